import { isSecretName, plainName } from "../domain/secret-name.ts";

/** Walks no deeper than any answer that is accepted; what lies below is left out. */
const MAX_DEPTH = 64;
const REMEMBERED = 2000;

/** Which members of an answer are never kept, shown or read, by their names: anywhere in it. */
export interface Dropping {
  readonly isDropped: (name: string) => boolean;
  /** The same value without them; itself where it has none. */
  readonly without: (value: unknown) => unknown;
}

/** @param more names of a mapping's own, beside those that every answer loses; letter case, "-" and "_" do not count */
export const droppingOf = (more: readonly string[] = []): Dropping => {
  const own = new Set(more.map(plainName));
  const known = new Map<string, boolean>();
  const isDropped = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const dropped = isSecretName(name) || own.has(plainName(name));
    // Objects that are keyed by ids have as many names as people.
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, dropped);
    return dropped;
  };
  return { isDropped, without: (value) => strip(value, isDropped, 0) };
};

const strip = (
  value: unknown,
  isDropped: Dropping["isDropped"],
  depth: number,
): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return stripItems(value, isDropped, depth + 1);
  // CAST: an object that is no array can be read by key.
  return stripMembers(value as Record<string, unknown>, isDropped, depth + 1);
};

const stripItems = (
  items: readonly unknown[],
  isDropped: Dropping["isDropped"],
  depth: number,
): readonly unknown[] => {
  let copy: unknown[] | null = null;
  for (let at = 0; at < items.length; at++) {
    const kept = strip(items[at], isDropped, depth);
    if (kept === items[at]) continue;
    copy ??= [...items];
    copy[at] = kept;
  }
  return copy ?? items;
};

/** Rows mostly have nothing to drop: they are not copied. */
const stripMembers = (
  members: Readonly<Record<string, unknown>>,
  isDropped: Dropping["isDropped"],
  depth: number,
): unknown => {
  let copy: Record<string, unknown> | null = null;
  for (const name in members) {
    const value = members[name];
    const kept =
      typeof value === "object" ? strip(value, isDropped, depth) : value;
    const dropped = isDropped(name);
    if (copy === null && (dropped || kept !== value))
      copy = beginningOf(members, name);
    if (copy !== null && !dropped) put(copy, name, kept);
  }
  return copy ?? members;
};

/** The members that stand before this one. */
const beginningOf = (
  members: Readonly<Record<string, unknown>>,
  end: string,
): Record<string, unknown> => {
  const copy: Record<string, unknown> = {};
  for (const name in members) {
    if (name === end) break;
    put(copy, name, members[name]);
  }
  return copy;
};

/** A member called "__proto__" is a member like any other. */
const put = (
  object: Record<string, unknown>,
  name: string,
  value: unknown,
): void => {
  if (name !== "__proto__") object[name] = value;
  else
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
};
