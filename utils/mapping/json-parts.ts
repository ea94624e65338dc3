import { type Fields, fieldsOf } from "../domain/outside-value.ts";

/* Parts of JSON by the keys that lead to them, whatever it is that stands there. In a list a key is a place: "0". */

export type Keys = readonly string[];

export const at = (value: unknown, keys: Keys): unknown =>
  keys.reduce<unknown>((inside, key) => {
    const list = listAt(inside, key);
    return list === null ? fieldsOf(inside)?.[key] : list[Number(key)];
  }, value);

/** The same with another value there; undefined takes it away. What leads to it is made where it is missing. */
export const put = (value: unknown, keys: Keys, next: unknown): Fields =>
  fieldsOf(putIn(value, keys, next)) ?? {};

const putIn = (
  value: unknown,
  [key, ...rest]: Keys,
  next: unknown,
): unknown => {
  if (key === undefined) return next;
  const list = listAt(value, key);
  if (list !== null) return putInList(list, Number(key), rest, next);
  const members = { ...fieldsOf(value) };
  const inside = putIn(members[key], rest, next);
  if (inside === undefined) delete members[key];
  else members[key] = inside;
  return members;
};

const putInList = (
  list: readonly unknown[],
  place: number,
  rest: Keys,
  next: unknown,
): readonly unknown[] => {
  const inside = putIn(list[place], rest, next);
  return inside === undefined
    ? list.toSpliced(place, 1)
    : list.toSpliced(place, 1, inside);
};

/** A list that has such a place. */
const listAt = (value: unknown, key: string): readonly unknown[] | null =>
  Array.isArray(value) && /^\d{1,4}$/.test(key) ? value : null;
