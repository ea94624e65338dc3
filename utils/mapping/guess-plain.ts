import { type GuessedRows, isListOfPeople, pathOf } from "./guess-rows.ts";
import type { MappedFields } from "./mapping-fields.ts";

const DEEPEST = 4;
const MOST_LOOKED_AT = 50;
const MOST_MEMBERS = 200;
const LONGEST = 200;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Where rows are, `{}` where they are the whole answer, and what stands where in them. */
export interface GuessedList {
  readonly rows: GuessedRows["rows"];
  readonly fields: MappedFields;
}

/**
 * A list in which a text is all that is told of each: addresses wherever they stand; names, or ids, where the list is the
 * whole answer or is called as lists of people are. Null: there is none.
 */
export const plainPeopleIn = (answer: unknown): GuessedList | null => {
  const lists = plainListsIn(answer, "", "", 0);
  const ofAddresses = lists.find(({ texts }) =>
    texts.every((text) => ADDRESS.test(text)),
  );
  const found =
    ofAddresses ??
    lists.find(({ path, name }) => path === "" || isListOfPeople(name));
  if (found === undefined) return null;
  return {
    rows: found.path === "" ? {} : { at: found.path },
    fields: {
      id: "$value",
      ...(ofAddresses === undefined ? { name: "$value" } : { email: "$value" }),
    },
  };
};

interface PlainList {
  readonly path: string;
  readonly name: string;
  readonly texts: readonly string[];
}

const plainListsIn = (
  value: unknown,
  path: string,
  name: string,
  depth: number,
): readonly PlainList[] => {
  if (Array.isArray(value)) {
    const looked: readonly unknown[] = value.slice(0, MOST_LOOKED_AT);
    const texts = looked.filter(isOneLine);
    return texts.length > 0 && texts.length === looked.length
      ? [{ path, name, texts }]
      : [];
  }
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  return Object.entries(value)
    .slice(0, MOST_MEMBERS)
    .flatMap(([inside, member]: [string, unknown]) =>
      plainListsIn(member, pathOf(path, inside), inside, depth + 1),
    );
};

const isOneLine = (value: unknown): value is string =>
  typeof value === "string" &&
  value.trim() !== "" &&
  value.length <= LONGEST &&
  !/[\r\n]/.test(value);
