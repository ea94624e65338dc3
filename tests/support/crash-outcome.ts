import type { Failure } from "../../utils/domain/failure.ts";
import type { SourceId } from "../../utils/domain/ids.ts";
import { DAY, instant } from "../../utils/domain/instant.ts";
import { valuesOf } from "../../utils/domain/patched-map.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Result } from "../../utils/domain/result.ts";
import {
  type SessionSummary,
  finishedSummary,
  runningSummaries,
} from "../../utils/domain/session-summary.ts";
import { DEFAULT_LIMITS } from "../../utils/domain/source.ts";
import { type Database, openDatabase } from "../../utils/storage/database.ts";
import { readKnowledge } from "../../utils/storage/knowledge.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import type { SourceGlance } from "../../utils/storage/reader.ts";
import { readOutbox } from "../../utils/storage/notices.ts";
import { readToken, secretKept } from "../../utils/storage/secrets.ts";
import { fake } from "./fake-extension.ts";
import { tallyOf } from "./tally-of.ts";
import { readFinished } from "./finished-sessions.ts";

export const valueOf = <Value>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/**
 * What a script comes to, as pages and the toolbar show it. A worker that was ended and its successor together have to
 * come to the very same. Left out, because they may differ: the ids that Rollcall gave, how often settings were saved,
 * and the times of the wire (when it asked last and will ask next, how often it failed before, what it waits for).
 */
export type Outcome = Awaited<ReturnType<typeof readOutcome>>;

export const readOutcome = async () => {
  const db = openDatabase();
  try {
    const { sources, preferences } = valueOf(await openReader(db).glance());
    return {
      preferences,
      badge: fake.badge.text,
      willWake: fake.alarms.size > 0,
      /** Notifications in the order in which they came onto the screen. */
      told: [...fake.popped],
      sources: await Promise.all(
        sources.map((glance) => readSource(db, glance)),
      ),
      orphans: await orphansIn(
        db,
        sources.map(({ source }) => source.id),
      ),
    };
  } finally {
    db.close();
  }
};

const readSource = async (
  db: Database,
  { source, connection, firstScreen }: SourceGlance,
) => {
  const { id, name, address, paused, limits } = source;
  const { origin } = new URL(address);
  const known = valueOf(await readKnowledge(db, id));
  return {
    settings: { name, address, paused, limits },
    token: valueOf(await readToken(db, id, origin)),
    kept: await secretKept(db, id),
    phase: connection?.connection.phase.kind ?? null,
    hasFirstScreen: (firstScreen?.rows.length ?? 0) > 0,
    list: known && (await readList(db, id, known)),
    recording: await readTold(db, id),
    ...(await readWatched(db, id)),
  };
};

/** What became of watches and their notices, but for the times of this machine. */
const readWatched = async (db: Database, id: SourceId) => {
  const watches = valueOf(await openReader(db).watches(id));
  const { notices } = valueOf(await readOutbox(db));
  return {
    watches: watches.map(({ person, fires, heldAt, ended }) => ({
      person,
      fires,
      heldAt,
      ended: ended?.why ?? null,
    })),
    notices: notices
      .filter(({ source }) => source === id)
      .map(({ person, firedAt, telling }) => ({ person, firedAt, telling })),
  };
};

/** What a recording tells of changes, each once. Signs of life and of loss may be more after an interruption. */
const readTold = async (db: Database, id: SourceId) => {
  const reader = openReader(db);
  const recording = valueOf(await reader.recording(id));
  if (recording === null) return null;
  const lines = valueOf(await reader.recordedLines(id, 0, 1000));
  // CAST: what `writeRecorded` writes, as far as it is read here.
  const told = lines.map(
    (line) =>
      JSON.parse(line) as { readonly kind: string; readonly seq?: number },
  );
  return {
    isOn: recording.stoppedAt === null,
    hasAllLines:
      lines.length === recording.lines &&
      lines.join("").length === recording.length,
    changes: told
      .filter(({ kind }) => kind === "snapshot" || kind === "delta")
      .map(({ kind, seq }) => `${kind} ${seq}`),
  };
};

type Known = Exclude<
  Awaited<ReturnType<typeof readKnowledge>> extends Result<infer Value, Failure>
    ? Value
    : never,
  null
>;

const EVER = [instant(0), instant(36_500 * DAY)] as const;

const readList = async (
  db: Database,
  id: SourceId,
  { state, knowledge }: Known,
) => {
  const reader = openReader(db);
  const people = [...reportsOf(knowledge.roster.people)];
  const sessions = [
    ...valueOf(await readFinished(db, id, ...EVER)).map(finishedSummary),
    ...runningSummaries(knowledge.sessions, DEFAULT_LIMITS.idleAfterMs),
  ].toSorted((a, b) => byText(a.userId, b.userId) || a.start - b.start);
  const journal = valueOf(await reader.journal(id));
  const revisions = journal?.deltas.map(({ revision }) => revision) ?? [];
  return {
    platform: state.info?.name ?? null,
    position: state.position,
    revision: state.revision,
    people: people.toSorted((a, b) => byText(a.id, b.id)),
    tally: state.tally,
    sessions,
    coverage: valueOf(await reader.coverage(id, ...EVER)),
    records: {
      finished: await count(db, "finished"),
      days: await count(db, "days"),
      coverage: await count(db, "coverage"),
      rollups: valueOf(
        await db.use((connected) => connected.getAll("rollups")),
      ),
    },
    resting: knowledge.sessions.resting,
    lastEnds: [...valuesOf(knowledge.sessions.lastEnds)].toSorted((a, b) =>
      byText(a.person, b.person),
    ),
    // What has to be true of any journal, and so says nothing here when it is.
    faults: {
      tally: sameTally(state.tally, tallyOf(people)) ? null : tallyOf(people),
      holes: revisions.filter(
        (revision, at) => revision !== (state.keyframe ?? 0) + 1 + at,
      ),
      ahead: (state.keyframe ?? 0) + revisions.length - state.revision,
      overlaps: sessions.filter(overlapsNext),
    },
  };
};

const count = async (
  db: Database,
  store: "finished" | "days" | "coverage",
): Promise<number> =>
  valueOf(await db.use((connected) => connected.count(store)));

const sameTally = (
  a: ReturnType<typeof tallyOf>,
  b: ReturnType<typeof tallyOf>,
): boolean => a.total === b.total && a.online === b.online;

const overlapsNext = (
  session: SessionSummary,
  at: number,
  all: readonly SessionSummary[],
): boolean => {
  const next = all[at + 1];
  return (
    next?.userId === session.userId &&
    (session.end === null || session.end > next.start)
  );
};

/** What is kept of a source that is gone, on the disk and in the browser's memory. */
const orphansIn = async (
  db: Database,
  sources: readonly string[],
): Promise<readonly string[]> => {
  const kept = await db.use(async (connected) => {
    const names = [...connected.objectStoreNames].filter(
      (name) => name !== "settings",
    );
    const keys = names.map(async (name) =>
      (await connected.getAllKeys(name)).map(
        (key) => [name, Array.isArray(key) ? String(key[0]) : key] as const,
      ),
    );
    return (await Promise.all(keys)).flat();
  });
  const remembered = [...fake.session.keys()].map(
    (key) => ["session", key.replace(/^\w+:/, "")] as const,
  );
  return [...valueOf(kept), ...remembered]
    .filter(
      ([, source]) =>
        source !== "key" &&
        source !== "browserSession" &&
        !sources.includes(source),
    )
    .map(([store]) => store);
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
