import { createModel, signal } from "@preact/signals";
import type { PersonalColumn } from "../domain/preferences.ts";
import type { Report } from "../domain/person.ts";

export type ExportState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly of: number }
  | {
      readonly kind: "saved";
      readonly rows: number;
      readonly masked: boolean;
    }
  | { readonly kind: "failed" };

/** Who is exported: exactly the rows that the list shows, in their order. */
export interface ExportRows {
  readonly count: number;
  readonly reports: Iterable<Report>;
}

export interface ExportPorts {
  readonly rows: () => ExportRows | null;
  /** The file in pieces. */
  readonly encode: (
    reports: Iterable<Report>,
    personal: readonly PersonalColumn[],
    isMasked: boolean,
  ) => Promise<Iterable<string>>;
  /** Asked once a file: a mode that changes meanwhile must not give half a masked one. */
  readonly isMasked: () => boolean;
  readonly save: (pieces: readonly string[], isMasked: boolean) => void;
  /** Lets the page answer the user between two pieces. */
  readonly breathe: () => Promise<void>;
}

/** Writes the shown rows to a file, piece by piece; can be stopped between two of them. */
export const ExportModel = createModel((ports: ExportPorts) => {
  const state = signal<ExportState>({ kind: "idle" });
  let job = 0;

  const run = async (
    mine: number,
    rows: ExportRows,
    personal: readonly PersonalColumn[],
  ): Promise<void> => {
    let done = 0;
    const counted = counting(rows.reports, () => done++);
    const pieces: string[] = [];
    const masked = ports.isMasked();
    for (const piece of await ports.encode(counted, personal, masked)) {
      pieces.push(piece);
      state.value = { kind: "running", done, of: rows.count };
      await ports.breathe();
      if (job !== mine) return;
    }
    ports.save(pieces, masked);
    state.value = { kind: "saved", rows: rows.count, masked };
  };

  return {
    state,
    async start(personal: readonly PersonalColumn[]): Promise<void> {
      const rows = ports.rows();
      if (rows === null) return;
      const mine = ++job;
      state.value = { kind: "running", done: 0, of: rows.count };
      try {
        await run(mine, rows, personal);
      } catch {
        // Out of memory or a refused download: the browser tells no more, and the list is untouched.
        if (job === mine) state.value = { kind: "failed" };
      }
    },
    stop(): void {
      job++;
      state.value = { kind: "idle" };
    },
    dismiss(): void {
      if (state.peek().kind !== "running") state.value = { kind: "idle" };
    },
  };
});

export type ExportModel = InstanceType<typeof ExportModel>;

function* counting<Item>(
  items: Iterable<Item>,
  count: () => void,
): Generator<Item> {
  for (const item of items) {
    count();
    yield item;
  }
}
