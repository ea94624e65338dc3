import type { ExportedTable, Value } from "../domain/table.ts";
import type { TableFile } from "./table-file.ts";
import type { FromWriter, ToWriter, Written } from "./writer-messages.ts";

/** A worker that writes one file. */
export interface WriterPort {
  readonly post: (message: ToWriter) => void;
  readonly listen: (take: (message: FromWriter) => void) => void;
  /** Ends it, in the midst of a file or after one. */
  readonly close: () => void;
}

/** Cells in a message: a few ms of a page's time. */
const CELLS = 4096;
/** Messages that wait for the writer: with one more than it works on, neither of the two waits for the other. */
const AHEAD = 2;

/**
 * Hands the rows of a table to a writer, piece by piece and no faster than it writes: the page is free between two pieces,
 * and never holds more than two.
 * @param onTaken hears how many rows are written
 * @returns null when `signal` stopped it; throws when the writer or the rows fail
 */
export const writeFile = async (
  port: WriterPort,
  file: TableFile,
  rows: ExportedTable["rows"],
  onTaken: (rows: number) => void,
  signal: AbortSignal,
): Promise<Written | null> => {
  const answers = answersOf(port, signal);
  const rowsAPiece = Math.max(1, Math.floor(CELLS / file.columns.length));
  const sizes: number[] = [];
  let taken = 0;
  const settle = async (atMost: number): Promise<void> => {
    while (sizes.length > atMost) {
      await answers.next();
      taken += sizes.shift() ?? 0;
      onTaken(taken);
    }
  };
  const post = (message: ToWriter, size: number): void => {
    port.post(message);
    sizes.push(size);
  };
  try {
    post({ kind: "begin", file }, 0);
    for await (const piece of piecesOf(rows, rowsAPiece)) {
      await settle(AHEAD - 1);
      post({ kind: "rows", values: piece.values }, piece.rows);
    }
    await settle(0);
    port.post({ kind: "end" });
    return await answers.written();
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    port.close();
  }
};

interface Piece {
  readonly values: readonly Value[];
  readonly rows: number;
}

async function* piecesOf(
  rows: ExportedTable["rows"],
  rowsAPiece: number,
): AsyncGenerator<Piece> {
  let values: Value[] = [];
  let count = 0;
  for await (const row of rows) {
    for (const value of row) values.push(value);
    if (++count < rowsAPiece) continue;
    yield { values, rows: count };
    values = [];
    count = 0;
  }
  if (count > 0) yield { values, rows: count };
}

interface Answers {
  readonly next: () => Promise<FromWriter>;
  readonly written: () => Promise<Written>;
}

/** The writer's answers, one after the other; fails when it failed, or was stopped. */
const answersOf = (port: WriterPort, signal: AbortSignal): Answers => {
  const come: FromWriter[] = [];
  let wake = (): void => {};
  port.listen((message) => {
    come.push(message);
    wake();
  });
  signal.addEventListener("abort", () => wake());
  const next = async (): Promise<FromWriter> => {
    for (;;) {
      signal.throwIfAborted();
      const message = come.shift();
      if (message?.kind === "failed") throw new Error("The writer failed.");
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    next,
    written: async () => {
      const message = await next();
      if (message.kind === "written") return message.written;
      throw new Error("The writer answered something else.");
    },
  };
};
