import type { ConnectorSettings } from "../domain/source.ts";
import { type Keys, at, put } from "../mapping/json-parts.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type {
  ConnectorField,
  FieldProblem,
  PlacesField,
} from "./connector-field.ts";
import { typedField, writtenField } from "./mapping-edit.ts";

/** What is in a field, as text; "" is nothing. Of a switch that is on: "on". */
export const textIn = (
  field: ConnectorField,
  settings: ConnectorSettings,
): string => {
  const value = at(settings, field.at);
  switch (field.kind) {
    case "text":
    case "number":
      return typeof value === "string" || typeof value === "number"
        ? `${value}`
        : "";
    case "places":
      return typedField(value).places;
    case "choice": {
      const chosen = at(value, [field.by]);
      return typeof chosen === "string" ? chosen : "";
    }
    case "switch":
      return value === undefined || value === false ? "" : "on";
  }
};

/** The settings with a field's text in them. */
export const withText = (
  field: ConnectorField,
  settings: ConnectorSettings,
  text: string,
): ConnectorSettings => {
  const before = at(settings, field.at);
  const next = text === "" ? undefined : valueOf(field, text, before);
  return withoutEmpty(put(settings, field.at, next), field.at);
};

const valueOf = (
  field: ConnectorField,
  text: string,
  before: unknown,
): unknown => {
  switch (field.kind) {
    case "text":
      return text;
    case "number":
      // What is no number stays as it is typed: it is still being typed, or it is wrong.
      return `${Number(text)}` === text ? Number(text) : text;
    case "places": {
      const typed = typedField(before);
      const unit = typed.unit === "" ? (field.unit ?? "") : typed.unit;
      return writtenField({ ...typed, unit, places: text }, before);
    }
    case "choice": {
      const { settings } =
        field.options.find(({ value }) => value === text) ?? {};
      const kept = Object.entries(fieldsOf(before) ?? {}).filter(
        ([key]) => key !== field.by && settings?.[key] !== undefined,
      );
      return settings && { ...settings, ...Object.fromEntries(kept) };
    }
    case "switch":
      return field.on;
  }
};

/** What says how people are read may be empty; any other part without a member is left out. */
const withoutEmpty = (
  settings: ConnectorSettings,
  [part = "", ...rest]: Keys,
): ConnectorSettings => {
  const inside = fieldsOf(settings[part]);
  const isEmpty = inside !== null && Object.keys(inside).length === 0;
  return isEmpty && rest.length > 0 && part !== "fields"
    ? put(settings, [part], undefined)
    : settings;
};

/** The unit of a time's places. */
export const unitIn = (
  { at: keys, unit = "ms" }: PlacesField,
  settings: ConnectorSettings,
): string => typedField(at(settings, keys)).unit || unit;

export const withUnit = (
  { at: keys }: PlacesField,
  settings: ConnectorSettings,
  unit: string,
): ConnectorSettings => {
  const before = at(settings, keys);
  return put(
    settings,
    keys,
    writtenField({ ...typedField(before), unit }, before),
  );
};

/** What is wrong with what stands in a field. */
export const problemIn = (
  field: ConnectorField,
  settings: ConnectorSettings,
): FieldProblem | null => {
  const text = textIn(field, settings);
  switch (field.kind) {
    case "text":
      if (text === "") return field.isNeeded === true ? "missing" : null;
      return field.looks.test(text) ? null : "looks";
    case "number":
      return text === "" ||
        (/^\d{1,9}$/.test(text) &&
          Number(text) >= field.from &&
          Number(text) <= field.to)
        ? null
        : "looks";
    case "places":
    case "choice":
    case "switch":
      return null;
  }
};
