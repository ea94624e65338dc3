import type {
  FileFormat,
  TableColumn,
  TableFact,
  Value,
  ValueKind,
} from "../domain/table.ts";

/** All that a file says beside its rows. Plain data: it is handed to the worker that writes the file. */
export interface TableFile {
  readonly format: FileFormat;
  /** What the rows are: name of the sheet, heading of a summary. */
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** Where the rows come from and how they were chosen. */
  readonly facts: readonly TableFact[];
  /** Name of the time zone in which times are written. */
  readonly zone: string;
  readonly words: FileWords;
  /** Most rows of a sheet, its headings included; what the format allows when left out. */
  readonly rowsPerSheet?: number;
}

/** Words in a file that are neither data nor headings. */
export interface FileWords {
  /** Name of the sheet with the facts. */
  readonly about: string;
  /** Fact: how many cells were cut because the format holds no longer text. */
  readonly cut: string;
  /** Heading over how many there are of something. */
  readonly count: string;
  /** What is counted where a cell says nothing. */
  readonly unknown: string;
  /** What is counted together because there are too many kinds. */
  readonly others: string;
}

/** A format of one text: it begins, gets rows (all their cells, one row after the other) and ends. */
export interface TextFormat {
  readonly begin: () => string;
  readonly rows: (values: readonly Value[]) => string;
  readonly end: () => string;
}

/** Words over a column: a time's zone, and the unit of a length that is written as a bare number. */
export const headingOf = (
  { heading, kind }: { readonly heading: string; readonly kind: ValueKind },
  zone: string,
): string => {
  switch (kind) {
    case "time":
      return `${heading} (${zone})`;
    case "duration":
      return `${heading} (s)`;
    case "text":
    case "number":
      return heading;
  }
};
