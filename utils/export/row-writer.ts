import type { Value } from "../domain/table.ts";

/** Turns rows into the bytes of a file. */
export interface RowWriter {
  /** Cells of whole rows, one row after the other. Settles when the writer is ready for more. */
  readonly rows: (values: readonly Value[]) => Promise<void>;
  /** Writes what is left. Gives the file's text where the format is one for people to read and paste. */
  readonly end: () => Promise<string | null>;
}
