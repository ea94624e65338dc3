import type { SourceId } from "./ids.ts";

/**
 * Which connection is shown; null: all of them. One that is gone counts as all, and of a single one there is nothing to
 * choose.
 */
export const shownOf = (
  sources: readonly { readonly id: SourceId }[],
  shown: SourceId | null,
): SourceId | null =>
  sources.length > 1 && sources.some(({ id }) => id === shown) ? shown : null;
