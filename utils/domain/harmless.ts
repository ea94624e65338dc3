/** Longest outside text that is shown, in graphemes, where there is no room for more. */
const MAX_GRAPHEMES = 80;
/** Code units that are looked at for one of them: a grapheme can be endless. */
const MAX_UNITS = 15;

/** Printable Latin: most names, and nothing in it can mislead. */
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u024f]*$/;

/**
 * Controls, line breaks, direction overrides, zero-width and tag characters, lone surrogates: invisible, and able to
 * make one text look like another. A joiner between two emoji, or between letters of a script that needs it, is text.
 */
const HIDDEN = new RegExp(
  [
    String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]`,
    String.raw`[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]`,
    String.raw`(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}])\u200c`,
    String.raw`\u200c(?![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}])`,
    String.raw`(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d`,
    String.raw`\u200d(?!\p{Extended_Pictographic})`,
  ].join("|"),
  "gu",
);

/** More marks on one letter than any language writes: they would paint over the neighbours. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;

/**
 * A text from outside as it may be shown: what is invisible becomes visible, what is too long is cut.
 * @param most graphemes
 */
export const harmless = (text: string, most = MAX_GRAPHEMES): string => {
  if (text.length <= most && PLAIN.test(text)) return text;
  const units = most * MAX_UNITS;
  const seen = text
    .slice(0, units)
    .replace(PILED_MARKS, "$1")
    .replace(HIDDEN, (hidden) => `⟨U+${codeOf(hidden)}⟩`);
  return cut(seen, most, text.length > units);
};

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");

let segmenter: Intl.Segmenter | undefined;

const cut = (text: string, most: number, isCutAlready: boolean): string => {
  if (text.length <= most) return isCutAlready ? `${text}…` : text;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let count = 0;
  for (const { index } of segmenter.segment(text))
    if (count++ === most) return `${text.slice(0, index)}…`;
  return isCutAlready ? `${text}…` : text;
};
