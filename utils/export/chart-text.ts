import { TEXT_SIZE } from "./chart-scene.ts";

/** Of the size of the text: a letter of most scripts, a broad one, and one of Chinese, Japanese, Korean, or an emoji. */
const NARROW = 0.58;
const BROAD = 0.9;
const WIDE = 1.05;
const BROAD_LETTER = /[MWmw@%]/;
const WIDE_LETTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;

/** About how wide a text is, px: a file is written where nothing can be measured. */
export const widthOf = (text: string, size: number = TEXT_SIZE): number => {
  let width = 0;
  for (const letter of text) width += size * partOf(letter);
  return width;
};

const partOf = (letter: string): number => {
  if (BROAD_LETTER.test(letter)) return BROAD;
  return WIDE_LETTER.test(letter) ? WIDE : NARROW;
};

/** The text, or as much of its beginning as fits, with an ellipsis. */
export const fitted = (
  text: string,
  room: number,
  size: number = TEXT_SIZE,
): string => {
  if (widthOf(text, size) <= room) return text;
  let kept = "";
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`, size) > room) break;
    kept += letter;
  }
  return `${kept}…`;
};
