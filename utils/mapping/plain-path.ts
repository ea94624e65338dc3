import { type Result, fail, ok } from "../domain/result.ts";

/** From a value to one inside it: names of members, and numbers in lists (-1 is the last). */
export type Steps = readonly (string | number)[];

const STEP = /\[(-?\d{1,9})\]|\["((?:[^"\\]|\\["\\])*)"\]|(\.?)([^.[\]]+)/y;

/**
 * Reads "user.emails[0].address". A name that has dots or brackets in it stands in brackets and quotes:
 * `claims["https://acme.test/role"]`. Fails with the place in the text where it is no path.
 */
export const parsePath = (text: string): Result<Steps, number> => {
  const steps: (string | number)[] = [];
  STEP.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    const found = STEP.exec(text);
    const [, index, quoted, dot, name] = found ?? [];
    // Names but the first have a dot before them; the first has none.
    if (
      found === null ||
      (name !== undefined && (dot === ".") !== steps.length > 0)
    )
      return fail(at);
    if (index !== undefined) steps.push(Number(index));
    else steps.push(name ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1"));
    at = STEP.lastIndex;
  }
  return steps.length === 0 ? fail(0) : ok(steps);
};

/** Longer texts are not looked into. */
const MAX_JSON_TEXT = 8192;

/**
 * What stands there; undefined: nothing. Own members only, so that "constructor" finds what an answer said. The way leads
 * into texts that are JSON: products that pass on what a site gave them write it so.
 */
export const follow = (value: unknown, steps: Steps): unknown => {
  let found = value;
  for (const step of steps) {
    if (typeof found === "string") found = jsonIn(found);
    if (typeof found !== "object" || found === null) return undefined;
    if (typeof step === "number")
      found = Array.isArray(found) ? found.at(step) : undefined;
    else if (Array.isArray(found) || !Object.hasOwn(found, step))
      return undefined;
    // CAST: it has a member of this name.
    else found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return found;
};

/** The text that was looked into last, as JSON: most fields of a row look into the same one. */
let last: { readonly text: string; readonly json: unknown } | null = null;

const jsonIn = (text: string): unknown => {
  if (text.length > MAX_JSON_TEXT || !/^\s*[[{]/.test(text)) return undefined;
  if (last?.text !== text) last = { text, json: parsed(text) };
  return last.json;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
