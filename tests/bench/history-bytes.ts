import { brotliCompressSync } from "node:zlib";
import type { Span } from "../../utils/domain/coverage.ts";
import { personId } from "../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../utils/domain/instant.ts";
import type { FinishedSession, Visit } from "../../utils/domain/session.ts";
import { packSessions } from "../../utils/storage/packed-sessions.ts";
import { rollUp } from "../../utils/storage/rollup.ts";
import { storedSize } from "../../utils/storage/stored-size.ts";
import { type Line, amountLine } from "./statistics.ts";

const PEOPLE = 1000;
const SESSIONS = 8;
const PAGES = 40;
const TODAY = 20_000;
const BUDGET = 150;

/**
 * P11: bytes on the disk per person and day of eight sessions, packed, and as the rollup that takes their place; beside
 * them the same with two pages a session. The floor: the same columns as small as a strong, slow compressor makes them.
 */
export const historyBytes = (): Promise<readonly Line[]> =>
  Promise.resolve([
    ...linesOf("sessions of a day, a person", false, BUDGET),
    ...linesOf("with two visits each", true, null),
  ]);

const linesOf = (
  what: string,
  hasVisits: boolean,
  budget: number | null,
): readonly Line[] => {
  const [today, ...later] = [TODAY, TODAY + 1, TODAY + 2].map((day) =>
    packSessions(null, sessionsOf(day, hasVisits)),
  );
  if (today === undefined) return [];
  const watched: Span = {
    from: instant(TODAY * DAY),
    to: instant((TODAY + 1) * DAY),
  };
  const rollup = rollUp(TODAY, [today], later, [watched]);
  const texts = JSON.stringify([today.persons, today.pages]);
  const columns = [...Object.values(today.columns), Buffer.from(texts)];
  const floor = brotliCompressSync(Buffer.concat(columns)).length;
  const rolled = rollup.reduce((sum, record) => sum + storedSize(record), 0);
  const line = (said: string, bytes: number): Line =>
    amountLine("P11", said, floor / PEOPLE, bytes / PEOPLE, "B", budget);
  return [line(what, storedSize(today)), line(`${what}, rollup`, rolled)];
};

/** Sessions of working hours, in the order in which they end. */
const sessionsOf = (
  day: number,
  hasVisits: boolean,
): readonly FinishedSession[] => {
  const random = randomFrom(day);
  const all = Array.from({ length: PEOPLE * SESSIONS }, (_, number) => {
    const person = personId(`user-${number % PEOPLE}`);
    const start = day * DAY + 7 * HOUR + Math.floor(random() * 10 * HOUR);
    const length = MINUTE + Math.floor(random() ** 2 * HOUR);
    const turn = Math.floor(start + length * random());
    const end = start + length;
    return {
      person,
      id: null,
      start: instant(start),
      end: instant(end),
      atLeast: false,
      observedMs: length,
      engagedMs: Math.floor(length * random()),
      cutMs: 0,
      seenOnce: false,
      visits: hasVisits
        ? [visitOf(random(), start, turn), visitOf(random(), turn, end)]
        : [],
    };
  });
  return all.toSorted((a, b) => a.end - b.end);
};

const visitOf = (chance: number, start: number, end: number): Visit => ({
  page: {
    url: `https://acme.test/page/${Math.floor(chance * PAGES)}`,
    title: null,
    feature: null,
  },
  start: instant(start),
  end: instant(end),
});

/** The same each time (Park and Miller). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};
