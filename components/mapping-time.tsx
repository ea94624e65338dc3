import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import {
  type TypedField,
  typedField,
  writtenField,
} from "../utils/models/mapping-edit.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { TimePart } from "../utils/models/mapping-part.ts";
import { mappingProblemWords } from "./mapping-problems.ts";
import { PlaceLine } from "./place-line.tsx";

interface MappingTimeProps {
  readonly mapping: MappingModel;
  readonly part: TimePart;
}

/** Where an answer says a time, in which unit, and whose clock that is. */
export const MappingTime = ({ mapping, part }: MappingTimeProps): VNode => {
  const { at } = part;
  const written = mapping.valueAt.value(at);
  const typed = typedField(written);
  const problem = mapping.problemAt.value(at);
  const label = t("map_pair_place_answer");
  const set = (change: Partial<TypedField>): void => {
    const next = { ...typed, unit: typed.unit || "ms", ...change };
    mapping.set(
      at,
      next.places === "" ? undefined : writtenField(next, written),
    );
  };
  return (
    <fieldset class="place-lines mapped-fields is-whole">
      <legend>{t(part.label)}</legend>
      <p class="field-hint">{part.hint === undefined ? "" : t(part.hint)}</p>
      <PlaceLine
        id={`mapping-${at.join("-")}`}
        label={label}
        value={typed.places}
        example="meta.server_time"
        problem={problem && mappingProblemWords(problem)}
        unit={written === undefined ? null : typed.unit}
        onUnit={(unit) => set({ unit })}
        onType={(places) => set({ places })}
        onFocus={() => mapping.focus(at)}
      >
        {typed.unit === "iso" && (
          <input
            class="code mapped-zone"
            type="text"
            aria-label={t("label_of", t("mapping_zone"), t(part.label))}
            placeholder={t("mapping_zone")}
            value={typed.zone}
            onChange={({ currentTarget }) => set({ zone: currentTarget.value })}
          />
        )}
      </PlaceLine>
    </fieldset>
  );
};
