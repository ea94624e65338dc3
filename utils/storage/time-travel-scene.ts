import type { SourceId } from "../domain/ids.ts";
import type { SceneChange } from "../domain/time-travel.ts";
import { type JournalTransaction, rangeAt } from "./journal-reading.ts";
import { newIntern, unpackReports } from "./packed-reports.ts";
import type { DeltaRecord } from "./records.ts";
import type { TapeBase } from "./time-travel-playing.ts";
import type { Level } from "./time-travel-tape.ts";

/** The keyframe of a revision, as tapes stand on it. */
export const readBase = async (
  tx: JournalTransaction,
  source: SourceId,
  revision: number,
): Promise<TapeBase> => {
  const range = rangeAt(source, revision);
  const [packed, frames] = await Promise.all([
    tx.objectStore("keyframes").getAll(range),
    tx.objectStore("runningFrames").getAll(range),
  ]);
  const intern = newIntern();
  const reports = packed.flatMap((chunk) => unpackReports(chunk, intern));
  return {
    ids: reports.map(({ id }) => id),
    scene: {
      reports: new Map(reports.map((report) => [report.id, report])),
      running: new Map(
        frames.flatMap(({ running }) =>
          running.map(({ person, start, atLeast }) => [
            person,
            { start, atLeast },
          ]),
        ),
      ),
    },
  };
};

/** What a delta changes in a scene. */
export const changeOf = (
  { upserts, removals, running, gone }: DeltaRecord,
  { at }: Pick<Level, "at">,
): SceneChange => ({ at, upserts, removals, running, gone });
