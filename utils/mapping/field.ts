import {
  type Compiling,
  type Place,
  type Row,
  compilePlaces,
} from "./place.ts";
import type { MappedField } from "./mapping-fields.ts";

/** What a row says in a field, in our own words; null: nothing. Judged by whoever knows what the field is. */
export type SaidIn = (row: Row) => string | null;

/** More of one text is not looked at. */
const MAX_TEXT = 8192;
/** More members of one list are not looked at. */
const MAX_JOINED = 100;

/** Compiles a field of a mapping that stands at `at`. */
export const compileField = (
  field: MappedField,
  at: string,
  compiling: Compiling,
): SaidIn => {
  if (typeof field === "string" || Array.isArray(field))
    return firstOf(compilePlaces(field, at, compiling));
  const { from, join, words, otherwise = null } = field;
  const places = compilePlaces(from, at, compiling);
  const said = join === undefined ? firstOf(places) : joined(places, join);
  if (words === undefined) return (row) => said(row) ?? otherwise;
  const ours = new Map(Object.entries(words));
  const others = ours.get("*");
  return (row) => {
    const text = said(row);
    return text === null ? otherwise : (ours.get(text) ?? others ?? text);
  };
};

const firstOf = (places: readonly Place[]): SaidIn => {
  const [only] = places;
  if (places.length === 1 && only !== undefined)
    return (row) => textIn(only(row));
  return (row) => {
    for (const place of places) {
      const text = textIn(place(row));
      if (text !== null) return text;
    }
    return null;
  };
};

const joined =
  (places: readonly Place[], between: string): SaidIn =>
  (row) => {
    const texts = places
      .flatMap((place) => itemsIn(place(row)))
      .map(textIn)
      .filter((text) => text !== null);
    return texts.length === 0 ? null : texts.join(between);
  };

const itemsIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_JOINED) : [value];

/** Text, a number or a truth as text; of a list its first. Blank text says nothing. */
export const textIn = (value: unknown): string | null => {
  switch (typeof value) {
    case "string":
      return /\S/.test(value) ? value.slice(0, MAX_TEXT) : null;
    case "number":
      return numberText(value);
    case "boolean":
      return String(value);
    default:
      return Array.isArray(value) && !Array.isArray(value[0])
        ? textIn(value[0])
        : null;
  }
};

/** Whole numbers that are too large to be exact are written so that nobody takes them for a name: "1.5e+20". */
const numberText = (value: number): string | null => {
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value)
    ? value.toExponential()
    : String(value);
};
