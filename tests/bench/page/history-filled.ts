import type { Range } from "../../../utils/domain/analytics/analytics.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import {
  type SourceId,
  personId,
  sessionId,
  sourceId,
} from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import {
  type PackedSessions,
  packSessions,
} from "../../../utils/storage/packed-sessions.ts";
import { rollUp } from "../../../utils/storage/rollup.ts";

export const SOURCE = sourceId("bench-history");
const DAYS = 30;
/** Sessions of a person and day. */
const A_DAY = 8;
/** A day of more sessions than this takes another record. */
const MOST_PACKED = 10_000;
const PAGES = 40;
const VISITS = 3;
const BEGIN = Date.UTC(2026, 2, 1);

/** The wall clock of Warsaw is an hour ahead; the clocks are put on within the range. */
export const RANGE: Range = {
  from: instant(BEGIN - HOUR),
  to: instant(BEGIN + DAYS * DAY - 2 * HOUR),
};

/** Whose history of how many sessions a day. */
export interface Month {
  readonly source: SourceId;
  readonly people: number;
  readonly aDay: number;
  /** UTC midnight with which its thirty days begin. */
  readonly begin: number;
  readonly idOf: (number: number) => string;
}

/** The sessions that ended on a day: of everybody so many, some of them with a time away, in the order of their ends. */
const sessionsOf = (
  day: number,
  { people, aDay, begin, idOf }: Month,
): FinishedSession[] => {
  const sessions: FinishedSession[] = [];
  for (let number = 0; number < people * aDay; number++) {
    const person = number % people;
    const chance =
      (person * 7919 + number * 104_729 + day * 1_299_709) % 10_007;
    const start =
      begin +
      day * DAY +
      Math.floor(number / people) * 2.5 * HOUR +
      chance * 317;
    const end = start + 4 * MINUTE + ((chance * 48_271) % (75 * MINUTE));
    const stay = Math.floor((end - start) / VISITS);
    const away = { from: instant(start + 5000), to: instant(end - 5000) };
    sessions.push({
      person: personId(idOf(person)),
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

const packedOf = (day: number, month: Month): readonly PackedSessions[] => {
  const sessions = sessionsOf(day, month);
  const count = Math.ceil(sessions.length / MOST_PACKED);
  return Array.from({ length: count }, (_, number) =>
    packSessions(
      null,
      sessions.slice(number * MOST_PACKED, (number + 1) * MOST_PACKED),
    ),
  );
};

export type Kind = "details" | "rollups";

/** Puts a month of history on the disk, as sessions of packed days, or as rollups of all days. */
export const putMonth = async (
  db: Database,
  month: Month,
  kind: Kind,
): Promise<void> => {
  const { source, begin } = month;
  const watched: Span = {
    from: instant(begin - DAY),
    to: instant(begin + DAYS * DAY),
  };
  const filled = await db.use(async (connected) => {
    await connected.put("coverage", { source, ...watched });
    const next = [packedOf(0, month), packedOf(1, month)];
    for (let at = 0; at < DAYS; at++) {
      const day = begin / DAY + at;
      const packed = next.shift() ?? [];
      next.push(at + 2 < DAYS ? packedOf(at + 2, month) : []);
      if (kind === "details")
        for (const [number, record] of packed.entries())
          await connected.put("days", record, [source, day, number]);
      else
        for (const [number, rollup] of rollUp(day, packed, next.flat(), [
          watched,
        ]).entries())
          await connected.put("rollups", rollup, [source, day, number]);
    }
  });
  if (!filled.ok) throw new Error(JSON.stringify(filled.failure));
};

/** A month of history on a disk of its own. */
export const fillHistory = async (
  people: number,
  kind: Kind,
): Promise<Database> => {
  const db = openDatabase(`history-${kind}-${people}`);
  const idOf = (number: number): string => `user-${number}`;
  const month = { source: SOURCE, people, aDay: A_DAY, begin: BEGIN, idOf };
  await putMonth(db, month, kind);
  return db;
};
