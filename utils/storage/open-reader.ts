import { type Database, openDatabase } from "./database.ts";
import type { HistoryReader } from "./history-reader.ts";
import {
  JOURNAL,
  type JournalTransaction,
  deltasAfter,
  rangeOf,
  replay,
} from "./journal-reading.ts";
import { notifyingIn } from "./notifying.ts";
import type { Reader, SourceGlance } from "./reader.ts";
import { readLines, readRecording } from "./recordings.ts";
import type { SourceRecord } from "../domain/source.ts";
import { preferencesIn, sourcesIn } from "./settings.ts";

const GLANCE = ["settings", "states", "connections", "firstScreens"] as const;
const SINCE = ["states", "connections", "deltas"] as const;

/** Whoever is further behind reads the whole list: that costs less. */
const MOST_DELTAS = 200;

/** The disk as pages see it. */
export const openReader = (db: Database = openDatabase()): Reader => ({
  glance: () =>
    db.use(async (connected) => {
      const tx = connected.transaction(GLANCE, "readonly");
      const [sources, preferences] = await Promise.all([
        sourcesIn(tx.objectStore("settings")),
        preferencesIn(tx.objectStore("settings")),
      ]);
      return {
        sources: await Promise.all(
          sources.map((source) => glanceIn(tx, source)),
        ),
        preferences,
      };
    }),
  journal: (source) =>
    db.use((connected) => replay(connected.transaction(JOURNAL), source)),
  since: (source, revision) =>
    db.use(async (connected) => {
      const tx = connected.transaction(SINCE, "readonly");
      const [state, connection, deltas] = await Promise.all([
        tx.objectStore("states").get(source),
        tx.objectStore("connections").get(source),
        tx
          .objectStore("deltas")
          .getAll(deltasAfter(source, revision), MOST_DELTAS),
      ]);
      const known = state?.revision ?? 0;
      // Every revision has one delta: fewer than the difference means that the oldest are gone, or that they are many.
      const isComplete =
        known >= revision && deltas.length === known - revision;
      return {
        state: state ?? null,
        connection: connection ?? null,
        deltas: isComplete ? deltas : null,
      };
    }),
  watches: (source) =>
    db.use((connected) => connected.getAll("watches", rangeOf(source))),
  notifying: () =>
    db.use((connected) => notifyingIn(connected.transaction("settings").store)),
  recording: (source) => readRecording(db, source),
  recordedLines: (source, from, count) => readLines(db, source, from, count),
  timeTravel: async (source) =>
    (await import("./time-travel-reader.ts")).openTimeTravel(db, source),
  ...historyLater(db),
});

/** The same calls, whose code is read with the first of them. */
const historyLater = (db: Database): HistoryReader => {
  const load = async (): Promise<HistoryReader> =>
    (await import("./history-reader.ts")).openHistory(db);
  let loaded: Promise<HistoryReader> | undefined;
  const history = (): Promise<HistoryReader> => (loaded ??= load());
  return {
    ended: async (...asked) => (await history()).ended(...asked),
    personRecent: async (...asked) => (await history()).personRecent(...asked),
    personDay: async (...asked) => (await history()).personDay(...asked),
    stays: async (...asked) => (await history()).stays(...asked),
    imported: async (...asked) => (await history()).imported(...asked),
    detailDays: async () => (await history()).detailDays(),
    coverage: async (...asked) => (await history()).coverage(...asked),
    facts: async (...asked) => (await history()).facts(...asked),
    quarters: async (...asked) => (await history()).quarters(...asked),
  };
};

const glanceIn = async (
  tx: JournalTransaction,
  source: SourceRecord,
): Promise<SourceGlance> => {
  const [state, connection, firstScreen] = await Promise.all([
    tx.objectStore("states").get(source.id),
    tx.objectStore("connections").get(source.id),
    tx.objectStore("firstScreens").get(source.id),
  ]);
  return {
    source,
    state: state ?? null,
    connection: connection ?? null,
    firstScreen: firstScreen ?? null,
  };
};
