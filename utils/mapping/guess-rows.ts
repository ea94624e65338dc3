import type { infer as Infer } from "../validation.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { MappedFields } from "./mapping-fields.ts";
import type { Rows } from "./mapping-list.ts";
import type { Mapping } from "./mapping.ts";

/** More places and rows say nothing new. */
const DEEPEST = 4;
export const MOST_LOOKED_AT = 50;
const MOST_MEMBERS = 200;

/** Rows that an answer may mean, and how a mapping says where they are. */
export interface GuessedRows {
  readonly rows: Infer<typeof Rows>;
  readonly values: readonly Readonly<Record<string, unknown>>[];
  /** Entries of an object: the name of each may be somebody's id. */
  readonly isKeyed: boolean;
}

/** A list of people as it is guessed: where its rows are (`{}`: the whole answer), what they say, who is online. */
export interface GuessedList {
  readonly rows: Infer<typeof Rows>;
  readonly fields: MappedFields;
  readonly online: Mapping["online"];
}

/** Every place of an answer that holds several objects of one kind: lists, and objects of objects. */
export const rowsInAnswer = (answer: unknown): readonly GuessedRows[] => {
  const found: GuessedRows[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > DEEPEST) return;
    const at = path === "" ? {} : { at: path };
    if (Array.isArray(value)) {
      const values = objectsIn(value);
      if (values.length > 0) found.push({ rows: at, values, isKeyed: false });
      return;
    }
    const members = Object.entries(value).slice(0, MOST_MEMBERS);
    const values = objectsIn(
      members.map(([, member]: [string, unknown]) => member),
    );
    if (isOfOneKind(members.length, values))
      found.push({ rows: { ...at, as: "entries" }, values, isKeyed: true });
    for (const [name, member] of members as readonly [string, unknown][])
      visit(member, pathOf(path, name), depth + 1);
  };
  visit(answer, "", 0);
  return found;
};

/** What lists of people are called. */
const PEOPLE_NAME =
  /^(?:(?:online|active|connected|current)?[-_]?(?:users?(?:names?|ids?)?|people|persons|members|visitors|customers|contacts|accounts|clients|sessions|connections|logins|e?mails)|presences?|online|connected)$/i;
/** What lists of anything are called. */
const ANY_NAME = /^(?:rows|items|results|records|data|list)$/i;

/** Is a list that is called so one of people? An empty one of anything may be, too. */
export const isListOfPeople = (name: string): boolean => PEOPLE_NAME.test(name);

/** An empty list that would be one of people at another time of day. Null: there is none. */
export const emptyListIn = (answer: unknown): Infer<typeof Rows> | null => {
  const empty = listsIn(answer).find(
    ({ items, path, name }) =>
      items.length === 0 &&
      (path === "" || isListOfPeople(name) || ANY_NAME.test(name)),
  );
  return empty === undefined ? null : placeOf(empty);
};

/** A list in an answer, whatever is in it. */
export interface FoundList {
  /** Empty: it is the answer itself. */
  readonly path: string;
  readonly name: string;
  readonly items: readonly unknown[];
}

/** Where the rows of a list are, as a mapping says it. */
export const placeOf = ({ path }: FoundList): Infer<typeof Rows> =>
  path === "" ? {} : { at: path };

/** Every list of an answer, but for those in lists. */
export const listsIn = (
  value: unknown,
  path = "",
  name = "",
  depth = 0,
): readonly FoundList[] => {
  if (Array.isArray(value)) return [{ path, name, items: value }];
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  return Object.entries(value)
    .slice(0, MOST_MEMBERS)
    .flatMap(([inside, member]: [string, unknown]) =>
      listsIn(member, pathOf(path, inside), inside, depth + 1),
    );
};

/** A path of a member: one with dots or brackets in its name stands in brackets and quotes. */
export const pathOf = (path: string, name: string): string => {
  if (!/^[^.[\]"$=][^.[\]"]*$/.test(name))
    return `${path}["${name.replaceAll(/["\\]/g, "\\$&")}"]`;
  return path === "" ? name : `${path}.${name}`;
};

const objectsIn = (
  values: readonly unknown[],
): readonly Readonly<Record<string, unknown>>[] =>
  values
    .slice(0, MOST_LOOKED_AT)
    .map(fieldsOf)
    .filter((fields) => fields !== null);

/** People by their ids have the same members, more or less; an answer with a few different parts has not. */
const isOfOneKind = (
  members: number,
  values: readonly Readonly<Record<string, unknown>>[],
): boolean => {
  const [first, second] = values;
  if (first === undefined || second === undefined) return false;
  if (values.length < Math.min(members, MOST_LOOKED_AT)) return false;
  const names = new Set(Object.keys(first));
  const others = Object.keys(second);
  const common = others.filter((name) => names.has(name)).length;
  return common * 2 >= Math.max(names.size, others.length) && common > 0;
};
