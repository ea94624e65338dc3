import { type Instant, instant, isPlausibleTime } from "./instant.ts";

/*
 * Readers of single fields of a row that somebody else wrote. Each takes `unknown` and gives a value of ours or null:
 * one field that is no such thing must not cost the person their row. Total: none throws.
 */

/** An object of the outside: only own members are read, so a row's "__proto__" is a member like any other. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields | null =>
  // CAST: an object that is no array can be read by key; what stands there is `unknown`.
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;

/** Trimmed-to-length text; lone surrogates become U+FFFD, so that it survives every encoding. Empty text is null. */
export const textOf = (value: unknown, maxLength: number): string | null => {
  if (typeof value !== "string" || value === "") return null;
  const cut = value.length > maxLength ? value.slice(0, maxLength) : value;
  return cut.isWellFormed() ? cut : cut.toWellFormed();
};

/** Milliseconds of the server; anything that is no plausible time is unknown, never guessed. */
export const timeOf = (value: unknown): Instant | null =>
  isPlausibleTime(value) ? instant(value) : null;

export const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0
    ? value
    : null;

/** A web address without what may be secret in it: credentials, query, fragment. Other schemes are null. Not of pages. */
export const addressOf = (value: unknown, maxLength: number): string | null => {
  const text = textOf(value, maxLength);
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:"
    ? `${url.origin}${url.pathname}`
    : null;
};
