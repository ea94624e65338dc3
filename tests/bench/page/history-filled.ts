import type { Range } from "../../../utils/domain/analytics/analytics.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import { personId, sessionId, sourceId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { rollUp } from "../../../utils/storage/rollup.ts";

export const SOURCE = sourceId("bench-history");
export const DAYS = 30;
const A_DAY = 8;
const PAGES = 40;
const VISITS = 3;
const BEGIN = Date.UTC(2026, 2, 1);

/** The wall clock of Warsaw is an hour ahead; the clocks are put on within the range. */
export const RANGE: Range = {
  from: instant(BEGIN - HOUR),
  to: instant(BEGIN + DAYS * DAY - 2 * HOUR),
};

const WATCHED: Span = {
  from: instant(BEGIN - DAY),
  to: instant(BEGIN + DAYS * DAY),
};

/** The sessions that ended on a day: of everybody eight, some of them with a time away, in the order of their ends. */
const sessionsOf = (day: number, people: number): FinishedSession[] => {
  const sessions: FinishedSession[] = [];
  for (let number = 0; number < people * A_DAY; number++) {
    const person = number % people;
    const chance =
      (person * 7919 + number * 104_729 + day * 1_299_709) % 10_007;
    const start =
      BEGIN +
      day * DAY +
      Math.floor(number / people) * 2.5 * HOUR +
      chance * 317;
    const end = start + 4 * MINUTE + ((chance * 48_271) % (75 * MINUTE));
    const stay = Math.floor((end - start) / VISITS);
    const away = { from: instant(start + 5000), to: instant(end - 5000) };
    sessions.push({
      person: personId(`user-${person}`),
      id: sessionId(`login-${day}-${number}`),
      start: instant(start),
      end: instant(end),
      atLeast: false,
      observedMs: end - start,
      engagedMs: Math.floor((end - start) * 0.7),
      cutMs: 0,
      seenOnce: chance % 50 === 0,
      visits: Array.from({ length: VISITS }, (_, at) => ({
        page: {
          url: `https://acme.test/app/${(chance + at) % PAGES}`,
          title: `Page ${(chance + at) % PAGES}`,
          feature: null,
        },
        start: instant(start + at * stay),
        end: instant(start + (at + 1) * stay),
      })),
      ...(chance % 30 === 0 ? { away: [away] } : {}),
    });
  }
  return sessions.sort((a, b) => a.end - b.end);
};

export type Kind = "details" | "rollups";

/** A month of history on the disk, as sessions of packed days, or as rollups of all days. */
export const fillHistory = async (
  people: number,
  kind: Kind,
): Promise<Database> => {
  const db = openDatabase(`history-${kind}-${people}`);
  const packed = Array.from({ length: DAYS }, (_, day) =>
    packSessions(null, sessionsOf(day, people)),
  );
  const filled = await db.use(async (connected) => {
    await connected.put("coverage", { source: SOURCE, ...WATCHED });
    for (const [at, record] of packed.entries()) {
      const day = BEGIN / DAY + at;
      if (kind === "details")
        await connected.put("days", record, [SOURCE, day, 0]);
      else
        for (const [number, rollup] of rollUp(
          day,
          [record],
          packed.slice(at + 1, at + 3),
          [WATCHED],
        ).entries())
          await connected.put("rollups", rollup, [SOURCE, day, number]);
    }
  });
  if (!filled.ok) throw new Error(JSON.stringify(filled.failure));
  return db;
};
