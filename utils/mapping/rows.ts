import type { infer as Infer } from "../validation.ts";
import { textIn } from "./field.ts";
import type { Rows } from "./mapping-list.ts";
import {
  type Compiling,
  type Place,
  type Row,
  compilePlace,
  rowOf,
} from "./place.ts";

/** All rows of an answer; null: where they are said to be is no list, or no object. */
export type RowsIn = (answer: unknown, event?: string) => readonly Row[] | null;

/** False for a row of nobody. It counts all the same where the length of a page tells whether it is the last. */
export type IsSomebody = (row: Row) => boolean;

export const compileRows = (
  rows: Infer<typeof Rows> | undefined,
  at: string,
  compiling: Compiling,
): { readonly rowsIn: RowsIn; readonly isSomebody: IsSomebody } => {
  const { as = "array" } = rows ?? {};
  const place = placeAt(rows?.at, `${at}.at`, compiling);
  const only = placeAt(rows?.only, `${at}.only`, compiling);
  return {
    rowsIn: (answer, event) => {
      const found = place?.({
        ...rowOf(answer),
        ...(event === undefined ? {} : { event }),
      });
      return rowsAs(place === null ? answer : found, as);
    },
    isSomebody: (row) => only === null || textIn(only(row)) !== null,
  };
};

const placeAt = (
  path: string | undefined,
  at: string,
  compiling: Compiling,
): Place | null =>
  path === undefined ? null : compilePlace(path, at, compiling);

const rowsAs = (
  found: unknown,
  as: "array" | "values" | "entries",
): readonly Row[] | null => {
  if (as === "array") return Array.isArray(found) ? found.map(rowOf) : null;
  if (typeof found !== "object" || found === null || Array.isArray(found))
    return null;
  return Object.entries(found).map(([key, value]: [string, unknown]) =>
    as === "entries" ? { key, value } : rowOf(value),
  );
};
