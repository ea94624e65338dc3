import type { StreamMark } from "../../utils/storage/stream-mark.ts";
import { DATABASE_NAME, openDatabase } from "../../utils/storage/database.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { DATABASE_VERSION } from "../../utils/storage/migrations.ts";
import type { SourceGlance } from "../../utils/storage/reader.ts";
import type { RecordingRecord } from "../../utils/storage/records.ts";
import type { CrashDisk } from "./crash-disk.ts";
import { fake } from "./fake-extension.ts";

/** How far a source has come: what its wire does, and the platform's time that it knows of. */
export interface Progress {
  readonly phase: string | null;
  readonly heard: number;
}

/** A connection as pages show it. */
export interface Shown extends SourceGlance {
  readonly recording: RecordingRecord | null;
}

/** The connections as pages read them from the disk; none where a worker has not made it yet. */
export const shownFrom = async (disk: CrashDisk): Promise<readonly Shown[]> => {
  const databases = await indexedDB.databases();
  const isThere = databases.some(
    ({ name, version }) =>
      name === DATABASE_NAME && version === DATABASE_VERSION,
  );
  if (!isThere) return [];
  const db = openDatabase();
  const reader = openReader(db);
  const glance = await disk.asPage(() => reader.glance());
  const shown = (glance.ok ? glance.value.sources : []).map(async (source) => {
    const recording = await reader.recording(source.source.id);
    return { ...source, recording: recording.ok ? recording.value : null };
  });
  try {
    return await Promise.all(shown);
  } finally {
    db.close();
  }
};

export const progressOf = ({
  source,
  state,
  connection,
}: SourceGlance): Progress => {
  // CAST: what `writeStreamMark` writes.
  const mark = fake.session.get(`stream:${source.id}`) as
    | StreamMark
    | undefined;
  return {
    phase: connection?.connection.phase.kind ?? null,
    heard: Math.max(state?.serverTime ?? 0, mark?.serverTime ?? 0),
  };
};

/** Has everything come at least as far as it did without an interruption? */
export const hasReached = (
  now: readonly Progress[],
  wanted: readonly Progress[],
): boolean =>
  now.length === wanted.length &&
  now.every(({ phase, heard }, at) => {
    const goal = wanted[at];
    return goal !== undefined && phase === goal.phase && heard >= goal.heard;
  });
