import { describe, expect, it } from "vitest";
import { isWithin } from "../../../utils/domain/analytics/session-block.ts";
import { personId, sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { rollUp } from "../../../utils/storage/rollup.ts";
import { blockOfPacked } from "../../../utils/storage/session-columns.ts";
import { NOON } from "../../support/builders.ts";

const TODAY = dayOf(NOON);
const MIDNIGHT = TODAY * DAY;

const stay = (id: string, from: number, to: number): FinishedSession => ({
  person: personId(id),
  id: sessionId(`login of ${id}`),
  start: instant(MIDNIGHT + from),
  end: instant(MIDNIGHT + to),
  atLeast: false,
  observedMs: to - from,
  engagedMs: to - from,
  cutMs: 0,
  seenOnce: false,
  visits: [],
});

const rolledUp = () => {
  const today = packSessions(null, [
    stay("ana", -2 * HOUR, 20 * MINUTE),
    stay("bob", HOUR, 3 * HOUR),
  ]);
  const later = packSessions(null, [
    stay("cyd", 23 * HOUR + 50 * MINUTE, 25 * HOUR),
    stay("dan", 30 * HOUR, 31 * HOUR),
  ]);
  const watched = [
    { from: instant(MIDNIGHT - DAY), to: instant(MIDNIGHT + 2 * HOUR) },
    { from: instant(MIDNIGHT + 5 * HOUR), to: instant(MIDNIGHT + 2 * DAY) },
  ];
  return rollUp(TODAY, [today], [later], watched);
};

describe("the rollup of a day", () => {
  it("knows who was active in which quarter, as far as we watched", () => {
    const [first] = rolledUp();
    if (first === undefined || !("quarters" in first)) throw new Error("none");
    const { persons, active, day, onlineMs, observed } = first.quarters;
    expect(day).toBe(TODAY);
    expect(persons).toEqual(["ana", "bob", "cyd"]);
    const quartersOf = (person: number): readonly number[] =>
      [...active.entries()]
        .filter(([, bits]) => (bits >> person) & 1)
        .map(([quarter]) => quarter);
    expect(quartersOf(0)).toEqual([0, 1]);
    // From one o'clock to three; nobody watched after two.
    expect(quartersOf(1)).toEqual([4, 5, 6, 7]);
    expect(quartersOf(2)).toEqual([95]);
    expect(onlineMs[1]).toBe(5 * MINUTE);
    expect(observed[8]).toBe(0);
  });

  it("keeps the sessions that ended on it, without the ids of their logins", () => {
    const [, second, ...others] = rolledUp();
    if (second === undefined || !("sessions" in second))
      throw new Error("none");
    expect(others).toEqual([]);
    expect(second.sessions.ids).toEqual([]);
    const block = blockOfPacked(second.sessions);
    expect(block.persons).toEqual(["ana", "bob"]);
    expect([...block.start].map((at) => at - MIDNIGHT)).toEqual([
      -2 * HOUR,
      HOUR,
    ]);
    expect([...block.length]).toEqual([2 * HOUR + 20 * MINUTE, 2 * HOUR]);
    const from = MIDNIGHT + 20 * MINUTE;
    expect(isWithin(block, 0, from, from + HOUR)).toBe(false);
    expect(isWithin(block, 0, from - 1, from + HOUR)).toBe(true);
  });
});
