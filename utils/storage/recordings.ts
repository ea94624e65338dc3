import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { rangeOf } from "./journal-reading.ts";
import type { RecordingRecord } from "./records.ts";
import { sourcesIn } from "./settings.ts";
import { type Writing, writeAtOnce } from "./transaction.ts";

/** Lines to come behind those of a recording. */
export interface RecordedLines {
  /** As it stands before them. */
  readonly recording: RecordingRecord;
  readonly lines: readonly string[];
}

const STORES = ["settings", "recordings", "recorded"] as const;

/** The recording with these lines in it. */
export const withLines = ({
  recording,
  lines,
}: RecordedLines): RecordingRecord => ({
  ...recording,
  lines: recording.lines + lines.length,
  length: lines.reduce((sum, line) => sum + line.length, recording.length),
});

/** The stores of a transaction that lines are written to. */
interface LineStores {
  readonly recordings: {
    readonly put: (record: RecordingRecord) => Promise<unknown>;
  };
  readonly recorded: {
    readonly put: (line: string, key: [string, number]) => Promise<unknown>;
  };
}

/** Writes lines inside a transaction that does more: an observation and its line are kept together or not at all. */
export const putLines = (
  { recordings, recorded }: LineStores,
  { recording, lines }: RecordedLines,
): readonly Promise<unknown>[] => [
  recordings.put(withLines({ recording, lines })),
  ...lines.map((line, at) =>
    recorded.put(line, [recording.source, recording.lines + at]),
  ),
];

const storesIn = (tx: Writing<typeof STORES>): LineStores => ({
  recordings: tx.objectStore("recordings"),
  recorded: tx.objectStore("recorded"),
});

/** Puts a recording, perhaps with lines, in the place of what was recorded before. Null: the source is gone. */
export const startRecording = (
  db: Database,
  recorded: RecordedLines,
): Promise<Result<RecordingRecord | null, Failure>> =>
  change(db, recorded.recording.source, async (tx) => {
    const { recording } = recorded;
    await tx.objectStore("recorded").delete(rangeOf(recording.source));
    await Promise.all(putLines(storesIn(tx), recorded));
    return withLines(recorded);
  });

/** Adds lines of what was said but not taken. */
export const appendLines = (
  db: Database,
  recorded: RecordedLines,
): Promise<Result<RecordingRecord | null, Failure>> =>
  change(db, recorded.recording.source, async (tx) => {
    await Promise.all(putLines(storesIn(tx), recorded));
    return withLines(recorded);
  });

/** Ends a recording; its lines stay until they are discarded. */
export const stopRecording = (
  db: Database,
  recording: RecordingRecord,
): Promise<Result<RecordingRecord | null, Failure>> =>
  change(db, recording.source, async (tx) => {
    await tx.objectStore("recordings").put(recording);
    return recording;
  });

export const discardRecording = (
  db: Database,
  source: SourceId,
): Promise<Result<RecordingRecord | null, Failure>> =>
  change(db, source, async (tx) => {
    await Promise.all([
      tx.objectStore("recordings").delete(source),
      tx.objectStore("recorded").delete(rangeOf(source)),
    ]);
    return null;
  });

export const readRecording = (
  db: Database,
  source: SourceId,
): Promise<Result<RecordingRecord | null, Failure>> =>
  db.use(
    async (connected) => (await connected.get("recordings", source)) ?? null,
  );

/** Lines from a number on, at most `count` of them. */
export const readLines = (
  db: Database,
  source: SourceId,
  from: number,
  count: number,
): Promise<Result<readonly string[], Failure>> =>
  db.use((connected) =>
    connected.getAll(
      "recorded",
      IDBKeyRange.bound([source, from], [source, []]),
      count,
    ),
  );

/** Nothing is written of a source that is gone. */
const change = (
  db: Database,
  source: SourceId,
  work: (tx: Writing<typeof STORES>) => Promise<RecordingRecord | null>,
): Promise<Result<RecordingRecord | null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(connected, STORES, async (tx) => {
      const sources = await sourcesIn(tx.objectStore("settings"));
      return sources.some(({ id }) => id === source) ? work(tx) : null;
    }),
  );
