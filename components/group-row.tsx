import type { VNode } from "preact";
import type { Mark } from "../utils/domain/facts.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { Group } from "../utils/models/kept-groups.ts";
import { connectionMark } from "./connection-mark.tsx";
import { Icon } from "./icon.tsx";
import { Mark as MarkShape } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";

interface GroupRowProps {
  /** A text as it may be seen while the screen is shared. */
  readonly shownText: (text: string) => string;
  readonly group: Group;
  readonly position: number;
  readonly isTabbable: boolean;
  readonly columnCount: number;
  /** The data is old: so is the count. */
  readonly isOld: boolean;
}

/**
 * The header of a group: a row with one cell and one button in it. It is no row of a person, so it has no place of its own
 * among them (`aria-rowindex`): the count of rows is that of the people.
 */
export const GroupRow = (props: GroupRowProps): VNode => {
  const { group, position, isTabbable, columnCount, isOld, shownText } = props;
  const { key, by, value, count, collapsed } = group;
  return (
    <div
      class="row group-row"
      role="row"
      data-line={position}
      data-group={key}
      style={{ transform: `translateY(calc(${position} * var(--row)))` }}
    >
      <div role="gridcell" aria-colspan={columnCount} class="group-cell">
        <button
          type="button"
          class="group-toggle"
          aria-expanded={!collapsed}
          tabIndex={isTabbable ? 0 : -1}
        >
          <Icon name="down" />
          {/* CAST: the value of a status is a mark. */}
          {by === "status" && value !== null && (
            <MarkShape mark={value as Mark} />
          )}
          {group.from !== undefined && (
            <span aria-hidden="true">{connectionMark(group.from)}</span>
          )}
          <OutsideText
            text={shownText(groupWords(group))}
            heard={groupWords(group)}
            class="name"
          />
          <span class="unseen">{plural("group_people", count)}</span>
          <span class="group-count" aria-hidden="true">
            {formatNumber(count)}
            {isOld && "?"}
          </span>
        </button>
      </div>
    </div>
  );
};

const groupWords = ({ by, value, from }: Group): string => {
  if (from !== undefined) return from.name;
  if (value === null) return t(`group_without_${by}`);
  // CAST: as above.
  return by === "status" ? t(`short_${value as Mark}`) : value;
};
