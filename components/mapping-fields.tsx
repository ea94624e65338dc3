import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import {
  FIELD_NAMES,
  type FieldName,
  type TypedField,
  isTime,
  newField,
  typedField,
  writtenField,
} from "../utils/models/mapping-edit.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { FieldsPart } from "../utils/models/mapping-part.ts";
import { Icon } from "./icon.tsx";
import { MappedMore } from "./mapped-more.tsx";
import { mappingProblemWords } from "./mapping-problems.ts";
import { PlaceLine } from "./place-line.tsx";

interface MappingFieldsProps {
  readonly mapping: MappingModel;
  readonly part: FieldsPart;
}

/** What each row says where: one line a field, and all others to be added. One that is needed is there by itself. */
export const MappingFields = ({ mapping, part }: MappingFieldsProps): VNode => {
  const isThere = (name: FieldName): boolean =>
    mapping.valueAt.value([...part.at, name]) !== undefined ||
    mapping.problemAt.value([...part.at, name]) !== null;
  const others = part.among.filter((name) => !isThere(name));
  return (
    <fieldset class="place-lines mapped-fields is-whole">
      <legend>{t(part.label)}</legend>
      <p class="field-hint">{t("mapping_fields_hint")}</p>
      {FIELD_NAMES.filter(isThere).map((name) => (
        <MappedField key={name} name={name} mapping={mapping} part={part} />
      ))}
      <select
        aria-label={t("mapping_add")}
        value=""
        onChange={({ currentTarget }) => {
          const name = others.find((one) => one === currentTarget.value);
          if (name !== undefined)
            mapping.set([...part.at, name], newField(name));
          currentTarget.value = "";
        }}
      >
        <option value="">{t("mapping_add")}</option>
        {others.map((name) => (
          <option key={name} value={name}>
            {t(`mapped_${name}`)}
          </option>
        ))}
      </select>
    </fieldset>
  );
};

interface MappedFieldProps extends MappingFieldsProps {
  readonly name: FieldName;
}

const MappedField = ({ name, mapping, part }: MappedFieldProps): VNode => {
  const keys = [...part.at, name];
  const written = mapping.valueAt.value(keys);
  const typed = typedField(written);
  const problem = mapping.problemAt.value(keys);
  const id =
    part.of === "list" ? `mapped-${name}` : `mapped-${part.of}-${name}`;
  const label = t(`mapped_${name}`);
  const hasMore =
    typed.words !== "" || typed.join !== null || typed.otherwise !== "";
  // What these two say has to become words of ours.
  const [isOpen, open] = useState(
    hasMore || name === "account" || name === "hidden",
  );
  const set = (change: Partial<TypedField>): void =>
    mapping.set(keys, writtenField({ ...typed, ...change }, written));
  return (
    <PlaceLine
      id={id}
      label={label}
      value={typed.places === "?" ? "" : typed.places}
      problem={problem === null ? null : mappingProblemWords(problem)}
      unit={isTime(name) ? typed.unit : null}
      onUnit={(unit) => set({ unit })}
      onType={(places) => set({ places: places === "" ? "?" : places })}
      onFocus={() => mapping.focus(keys)}
    >
      {!isTime(name) && (
        <button
          type="button"
          class="button is-icon is-quiet"
          aria-label={t("label_of", t("map_field_more"), label)}
          aria-expanded={isOpen}
          aria-controls={`${id}-more`}
          title={t("map_field_more")}
          onClick={() => open(!isOpen)}
        >
          <Icon name="settings" />
        </button>
      )}
      <button
        type="button"
        class="button is-icon is-quiet mapped-drop"
        aria-label={t("label_of", t("mapping_drop"), label)}
        title={t("mapping_drop")}
        onClick={() => mapping.set(keys, undefined)}
      >
        <Icon name="close" />
      </button>
      {typed.unit === "iso" && (
        <input
          class="code mapped-zone"
          type="text"
          aria-label={t("label_of", t("mapping_zone"), label)}
          placeholder={t("mapping_zone")}
          value={typed.zone}
          onChange={({ currentTarget }) => set({ zone: currentTarget.value })}
        />
      )}
      {isOpen && !isTime(name) && (
        <MappedMore id={`${id}-more`} typed={typed} onChange={set} />
      )}
    </PlaceLine>
  );
};
