import { fieldsOf } from "../domain/outside-value.ts";
import type { ConnectorSettings } from "../domain/source.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { BLANK_MAPPING } from "./connection-kind.ts";

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Has nobody said yet where anything is? How it is asked may be said already. */
export const isBlank = (settings: ConnectorSettings | null): boolean => {
  const mapping = fieldsOf(settings?.["mapping"]);
  const list = fieldsOf(mapping?.["list"]);
  return (
    mapping !== null &&
    list !== null &&
    list["rows"] === undefined &&
    isSame(list["fields"], BLANK_MAPPING.list.fields) &&
    isSame(mapping["online"], BLANK_MAPPING.online) &&
    ["directory", "each", "stream"].every((part) => mapping[part] === undefined)
  );
};

/** The settings with what was guessed of an answer: where the people are, and what their rows say. How it is asked stays. */
export const withGuess = (
  settings: ConnectorSettings | null,
  { list: { rows, fields, paging }, online }: Mapping,
): ConnectorSettings => {
  const mapping = fieldsOf(settings?.["mapping"]) ?? {};
  const list = {
    ...(paging === undefined ? {} : { paging }),
    ...fieldsOf(mapping["list"]),
    ...(rows === undefined ? {} : { rows }),
    fields,
  };
  return { ...settings, mapping: { ...mapping, list, online } };
};
