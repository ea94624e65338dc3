/** Items in one record: fewer, larger records are faster, up to here. */
export const CHUNK = 500;

/** Items in groups of {@link CHUNK}, the last one with what is left. Nothing gives no group. */
export const chunksOf = <Item>(
  items: Iterable<Item>,
): readonly (readonly Item[])[] => {
  const chunks: Item[][] = [];
  let last: Item[] = [];
  for (const item of items) {
    if (last.length === 0 || last.length === CHUNK) chunks.push((last = []));
    last.push(item);
  }
  return chunks;
};
