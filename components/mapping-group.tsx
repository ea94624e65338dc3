import "./mapping-group.css";
import "./mapping-lists.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { plural, t } from "../utils/i18n.ts";
import { countSet } from "../utils/models/mapping-groups.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { MappingGroup } from "../utils/models/mapping-part.ts";
import { countWrong } from "../utils/models/mapping-places.ts";
import { Icon } from "./icon.tsx";
import { MappingParts } from "./mapping-part.tsx";

interface MappingGroupProps {
  readonly mapping: MappingModel;
  readonly group: MappingGroup;
}

/**
 * Parts that few need, folded while nothing of them is set. It opens by itself where something in it is wrong; what is in
 * it is drawn while it is open.
 */
export const MappingGroupBox = ({
  mapping,
  group,
}: MappingGroupProps): VNode => {
  const [chosen, choose] = useState<boolean | null>(null);
  const count = countSet(group, mapping.written.value);
  const wrong = countWrong(group, mapping.placed.value);
  const isOpen = (chosen ?? count > 0) || wrong > 0;
  return (
    <details
      class="mapping-group is-whole"
      open={isOpen}
      onToggle={(event) => {
        // Those of the groups in it are told here, too.
        if (event.target === event.currentTarget)
          choose(event.currentTarget.open);
      }}
    >
      <summary>
        <span class="mapping-group-title">{t(group.title)}</span>
        {count > 0 && (
          <span class="mapping-group-count">{plural("map_set", count)}</span>
        )}
        {wrong > 0 && (
          <span class="mapping-group-wrong">
            <Icon name="alert" />
            {plural("map_wrong", wrong)}
          </span>
        )}
      </summary>
      {isOpen && (
        <div class="mapping-group-parts">
          <p class="field-hint is-whole">{t(group.lead)}</p>
          <MappingParts mapping={mapping} parts={group.parts} />
          {group.groups.map((inner) => (
            <MappingGroupBox key={inner.key} mapping={mapping} group={inner} />
          ))}
        </div>
      )}
    </details>
  );
};
