import type { SourceId } from "./ids.ts";

/** These sources in the order of the ids; those that it does not name come last, in the order that they had. */
export const inOrder = <Source extends { readonly id: SourceId }>(
  sources: readonly Source[],
  ids: readonly SourceId[],
): readonly Source[] => {
  const placeOf = ({ id }: Source): number => {
    const place = ids.indexOf(id);
    return place < 0 ? ids.length : place;
  };
  return sources.toSorted((a, b) => placeOf(a) - placeOf(b));
};
