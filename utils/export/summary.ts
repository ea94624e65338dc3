import type { TableColumn, Value } from "../domain/table.ts";
import { markdownFacts, markdownOutside, markdownTable } from "./markdown.ts";
import type { TableFile, TextFormat } from "./table-file.ts";

/** More kinds than this in a column are counted together. */
const MOST_KINDS = 20;

/**
 * A summary in Markdown for sharing: what the file is about, and of each counted column how many rows say what. It has
 * no row of its own in it, so it names nobody.
 */
export const summaryFormat = (file: TableFile): TextFormat => {
  const { title, columns, words } = file;
  const counts = columns.map(({ counted }) =>
    counted === true ? new Map<Value, number>() : null,
  );
  return {
    begin: () => "",
    rows: (values) => {
      for (const [at, value] of values.entries()) {
        const count = counts[at % columns.length];
        count?.set(value, (count.get(value) ?? 0) + 1);
      }
      return "";
    },
    end: () =>
      [
        `# ${markdownOutside(title)}`,
        markdownFacts(file.facts, file.zone),
        ...columns.flatMap((column, at) => {
          const count = counts[at];
          return count ? [tableOf(column, count, words)] : [];
        }),
      ].join("\n\n") + "\n",
  };
};

const tableOf = (
  { heading }: TableColumn,
  counts: ReadonlyMap<Value, number>,
  words: TableFile["words"],
): string => {
  const fullestFirst = [...counts].toSorted(([, a], [, b]) => b - a);
  const rows = fullestFirst
    .slice(0, MOST_KINDS)
    .map(([value, count]) => [nameOf(value, words.unknown), count] as const);
  const rest = fullestFirst
    .slice(MOST_KINDS)
    .reduce((sum, [, count]) => sum + count, 0);
  return markdownTable(
    [heading, words.count],
    rest === 0 ? rows : [...rows, [words.others, rest]],
  );
};

const nameOf = (value: Value, unknown: string): string =>
  value === null || value === "" ? unknown : String(value);
