import { type ReadonlySignal, createModel, signal } from "@preact/signals";
import type { PersonalColumn } from "../domain/export-rows.ts";
import {
  type ExportedTable,
  type FileFormat,
  fileNameOf,
} from "../domain/table.ts";

export type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly of: number }
  | {
      readonly kind: "saved";
      readonly rows: number;
      readonly masked: boolean;
      readonly fileName: string;
      /** What the file says, where it is one to paste somewhere. */
      readonly text: string | null;
    }
  /** Whoever manages the browser allows no such file. */
  | { readonly kind: "forbidden" }
  | { readonly kind: "failed" };

/** A file that is written but not saved yet. */
interface WrittenFile {
  readonly file: Blob;
  readonly text: string | null;
}

export interface ExportPorts {
  /** Null: stopped by `signal`. Throws when the file cannot be written. */
  readonly write: (
    table: ExportedTable,
    format: FileFormat,
    onTaken: (rows: number) => void,
    signal: AbortSignal,
  ) => Promise<WrittenFile | null>;
  /** Asked anew for each file: what a menu offered may be old. */
  readonly mayWrite: (format: FileFormat) => Promise<boolean>;
  readonly save: (file: Blob, name: string) => void;
  /** The day by the clock of a zone: "2026-03-04". */
  readonly day: (zone: string) => string;
}

/** Writes a table to a file and saves it; one at a time, with progress, and to be stopped. */
export const ExportModel = createModel((ports: ExportPorts) => {
  const state = signal<ExportState>({ kind: "idle" });
  let stopping = new AbortController();

  const run = async (
    table: ExportedTable,
    format: FileFormat,
    { signal: stopped }: AbortController,
  ): Promise<void> => {
    const of = table.count;
    if (!(await ports.mayWrite(format))) {
      if (!stopped.aborted) state.value = { kind: "forbidden" };
      return;
    }
    const onTaken = (done: number): void => {
      if (!stopped.aborted) state.value = { kind: "running", done, of };
    };
    const written = await ports.write(table, format, onTaken, stopped);
    if (written === null || stopped.aborted) return;
    const fileName = fileNameOf(table, format, ports.day(table.zone));
    ports.save(written.file, fileName);
    const { masked } = table;
    const { text } = written;
    state.value = { kind: "saved", rows: of, masked, fileName, text };
  };

  return {
    state,
    /** Begins a file; one that is being written is dropped. */
    async start(table: ExportedTable, format: FileFormat): Promise<void> {
      stopping.abort();
      const mine = new AbortController();
      stopping = mine;
      state.value = { kind: "running", done: 0, of: table.count };
      try {
        await run(table, format, mine);
      } catch {
        // Out of memory or a refused download: the browser tells no more, and the list is untouched.
        if (!mine.signal.aborted) state.value = { kind: "failed" };
      }
    },
    stop(): void {
      stopping.abort();
      state.value = { kind: "idle" };
    },
    dismiss(): void {
      if (state.peek().kind !== "running") state.value = { kind: "idle" };
    },
  };
});

export type ExportModel = InstanceType<typeof ExportModel>;

/** What a page has of exports before anybody makes one. */
export interface Exporting {
  /** Null until somebody opened the menu. */
  readonly model: ReadonlySignal<ExportModel | null>;
  readonly load: () => Promise<ExportModel>;
  /** Name of the reader's time zone. */
  readonly zone: () => string;
  /** The page goes as soon as somebody clicks elsewhere, and with it a file that is not written yet. */
  readonly isBrief: boolean;
  /** The personal columns that each file begins with. */
  readonly personal: () => readonly PersonalColumn[];
}
