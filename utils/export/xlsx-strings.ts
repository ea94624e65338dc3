import { xlsxText } from "./xlsx-text.ts";

/** Texts of a column that may be kept; one with more different ones repeats too little to be worth it. */
const MOST_OF_COLUMN = 512;
/** Longer texts are written where they stand: what is kept must stay small. */
const LONGEST = 128;

/** Texts that repeat, written once in a book and named by their number in the cells. */
export interface SharedStrings {
  /** Their number, for who has the text in this column already or may still keep it; null: to be written in the cell. */
  readonly numberOf: (column: number, text: string) => number | null;
  /** The part `xl/sharedStrings.xml`. */
  readonly xml: () => string;
}

export const createSharedStrings = (columns: number): SharedStrings => {
  const texts: string[] = [];
  const kept = Array.from({ length: columns }, () => new Map<string, number>());
  let uses = 0;
  return {
    numberOf: (column, text) => {
      const known = kept[column];
      let number = known?.get(text);
      if (number === undefined) {
        if (known === undefined || known.size >= MOST_OF_COLUMN) return null;
        if (text.length > LONGEST) return null;
        number = texts.push(text) - 1;
        known.set(text, number);
      }
      uses++;
      return number;
    },
    xml: () =>
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${texts.length}">${texts
        .map((text) => `<si><t xml:space="preserve">${xlsxText(text)}</t></si>`)
        .join("")}</sst>`,
  };
};
