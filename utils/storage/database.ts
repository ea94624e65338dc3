import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import type { Notice } from "../domain/notice.ts";
import type { KeptPolicy } from "../domain/policy.ts";
import type { Preferences } from "../domain/preferences.ts";
import type { Notifying } from "../domain/quiet-hours.ts";
import type { Removal } from "../domain/removal.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { ChosenRetention } from "../domain/retention.ts";
import type { SavedView } from "../domain/saved-view.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { WatchRecord } from "../domain/watch.ts";
import { DATABASE_VERSION, migrate } from "./migrations.ts";
import type { PackedReports } from "./packed-reports.ts";
import type { PackedSessions } from "./packed-sessions.ts";
import type { RollupRecord } from "./rollup.ts";
import type {
  ConnectionRecord,
  CoverageRecord,
  DeltaRecord,
  FinishedRecord,
  RecordingRecord,
  FirstScreen,
  ImportRecord,
  RunningFrame,
  SourceState,
  UpkeepRecord,
} from "./records.ts";
import type {
  LevelRecord,
  TapeChanges,
  TapeLabel,
} from "./time-travel-tape.ts";

/** A token as it lies on the disk: AES-GCM under a key that cannot be taken out, bound to one origin. */
export interface SecretRecord {
  readonly origin: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Everything that Rollcall keeps on the disk. Keys of several parts begin with the source, so a source is one range. */
export interface Schema extends DBSchema {
  settings: {
    key:
      | "sources"
      | "removals"
      | "preferences"
      | "ticketSites"
      | "notifying"
      | "retention"
      | "views"
      | "policy";
    value:
      | readonly SourceRecord[]
      | readonly Removal[]
      | Preferences
      | readonly string[]
      | Notifying
      | ChosenRetention
      | readonly SavedView[]
      | KeptPolicy;
  };
  /** "key" is the CryptoKey; every other key is a source. */
  secrets: { key: string; value: CryptoKey | SecretRecord };
  connections: { key: string; value: ConnectionRecord };
  states: { key: string; value: SourceState };
  firstScreens: { key: string; value: FirstScreen };
  /** [source, revision, number of the chunk] */
  keyframes: { key: [string, number, number]; value: PackedReports };
  /** [source, revision] */
  deltas: { key: [string, number]; value: DeltaRecord };
  /** [source, revision, number of the chunk]: what belongs to a keyframe beside the list. */
  runningFrames: { key: [string, number, number]; value: RunningFrame };
  /** [source, revision, number of the chunk] */
  finished: { key: [string, number, number]; value: FinishedRecord };
  /** [source, from] */
  coverage: { key: [string, number]; value: CoverageRecord };
  /** [source, UTC day in which the sessions ended (days since 1970), number of the chunk] */
  days: { key: [string, number, number]; value: PackedSessions };
  upkeep: { key: string; value: UpkeepRecord };
  recordings: { key: string; value: RecordingRecord };
  /** [source, number]: a line of a recording. */
  recorded: { key: [string, number]; value: string };
  /** [source, id] */
  watches: { key: [string, string]; value: WatchRecord };
  /** [source, id]: what watches found, until it was told and for a day after. */
  notices: { key: [string, string]; value: Notice };
  /** [source, UTC day (days since 1970), number of the chunk]: what is left of days whose sessions are no longer kept. */
  rollups: { key: [string, number, number]; value: RollupRecord };
  /** [source, revision that it begins with, kind]: what changed in a time that the journal has left behind. */
  past: { key: [string, number, number]; value: TapeLabel | TapeChanges };
  /** [source, revision]: how many were online, for each delta that the past does not hold yet. */
  levels: { key: [string, number]; value: LevelRecord };
  /** How far a source's own history was fetched. */
  imports: { key: string; value: ImportRecord };
}

export type Connected = IDBPDatabase<Schema>;

/** The database, opened when first needed and again when the browser closed it. */
export interface Database {
  /** Runs `work` on an open connection; a connection that was closed under it is opened anew, once. */
  readonly use: <Value>(
    work: (db: Connected) => Promise<Value>,
  ) => Promise<Result<Value, Failure>>;
  readonly close: () => void;
}

export const DATABASE_NAME = "rollcall";
/** An open that an old page blocks, or that never answers, is given up after this. */
const OPEN_DEADLINE_MS = 5 * SECOND;

export const openDatabase = (name: string = DATABASE_NAME): Database => {
  let opening: Promise<Connected> | null = null;
  const forget = (): void => {
    opening = null;
  };
  const close = (): void => {
    void opening?.then((db) => db.close(), forget);
    forget();
  };
  const connected = (): Promise<Connected> => {
    opening ??= withDeadline(open(name, close, forget)).catch(
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    return opening;
  };
  const use: Database["use"] = async (work) => {
    try {
      return ok(await work(await connected()));
    } catch (error) {
      if (!wasClosed(error)) return fail(failureOf(error));
    }
    forget();
    try {
      return ok(await work(await connected()));
    } catch (error) {
      return fail(failureOf(error));
    }
  };
  return { use, close };
};

const open = (
  name: string,
  close: () => void,
  forget: () => void,
): Promise<Connected> =>
  openDB<Schema>(name, DATABASE_VERSION, {
    upgrade: migrate,
    // Another context wants a newer version: an open panel must never stop an update.
    blocking: close,
    terminated: forget,
  });

const withDeadline = async <Value>(promise: Promise<Value>): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException("open did not answer", "TimeoutError")),
      OPEN_DEADLINE_MS,
    );
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
};

const nameOf = (error: unknown): string =>
  error instanceof Error || error instanceof DOMException ? error.name : "";

/** After sleep or under memory pressure browsers close connections; the next use finds out. */
const wasClosed = (error: unknown): boolean =>
  nameOf(error) === "InvalidStateError";

const failureOf = (error: unknown): Failure => {
  switch (nameOf(error)) {
    case "QuotaExceededError":
      return { code: "storage_full" };
    case "VersionError":
      return { code: "update_needed" };
    case "TypeError":
    case "ReferenceError":
      throw error; // A bug of ours, not of the disk.
    default:
      return { code: "storage_error", what: nameOf(error) || "UnknownError" };
  }
};
