import { compileMapping } from "./compiled-mapping.ts";
import type { ListName } from "./explain.ts";
import type { Mapping } from "./mapping.ts";
import type { MappingProblem } from "./problem.ts";
import { CUTS } from "./sample.ts";
import { pagesIn } from "./told-pages.ts";

/** A sample that says that there is more than it brings, of a list of which nobody asks for more. */
export const pageProblems = (
  mapping: Mapping,
  sample: unknown,
  of: ListName,
): readonly MappingProblem[] => {
  // Nobody has so many sessions.
  const list = of === "each" ? undefined : mapping[of];
  if (list === undefined || list.paging !== undefined) return [];
  const { dropping, [of]: compiled } = compileMapping(mapping);
  const rows = compiled?.rowsIn(dropping.without(sample))?.length ?? 0;
  const isCut = CUTS.some(({ items }) => items === rows);
  const { more } = pagesIn(sample, list.rows?.at, isCut ? null : rows);
  if (more === null) return [];
  const at = `${of}.paging`;
  return more.total === null
    ? [{ at, code: "more_pages" }]
    : [{ at, code: "more_rows", detail: String(more.total), count: rows }];
};
