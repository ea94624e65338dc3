/**
 * An immutable map that is cheap to change a little: a large `base` that is shared from value to value, and a small
 * `patch` over it (null = gone). 100 changes in 100,000 entries copy the patch, not the entries; when the patch outgrows
 * its share, both are merged into a new base. A `Map`, never an object: keys may be "__proto__".
 */
export interface PatchedMap<Key, Value extends object> {
  readonly base: ReadonlyMap<Key, Value>;
  readonly patch: ReadonlyMap<Key, Value | null>;
  readonly size: number;
}

/** Merge when the patch holds more than this many entries and more than a sixteenth of all. */
const SMALLEST_MERGE = 256;
const MERGE_SHARE = 16;

/** The map over these entries; of two with one key the later one is taken. */
export const mapOf = <Key, Value extends object>(
  entries: Iterable<readonly [Key, Value]>,
): PatchedMap<Key, Value> => {
  const base = new Map(entries);
  return { base, patch: new Map<Key, Value | null>(), size: base.size };
};

export const valueAt = <Key, Value extends object>(
  { base, patch }: PatchedMap<Key, Value>,
  key: Key,
): Value | undefined => {
  const patched = patch.get(key);
  return patched === undefined ? base.get(key) : (patched ?? undefined);
};

/** All values: those of the base in their order, then those that came later. */
export function* valuesOf<Key, Value extends object>({
  base,
  patch,
}: PatchedMap<Key, Value>): Generator<Value> {
  if (patch.size === 0) {
    yield* base.values();
    return;
  }
  for (const [key, value] of base) {
    const patched = patch.get(key);
    if (patched === undefined) yield value;
    else if (patched !== null) yield patched;
  }
  for (const [key, value] of patch)
    if (value !== null && !base.has(key)) yield value;
}

/**
 * A new map with these entries put and these keys gone; the old one stays as it was.
 * @param keyOf the key that a value stands under
 */
export const patched = <Key, Value extends object>(
  map: PatchedMap<Key, Value>,
  puts: Iterable<Value>,
  gone: Iterable<Key>,
  keyOf: (value: Value) => Key,
): PatchedMap<Key, Value> => {
  const patch = new Map(map.patch);
  let { size } = map;
  const holds = (key: Key): boolean => {
    const value = patch.get(key);
    return value === undefined ? map.base.has(key) : value !== null;
  };
  for (const value of puts) {
    const key = keyOf(value);
    if (!holds(key)) size++;
    patch.set(key, value);
  }
  for (const key of gone) {
    if (!holds(key)) continue;
    size--;
    patch.set(key, null);
  }
  const next = { base: map.base, patch, size };
  const merge = patch.size > SMALLEST_MERGE && patch.size * MERGE_SHARE > size;
  return merge ? mapOf(keyed(valuesOf(next), keyOf)) : next;
};

export function* keyed<Key, Value>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Generator<readonly [Key, Value]> {
  for (const value of values) yield [keyOf(value), value];
}
