import { fieldsOf } from "../domain/outside-value.ts";
import type { MappedFields } from "../mapping/mapping-fields.ts";

/*
 * Fields of a mapping as they are typed, and put back into it. What is in the form may be no mapping yet: nothing here
 * counts on more than that it is JSON.
 */

/** A field as a form shows it. */
export interface TypedField {
  /** Places with " ?? " between them: the first that says something counts. */
  readonly places: string;
  readonly unit: string;
  readonly zone: string;
  /** "theirs = ours, theirs = ours" */
  readonly words: string;
  /** What all that say something are put together with; null: the first of them counts. */
  readonly join: string | null;
  /** What is meant where nothing is said; "": nothing. */
  readonly otherwise: string;
}

const BETWEEN = " ?? ";

export const typedField = (field: unknown): TypedField => {
  const whole = fieldsOf(field);
  return {
    places: placesText(whole === null ? field : whole["from"]),
    unit: textOr(whole?.["unit"]),
    zone: textOr(whole?.["zone"]),
    words: pairsText(whole?.["words"], ", "),
    join: typeof whole?.["join"] === "string" ? whole["join"] : null,
    otherwise: textOr(whole?.["otherwise"]),
  };
};

/** @param before what stands there: parts of it that the form does not show are kept */
export const writtenField = (
  { places, unit, zone, words, join, otherwise }: TypedField,
  before: unknown,
): unknown => {
  const all = placesIn(places);
  const from = all.length > 1 ? all : (all[0] ?? "");
  const others = Object.entries(fieldsOf(before) ?? {}).filter(
    ([key]) => !SHOWN.has(key),
  );
  const parts = {
    ...Object.fromEntries(others),
    ...(join === null ? {} : { join }),
    ...(otherwise === "" ? {} : { otherwise }),
    ...(unit === "" ? {} : { unit }),
    ...(zone.trim() === "" ? {} : { zone: zone.trim() }),
    ...(words.trim() === "" ? {} : { words: readPairs(words, ",") }),
  };
  return Object.keys(parts).length === 0 ? from : { ...parts, from };
};

const SHOWN: ReadonlySet<string> = new Set([
  ...["from", "words", "unit", "zone", "join", "otherwise"],
]);

const placesIn = (text: string): readonly string[] =>
  text
    .split("??")
    .map((place) => place.trim())
    .filter((place) => place !== "");

/** Do two texts name the same places? One of them may still be typed. */
export const arePlaces = (one: string, other: string): boolean =>
  placesIn(one).join(BETWEEN) === placesIn(other).join(BETWEEN);

const placesText = (from: unknown): string =>
  Array.isArray(from) ? from.map(textOr).join(BETWEEN) : textOr(from);

const textOr = (value: unknown): string =>
  typeof value === "string" ? value : "";

/** An object of texts, one pair after the other. */
export const pairsText = (value: unknown, between: string): string =>
  Object.entries(fieldsOf(value) ?? {})
    .map(([key, text]) => `${key} = ${textOr(text)}`)
    .join(between);

export const readPairs = (
  text: string,
  between: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(between)
      .map((pair) => {
        const middle = pair.indexOf("=");
        return middle < 0
          ? ([pair.trim(), ""] as const)
          : ([
              pair.slice(0, middle).trim(),
              pair.slice(middle + 1).trim(),
            ] as const);
      })
      .filter(([key]) => key !== ""),
  );

/** Every field that a row can have, in the order in which a form offers them. */
export const FIELD_NAMES = [
  ...(["id", "name", "email", "status", "lastActiveAt", "lastSeenAt"] as const),
  ...(["page", "title", "feature", "pageSince", "role", "company"] as const),
  ...(["account", "session", "startedAt", "endsAt", "hidden"] as const),
  ...(["lastLoginAt", "browser", "os", "device", "userAgent", "ip"] as const),
  ...(["url", "sessions", "messages", "questions"] as const),
] as const satisfies readonly (keyof MappedFields)[];

export type FieldName = (typeof FIELD_NAMES)[number];

const TIMES: readonly FieldName[] = [
  ...(["lastLoginAt", "lastActiveAt", "lastSeenAt"] as const),
  ...(["startedAt", "endsAt", "pageSince"] as const),
];

export const isTime = (name: FieldName): boolean => TIMES.includes(name);

/** A field that was just added: there is nothing in it yet but, of a time, its unit. */
export const newField = (name: FieldName): unknown =>
  isTime(name) ? { from: "?", unit: "ms" } : "?";
