import { at } from "../mapping/json-parts.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import type { ChoicePart, NumberPart, TextPart } from "./mapping-part.ts";

/* What stands in a part of a mapping as a field shows it, and as it is written there. */

/** Text as it stands; of what is no text there is none. */
export const textIn = (written: unknown): string =>
  typeof written === "string" ? written : "";

export const writtenText = (
  { mayBeEmpty }: Pick<TextPart, "mayBeEmpty">,
  typed: string,
): string | undefined =>
  typed === "" && mayBeEmpty !== true ? undefined : typed;

/** What is no number is shown as it was typed. */
export const numberIn = (
  { each = 1 }: Pick<NumberPart, "each">,
  written: unknown,
): string =>
  typeof written === "number" ? `${written / each}` : textIn(written);

/** What is no number stays text: it is still being typed, or it is wrong, and the schema says so. */
export const writtenNumber = (
  { each = 1 }: Pick<NumberPart, "each">,
  typed: string,
): number | string | undefined => {
  const text = typed.trim();
  if (text === "") return undefined;
  return /^-?\d{1,12}$/.test(text) ? Number(text) * each : typed;
};

/** Words with commas between them; none: it is not there. */
export const writtenWords = (typed: string): readonly string[] | undefined => {
  const words = typed
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
  return words.length === 0 ? undefined : words;
};

export const wordsIn = (written: unknown): string =>
  Array.isArray(written)
    ? written.filter((word) => typeof word === "string").join(", ")
    : "";

/** Which of its options stands there. One that is none of them is "". */
export const chosenIn = (
  { by, options }: Pick<ChoicePart, "by" | "options">,
  written: unknown,
): string => {
  if (by === null) return written === undefined ? "" : "on";
  const word = textIn(at(written, [by]));
  return options.some(({ value }) => value === word) ? word : "";
};

/**
 * An option, begun anew but for what it has in common with what stands there.
 * @param left what it was when it stood there before
 */
export const writtenChoice = (
  { by, options }: Pick<ChoicePart, "by" | "options">,
  chosen: string,
  before: unknown,
  left?: unknown,
): Readonly<Record<string, unknown>> | undefined => {
  const option = options.find(({ value }) => value === chosen);
  if (option?.begins === undefined) return undefined;
  const { keeps = [] } = option;
  const kept = Object.entries(fieldsOf(before) ?? {}).filter(([name]) =>
    keeps.includes(name),
  );
  return {
    ...(by === null ? {} : { [by]: chosen }),
    ...(fieldsOf(left) ?? option.begins),
    ...Object.fromEntries(kept),
  };
};

/** JSON as it is shown, to be changed. */
export const jsonText = (written: unknown): string =>
  written === undefined ? "" : JSON.stringify(written, null, 2);

/** What was typed as JSON; `undefined` for nothing. Null: it is no JSON. */
export const readJson = (typed: string): { readonly value: unknown } | null => {
  if (typed.trim() === "") return { value: undefined };
  try {
    return { value: JSON.parse(typed) as unknown };
  } catch {
    return null;
  }
};
