import { type Database, openDatabase } from "./database.ts";
import {
  coverageIn,
  finishedIn,
  packedOf,
  smallOf,
} from "./history-reading.ts";
import {
  JOURNAL,
  type JournalTransaction,
  deltasAfter,
  rangeOf,
  replay,
} from "./journal-reading.ts";
import { staysIn } from "./stays-reading.ts";
import { notifyingIn } from "./notifying.ts";
import type { Reader, SourceGlance } from "./reader.ts";
import { readLines, readRecording } from "./recordings.ts";
import type { SourceRecord } from "../domain/source.ts";
import { preferencesIn, sourcesIn } from "./settings.ts";

const GLANCE = ["settings", "states", "connections", "firstScreens"] as const;
const GLANCE_AND_DELTAS = [...GLANCE, "deltas"] as const;

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
      const tx = connected.transaction(GLANCE_AND_DELTAS, "readonly");
      const record = (await sourcesIn(tx.objectStore("settings"))).find(
        ({ id }) => id === source,
      );
      if (record === undefined) return null;
      const [glance, deltas] = await Promise.all([
        glanceIn(tx, record),
        tx.objectStore("deltas").getAll(deltasAfter(source, revision)),
      ]);
      const known = glance.state?.revision ?? 0;
      // Every revision has one delta: fewer than the difference means that the oldest were replaced by a keyframe.
      return {
        glance,
        deltas:
          known >= revision && deltas.length === known - revision
            ? deltas
            : null,
      };
    }),
  watches: (source) =>
    db.use((connected) => connected.getAll("watches", rangeOf(source))),
  notifying: () =>
    db.use((connected) => notifyingIn(connected.transaction("settings").store)),
  recording: (source) => readRecording(db, source),
  recordedLines: (source, from, count) => readLines(db, source, from, count),
  finished: (source, from, to) =>
    db.use((connected) =>
      finishedIn(connected.transaction(["finished", "days"]), source, from, to),
    ),
  personRecent: (source, person) =>
    db.use((connected) =>
      smallOf(connected.transaction(["finished"]), source, person),
    ),
  personDay: (source, person, day) =>
    db.use((connected) =>
      packedOf(connected.transaction(["days"]), source, person, day),
    ),
  stays: (source, from, place, isOver) =>
    db.use((connected) =>
      staysIn(
        connected.transaction(["finished", "days"]),
        source,
        from,
        place,
        isOver,
      ),
    ),
  coverage: (source, from, to) =>
    db.use((connected) =>
      coverageIn(
        connected.transaction(["states", "coverage"]),
        source,
        from,
        to,
      ),
    ),
});

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
