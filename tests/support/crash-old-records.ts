import { openDB } from "idb";
import { personId, sourceId } from "../../utils/domain/ids.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  instant,
  localInstant,
} from "../../utils/domain/instant.ts";
import type { FinishedSession } from "../../utils/domain/session.ts";
import { DATABASE_NAME, type Schema } from "../../utils/storage/database.ts";
import { packSessions } from "../../utils/storage/packed-sessions.ts";
import type { CrashWorld } from "./crash-world.ts";

/** A session that ended so long ago, ms. */
const finished = (
  now: number,
  ago: number,
  person: string,
): FinishedSession => ({
  person: personId(person),
  id: null,
  start: instant(now - ago - 10 * MINUTE),
  end: instant(now - ago),
  atLeast: false,
  observedMs: 10 * MINUTE,
  engagedMs: 10 * MINUTE,
  cutMs: 0,
  seenOnce: false,
  visits: [],
});

/** Older than rollups are kept, older than sessions are, and younger. */
const AGES = [500 * DAY, 50 * DAY, 40 * DAY, 20 * DAY, DAY] as const;

/** Puts sessions and coverage of the last weeks on the disk: some packed, some not, some too old to be kept. */
export const fillOldRecords = async ({
  machine: { clock, disk },
}: CrashWorld): Promise<void> => {
  const now = clock.now();
  const db = await disk.asPage(() => openDB<Schema>(DATABASE_NAME));
  const [state] = await db.getAll("states");
  const source = state?.source ?? sourceId("");
  for (const [number, ago] of AGES.entries()) {
    const packed = packSessions(null, [finished(now, ago, "ana")]);
    const day = Math.floor((now - ago) / DAY);
    await db.put("days", packed, [source, day, 0]);
    await db.put("finished", {
      source,
      revision: -1 - number,
      chunk: 0,
      sessions: [finished(now, ago, "bo"), finished(now, HOUR, `late ${ago}`)],
    });
    const to = instant(now - ago);
    await db.put("coverage", { source, from: instant(to - HOUR), to });
  }
  // The last time is so long ago that it is time again.
  const ranAt = localInstant(now - HOUR);
  await db.put("upkeep", { source, ranAt, cutoff: null });
  db.close();
};
