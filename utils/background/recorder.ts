import { writeLost, writeRecorded } from "../connectors/recording.ts";
import type { Failure } from "../domain/failure.ts";
import type { Observation } from "../domain/observation.ts";
import type { Knowledge } from "../domain/observe.ts";
import { reportsOf } from "../domain/people.ts";
import { pseudonymOf, redacted } from "../domain/redact.ts";
import { type Result, ok } from "../domain/result.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Database } from "../storage/database.ts";
import type { RecordingRecord } from "../storage/records.ts";
import {
  type RecordedLines,
  appendLines,
  discardRecording,
  startRecording,
  stopRecording,
  withLines,
} from "../storage/recordings.ts";
import type { Io } from "../transport/io.ts";

/** A recording stops by itself when it is this long, UTF-16 code units. */
export const LONGEST_RECORDING = 64 * 1024 * 1024;

/** Writes down what a source says, line by line. The line of what was taken goes with it into its transaction. */
export interface Recorder {
  readonly isOn: () => boolean;
  /** Null when nothing is being recorded. */
  readonly lineOf: (observation: Observation) => RecordedLines | null;
  /** Called when lines were written with something else. */
  readonly adopt: (recorded: RecordedLines) => void;
  /** What was said but not taken. */
  readonly note: (observation: Observation) => Promise<void>;
  /** Nothing could be heard. */
  readonly noteLoss: () => Promise<void>;
  /** Begins with the list as it is known. What was recorded before is gone. */
  readonly start: (
    redact: boolean,
    known: Knowledge,
  ) => Promise<Result<null, Failure>>;
  readonly stop: () => Promise<Result<null, Failure>>;
  readonly discard: () => Promise<Result<null, Failure>>;
}

export const createRecorder = (
  { id, pages }: SourceRecord,
  { io, db }: { readonly io: Io; readonly db: Database },
  initial: RecordingRecord | null,
): Recorder => {
  let recording = initial;
  const isOn = (): boolean =>
    recording !== null &&
    recording.stoppedAt === null &&
    recording.length < LONGEST_RECORDING;

  const lineFor = (salt: string | null, observation: Observation): string =>
    writeRecorded(
      salt === null ? observation : redacted(observation, pseudonymOf(salt)),
      io.now(),
      pages?.parameters,
    );

  const append = async (line: string): Promise<void> => {
    if (recording === null || !isOn()) return;
    const kept = await appendLines(db, { recording, lines: [line] });
    // A full disk costs the line, not the observation.
    if (kept.ok) recording = kept.value;
  };

  const settle = (
    kept: Result<RecordingRecord | null, Failure>,
  ): Result<null, Failure> => {
    if (!kept.ok) return kept;
    recording = kept.value;
    return ok(null);
  };

  return {
    isOn,
    lineOf: (observation) =>
      recording === null || !isOn()
        ? null
        : { recording, lines: [lineFor(recording.salt, observation)] },
    adopt: (recorded) => {
      recording = withLines(recorded);
    },
    note: async (observation) => {
      if (recording !== null && isOn())
        await append(lineFor(recording.salt, observation));
    },
    noteLoss: () => append(writeLost(io.now())),
    start: async (redact, { roster }) => {
      const salt = redact ? crypto.randomUUID() : null;
      const begun = {
        source: id,
        startedAt: io.now(),
        stoppedAt: null,
        salt,
        lines: 0,
        length: 0,
      };
      const { position, serverTime, people } = roster;
      const lines =
        position === null || serverTime === null
          ? []
          : [
              lineFor(salt, {
                kind: "snapshot",
                position,
                serverTime,
                mark: null,
                complete: true,
                reports: [...reportsOf(people)],
              }),
            ];
      return settle(await startRecording(db, { recording: begun, lines }));
    },
    stop: async () =>
      recording === null || recording.stoppedAt !== null
        ? ok(null)
        : settle(
            await stopRecording(db, { ...recording, stoppedAt: io.now() }),
          ),
    discard: async () => settle(await discardRecording(db, id)),
  };
};
