import type { TableColumn, Value, ValueKind } from "../domain/table.ts";
import type { TableFile, TextFormat } from "./table-file.ts";
import { createZonedTime } from "./zoned-time.ts";

/**
 * JSON: one object with what the file is about and its rows, one a line. Keys are never translated; times are ISO 8601
 * with the zone's offset, lengths are seconds, what is not known is null.
 */
export const jsonFormat = ({
  title,
  columns,
  facts,
  zone,
}: TableFile): TextFormat => {
  const time = createZonedTime(zone);
  const written = (kind: ValueKind, value: Value): string =>
    JSON.stringify(
      kind === "time" && typeof value === "number" ? time(value) : value,
    );
  const names = columns.map(
    ({ key }, at) => `${at === 0 ? "{" : ","}${JSON.stringify(key)}:`,
  );
  const about = [
    { key: "title", kind: "text" as const, value: title },
    ...facts,
  ].map(
    ({ key, kind, value }) => `${JSON.stringify(key)}:${written(kind, value)}`,
  );
  let separator = "\n";
  return {
    begin: () => `{"about":{${about.join(",")}},\n"rows":[`,
    rows: (values) => {
      let piece = "";
      for (let at = 0; at < values.length; at += columns.length) {
        piece += separator + rowOf(values, at, columns, names, written);
        separator = ",\n";
      }
      return piece;
    },
    end: () => "\n]}\n",
  };
};

const rowOf = (
  values: readonly Value[],
  from: number,
  columns: readonly TableColumn[],
  names: readonly string[],
  written: (kind: ValueKind, value: Value) => string,
): string => {
  let row = "";
  for (const [at, { kind }] of columns.entries())
    row += (names[at] ?? "") + written(kind, values[from + at] ?? null);
  return `${row}}`;
};
