import type { MappingContext } from "./answers.ts";
import { type CompiledList, compileMapping } from "./compiled-mapping.ts";
import type { FieldName } from "./compiled-fields.ts";
import { type Judged, judge } from "./judged.ts";
import type { Mapping } from "./mapping.ts";
import { pagesOf } from "./page-of-site.ts";
import type { Row } from "./place.ts";

/** A list of a mapping that has rows and fields of its own. */
export type ListName = "list" | "directory" | "each";

/** What a field of one row yields. */
export interface Explained extends Judged {
  readonly name: FieldName;
  /** Keys to it in the mapping: "list.fields.email". */
  readonly at: string;
}

type Context = Pick<MappingContext, "serverTime" | "address" | "parameters">;

/** The rows of a sample; null: they are not where the mapping says. */
export const sampleRows = (
  mapping: Mapping,
  sample: unknown,
  of: ListName = "list",
): readonly Row[] | null => {
  const { dropping, [of]: list } = compileMapping(mapping);
  const rows = list?.rowsIn(dropping.without(sample)) ?? null;
  return rows?.filter((row) => list?.isSomebody(row)) ?? null;
};

/** The fields that a list of the mapping has, in the order in which they stand. */
export const mappedFields = (
  mapping: Mapping,
  of: ListName = "list",
): readonly FieldName[] =>
  // CAST: the schema knows no other names.
  (Object.keys(mapping[of]?.fields ?? {}) as FieldName[]).filter(
    (name) => mapping[of]?.fields[name] !== undefined,
  );

/**
 * What each mapped field of one row becomes.
 * @param row of `sampleRows`
 */
export const explainRow = (
  mapping: Mapping,
  row: Row,
  context: Context,
  of: ListName = "list",
): readonly Explained[] => {
  const list: CompiledList | null = compileMapping(mapping)[of];
  if (list === null) return [];
  const reading = {
    now: context.serverTime,
    addressOfPage: pagesOf(mapping, context),
  };
  return mappedFields(mapping, of).map((name) => ({
    name,
    at: `${of}.fields.${name}`,
    ...judge(name, list.fields, row, reading),
  }));
};
