import type { SourceId } from "./ids.ts";
import type { Matched } from "./matched-connections.ts";

/**
 * The connections that are here, in the order of a file: those that it names change places among themselves, all others stay
 * where they are. Null: they stand so already.
 */
export const filedOrder = (
  sources: readonly { readonly id: SourceId }[],
  matched: readonly Matched[],
): readonly SourceId[] | null => {
  const wanted = matched.flatMap(({ source }) =>
    source === null ? [] : [source.id],
  );
  const next = wanted.values();
  const ids = sources.map(({ id }) => id);
  const order = ids.map((id) =>
    wanted.includes(id) ? (next.next().value ?? id) : id,
  );
  return order.every((id, at) => id === ids[at]) ? null : order;
};
