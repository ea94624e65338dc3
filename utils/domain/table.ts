/**
 * A cell before any format: a text, a number, or null = not known. How a number is to be read says its column: as it is,
 * as a moment (ms since 1970 UTC) or as a length (s). A text in such a column is a word that stands for it ("never").
 */
export type Value = string | number | null;

export type ValueKind = "text" | "number" | "time" | "duration";

/** A column of a table that is written to a file. */
export interface TableColumn {
  /** Its name in JSON: never translated. */
  readonly key: string;
  /** Its words in the first line of all other formats. */
  readonly heading: string;
  readonly kind: ValueKind;
  /** Has few different texts, so that a summary can count them. */
  readonly counted?: boolean;
}

/** A fact about a file: where its rows come from, which they are, when they were so. */
export interface TableFact {
  readonly key: string;
  readonly label: string;
  readonly value: Value;
  readonly kind: ValueKind;
}

export type FileFormat = "csv" | "xlsx" | "json" | "markdown";

export type Row = readonly Value[];

/** A table that is to be written to a file. */
export interface ExportedTable {
  /** Part of the file's name: small Latin letters. */
  readonly name: string;
  /** What the rows are, in words. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly facts: readonly TableFact[];
  /** Name of the time zone in which times are written: "Europe/Warsaw". */
  readonly zone: string;
  readonly count: number;
  /** Read once, a few at a time. */
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** Nothing in it names anybody: the file's name says so. */
  readonly masked: boolean;
}

const ENDINGS: Readonly<Record<FileFormat, string>> = {
  csv: "csv",
  xlsx: "xlsx",
  json: "json",
  markdown: "md",
};

/** A name that says what is in the file and of which day, and nothing that came from outside. */
export const fileNameOf = (
  { name, masked }: Pick<ExportedTable, "name" | "masked">,
  format: FileFormat,
  day: string,
): string =>
  `rollcall-${name}-${masked ? "masked-" : ""}${day}.${ENDINGS[format]}`;
