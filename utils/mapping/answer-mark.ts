import { fieldsOf } from "../domain/outside-value.ts";

/*
 * What the next answer is compared with and no report holds, as the mark of the answer before: it outlives the worker.
 */

export interface Memory {
  /** Where the pages of those are who are not online, as digests, by person (`page-memory.ts`). */
  readonly pages: ReadonlyMap<string, unknown>;
  /** Who was missed (`missing.ts`). */
  readonly missed: ReadonlySet<unknown>;
}

/** More are forgotten: their next change goes unseen, and who was missed is missed for the first time again. */
const MOST = 5000;

/** Null: there is nothing to remember. */
export const markOf = ({ pages, missed }: Memory): string | null =>
  pages.size + missed.size === 0
    ? null
    : JSON.stringify({
        pages: Object.fromEntries([...pages].slice(0, MOST)),
        missed: [...missed].slice(0, MOST),
      });

/** Reads {@link markOf}. The mark of another connector, before its settings were changed, is no memory. */
export const memoryOf = (mark: string | null): Memory => {
  try {
    const { pages, missed } = fieldsOf(JSON.parse(mark ?? "null")) ?? {};
    return {
      pages: new Map(Object.entries(fieldsOf(pages) ?? {})),
      missed: new Set(Array.isArray(missed) ? missed : []),
    };
  } catch {
    return memoryOf(null);
  }
};
