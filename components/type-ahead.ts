import type { Rows } from "../utils/models/list-model.ts";
import { lineAt } from "../utils/models/lines.ts";
import { titleOf } from "./words.ts";

/** Letters that come later than this after the one before begin a new word. */
const PAUSE_MS = 800;

/** Letters typed one after the other, as one word. */
export class TypeAhead {
  #typed = "";
  #at = Number.NEGATIVE_INFINITY;

  /**
   * The word so far; null for a key that types nothing. A space belongs to a word, but begins none: it opens the row.
   * @param at when the key was pressed, ms
   */
  type(event: KeyboardEvent, at: number): string | null {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    if (key === "/" || Array.from(key).length !== 1) return null;
    const goesOn = at - this.#at < PAUSE_MS;
    if (key === " " && !goesOn) return null;
    this.#typed = (goesOn ? this.#typed : "") + folded(key);
    this.#at = at;
    return this.#typed;
  }
}

/**
 * Where the next person stands whose name begins with the word, from a row on and round the end; null = nowhere. One
 * letter, also typed again and again, goes on to the next one; a word may stay where it is.
 */
export const nextNamed = (
  rows: Rows,
  from: number,
  typed: string,
): number | null => {
  const [letter = ""] = Array.from(typed);
  const isOneLetter = typed === letter.repeat(typed.length / letter.length);
  const word = isOneLetter ? letter : typed;
  const count = rows.lines.length;
  const first = Math.max(0, from) + Number(isOneLetter && from >= 0);
  for (let step = 0; step < count; step++) {
    const position = (first + step) % count;
    const line = lineAt(rows, position);
    if (line?.kind === "person" && begins(titleOf(line.report), word))
      return position;
  }
  return null;
};

const begins = (name: string, word: string): boolean => {
  const letter = name.charCodeAt(0);
  // Most names are told by their first letter, without making a text.
  if (letter < 0x80 && name[0]?.toLowerCase() !== word[0]) return false;
  return folded(name.slice(0, 2 * word.length + 4)).startsWith(word);
};

/** Without case and accents: "Ólafur" is found by "o". */
const folded = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
