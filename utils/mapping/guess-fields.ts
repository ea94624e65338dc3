import type { Instant } from "../domain/instant.ts";
import { type Leaf, calledSo, leavesOf } from "./guess-leaves.ts";
import { nameIn } from "./guess-name.ts";
import {
  ACCOUNT_NAMES,
  ACCOUNT_WORDS,
  ID_NAMES,
  OFFLINE_WORD,
  ONLINE_WORD,
  STATUS_NAMES,
  TEXT_NAMES,
  TIME_NAMES,
} from "./guess-names.ts";
import { parseIso } from "./iso-time.ts";
import type {
  MappedField,
  MappedFields,
  MappedTime,
} from "./mapping-fields.ts";
import { timeOfText } from "./time.ts";

export interface GuessedFields {
  readonly fields: MappedFields;
  /** Words of `status` that mean online; none: there is no such field. */
  readonly onlineWords: readonly string[];
}

/**
 * What the rows may say where, by the names and by what stands there. No place is taken twice, but for the id, which may
 * be the address or the name where there is none.
 * @param isKeyed each row was an entry of an object
 * @param now the server's clock when it answered
 */
export const guessFields = (
  rows: readonly Readonly<Record<string, unknown>>[],
  isKeyed: boolean,
  now: Instant,
): GuessedFields => {
  let free = leavesOf(rows);
  const fields = new Map<string, MappedField | MappedTime>();
  /** The first of them that `read` can read, taken out of those that are free. */
  const take = <Value extends MappedField | MappedTime>(
    field: string,
    names: readonly string[],
    read: (leaf: Leaf) => Value | null,
  ): Leaf | null => {
    for (const leaf of calledSo(free, names)) {
      const value = read(leaf);
      if (value === null) continue;
      fields.set(field, value);
      free = free.filter(({ path }) => path !== leaf.path);
      return leaf;
    }
    return null;
  };

  for (const [field, names] of TIME_NAMES)
    take(field, names, (leaf) => timeIn(leaf, now));
  take("id", ID_NAMES, (leaf) => (isId(leaf, rows.length) ? leaf.path : null));
  const name = nameIn(free);
  if (name !== null) {
    fields.set("name", name.field);
    free = free.filter((leaf) => !name.places.includes(leaf));
  }
  for (const [field, names, looks] of TEXT_NAMES)
    take(field, names, ({ path, values }) =>
      values.every((value) => looks?.test(String(value)) ?? true) ? path : null,
    );
  const status = take("status", STATUS_NAMES, onlineIn);
  take("account", ACCOUNT_NAMES, accountIn);
  const id = isKeyed ? "$key" : (fields.get("email") ?? fields.get("name"));
  if (!fields.has("id") && id !== undefined) fields.set("id", id);
  return {
    // CAST: every member was put there by the name of its field, as the schema has it.
    fields: Object.fromEntries(fields) as MappedFields,
    onlineWords: [...new Set(status?.values.map(String))].filter(
      (word) => !OFFLINE_WORD.test(word),
    ),
  };
};

/** Something in every row; of a list of sessions some of them come several times. */
const isId = ({ values }: Leaf, rows: number): boolean =>
  values.length === rows && values.every((value) => typeof value !== "boolean");

/** Counted back from the server's clock by its name, or a time in the unit in which all of them are plausible. */
const timeIn = (
  { path, name, values }: Leaf,
  now: Instant,
): MappedTime | null => {
  const texts = values.map(String);
  if (/idle|inactive|ago/.test(name))
    return values.every((value) => typeof value === "number" && value >= 0)
      ? { from: path, unit: name.includes("ms") ? "ms_ago" : "s_ago" }
      : null;
  for (const unit of ["ms", "s", "iso"] as const) {
    if (texts.some((text) => timeOfText(text, unit, "UTC", now) === null))
      continue;
    const isZoneless =
      unit === "iso" && texts.some((text) => parseIso(text)?.offset === null);
    return { from: path, unit, ...(isZoneless ? { zone: "UTC" } : {}) };
  }
  return null;
};

/** "active" alone may be of the account as well. */
const onlineIn = ({ path, values }: Leaf): string | null =>
  values.every(
    (value) =>
      ONLINE_WORD.test(String(value)) || OFFLINE_WORD.test(String(value)),
  ) && values.some((value) => !/^active$/i.test(String(value)))
    ? path
    : null;

const accountIn = ({ path, name, values }: Leaf): MappedField | null => {
  const isTruth = values.every((value) => typeof value === "boolean");
  const isNegative = /disabled|suspended|banned|blocked/.test(name);
  const words: Record<string, string> = {};
  for (const value of values) {
    const word = isTruth
      ? (value === true) === isNegative
        ? "disabled"
        : "active"
      : ACCOUNT_WORDS.get(String(value).toLowerCase());
    if (word === undefined) return null;
    words[String(value)] = word;
  }
  return { from: path, words };
};
