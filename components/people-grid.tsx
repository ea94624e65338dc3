import { effect } from "@preact/signals";
import type { VNode } from "preact";
import {
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from "preact/hooks";
import { personId } from "../utils/domain/ids.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { RunningSession } from "../utils/domain/session.ts";
import type { StuckOn } from "../utils/domain/stuck.ts";
import { t } from "../utils/i18n.ts";
import { keyOfGroup, lineAt, positionOf } from "../utils/models/lines.ts";
import type { TimeModel } from "../utils/models/time-model.ts";
import { clickedGroup, openClicked, settle, useWindow } from "./grid-body.ts";
import { renderLines } from "./grid-lines.tsx";
import { moveOf } from "./grid-moves.ts";
import { GridScroll } from "./grid-scroll.ts";
import { expectedCount, keyOfFocused } from "./grid-state.ts";
import { TypeAhead } from "./type-ahead.ts";
import type { PageModels } from "../utils/models/page-models.ts";

/** What a row is given; it is rendered again only when one of these is another. */
export interface RowProps {
  readonly report: Report;
  /** The same person as it may be seen: masked while the screen is shared. */
  readonly shown: Report;
  /** Another session, or another state of it, is a reason to write the row anew. */
  readonly session: RunningSession | undefined;
  /** How and for how long the person is stuck, if they are. */
  readonly stuck: StuckOn | undefined;
  /** The line of the list. */
  readonly position: number;
  /** How many people stand before. */
  readonly rank: number;
  readonly isTabbable: boolean;
  readonly isOpen: boolean;
  readonly time: TimeModel;
  /** Rows in sight, to be told that time has passed. */
  readonly live: Set<Ticked>;
}

/** What changes its words with time. */
export interface Ticked {
  tick(moment: Moment): void;
}

export interface PeopleGridProps {
  readonly models: PageModels;
  readonly rowHeight: number;
  readonly columnCount: number;
  readonly tracks?: string;
  readonly header: VNode;
  readonly renderRow: (row: RowProps) => VNode;
}

/** The list of people: only the rows in sight exist, the keyboard moves among all, new data moves nothing away. */
export const PeopleGrid = (props: PeopleGridProps): VNode => {
  const { models, rowHeight, columnCount, tracks, header } = props;
  const { list } = models;
  const root = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [scroll] = useState(() => new GridScroll(rowHeight));
  const [typed] = useState(() => new TypeAhead());
  const [live] = useState(() => new Set<Ticked>());
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const rows = list.rows.value;
  const hasFocus = body.current?.contains(document.activeElement) ?? false;
  const focusedKey = keyOfFocused(list);
  const focused =
    rows === null || focusedKey === null ? null : positionOf(rows, focusedKey);
  if (rows !== null) scroll.follow(rows, hasFocus ? focused : null);
  if (focused !== null) scroll.focusedAt = focused;
  const count = rows?.lines.length ?? 0;
  const people = expectedCount(models, rows?.slots.length ?? 0);
  const height = people + count - (rows?.slots.length ?? 0);

  const focusAt = (position: number): void => {
    const line = rows === null ? null : lineAt(rows, position);
    if (line === null) return;
    if (line.kind === "group") list.focusGroup(line.group.key);
    else list.focus(line.report.id);
    scroll.show(position);
    scroll.wanted = position;
    rerender(0);
  };
  const toggle = (key: string): void => {
    scroll.held = keyOfGroup(key);
    list.focusGroup(key);
    list.toggle(key);
  };

  useEffect(
    () =>
      effect(() => {
        // Once a second, whatever is read in between: what changed is rendered with what was read.
        models.clock.now.value;
        const moment = models.time.moment();
        for (const row of live) row.tick(moment);
      }),
    [],
  );
  useWindow(body, scroll, () => rerender(0));
  useLayoutEffect(() => settle(body.current, scroll));
  // The focused person went, or their group was closed: the focus goes to who stands there now.
  useLayoutEffect(() => {
    if (hasFocus && focused === null && count > 0)
      focusAt(scroll.inPlaceOfFocused(count));
  });
  const returned = list.returned.value;
  useEffect(() => {
    if (returned > 0) focusAt(focused ?? scroll.firstSeen());
  }, [returned]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const inBody = body.current?.contains(event.target as Node) ?? false;
    if (rows === null || (!inBody && event.key !== "ArrowDown")) return;
    const from = inBody ? (focused ?? scroll.firstSeen()) : -1;
    const page = Math.max(1, Math.floor(scroll.height / rowHeight) - 1);
    const move = moveOf(event, rows, from, page, typed);
    if (move === null) return;
    event.preventDefault();
    switch (move.kind) {
      case "to":
        return focusAt(move.position);
      case "toggle":
        return toggle(move.key);
      case "open":
        return list.show(
          personId((event.target as HTMLElement).dataset["person"] ?? ""),
        );
      case "header":
        return root.current
          ?.querySelector<HTMLElement>("[role=columnheader] [tabindex='0']")
          ?.focus();
      default:
        return unreachable(move);
    }
  };

  return (
    <div
      ref={root}
      class="grid"
      role="grid"
      aria-label={t("users")}
      aria-rowcount={people + 1}
      aria-colcount={columnCount}
      style={{ "--row": `${rowHeight}px`, "--tracks": tracks ?? "" }}
      onKeyDown={onKeyDown}
    >
      {header}
      <div
        ref={body}
        class="grid-body"
        role="rowgroup"
        onClick={(event) => {
          const group = clickedGroup(event);
          if (group === null) openClicked(event, list);
          else toggle(group);
        }}
        onPointerMove={(event) => {
          scroll.pointerY =
            event.clientY - event.currentTarget.getBoundingClientRect().top;
        }}
        onPointerLeave={() => {
          scroll.pointerY = null;
        }}
      >
        <div
          class="grid-rows"
          role="presentation"
          style={{ height: `${height * rowHeight}px` }}
        >
          {rows !== null && renderLines(props, rows, scroll, live, focused)}
        </div>
      </div>
    </div>
  );
};
