import type { Value } from "../domain/table.ts";
import type { TableFile } from "./table-file.ts";

/** What a page says to the worker that writes its file: what file, then rows, then that these were all. */
export type ToWriter =
  | { readonly kind: "begin"; readonly file: TableFile }
  | { readonly kind: "rows"; readonly values: readonly Value[] }
  | { readonly kind: "end" };

/** What the worker answers: that it took what came, the file, or that it cannot go on. */
export type FromWriter =
  | { readonly kind: "taken" }
  | { readonly kind: "written"; readonly written: Written }
  | { readonly kind: "failed" };

export interface Written {
  readonly file: Blob;
  /** Its text, where the format is one for people to read and paste. */
  readonly text: string | null;
}
