import { describe, expect, it } from "vitest";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import {
  type PastSession,
  personHistory,
} from "../../../utils/domain/person-history.ts";

/** Three days of UTC; now is noon of the last. */
const MIDNIGHT = Date.UTC(2026, 2, 2);
const at = (hours: number) => instant(MIDNIGHT + hours * HOUR);
const DAYS = [0, 1, 2].map((day) => ({
  from: at(24 * day),
  to: at(24 * (day + 1)),
}));
const NOW = at(60);
const ALWAYS = [{ from: at(-100), to: NOW }];

const past = (
  from: number,
  to: number,
  more: Partial<PastSession> = {},
): PastSession => ({
  start: at(from),
  end: at(to),
  goesOn: false,
  atLeast: false,
  seenOnce: false,
  cutMs: 0,
  engagedMs: 0,
  ...more,
});

const history = (sessions: readonly PastSession[], watched = ALWAYS) =>
  personHistory(sessions, watched, DAYS, NOW);

describe("a person's history", () => {
  it("lists each session on the day on which it began, the newest first", () => {
    const [early, late, now] = [
      past(8, 9),
      past(20, 22),
      past(59, 60, { goesOn: true }),
    ];
    const { days, count } = history([late, now, early]);
    expect(days.map(({ sessions }) => sessions)).toEqual([
      [late, early],
      [],
      [now],
    ]);
    expect(count).toBe(3);
  });

  it("ends today's part now, and knows where the day will end", () => {
    const today = history([]).days.at(-1);
    expect(today?.span).toEqual({ from: at(48), to: NOW });
    expect(today?.calendar).toEqual({ from: at(48), to: at(72) });
  });

  it("gives each day its part of a session that goes on over midnight", () => {
    const { days, onlineMs } = history([past(22, 25, { engagedMs: HOUR })]);
    expect(days.map(({ onlineMs }) => onlineMs / HOUR)).toEqual([2, 1, 0]);
    expect(days.map(({ carried }) => carried)).toEqual([false, true, false]);
    expect(onlineMs).toBe(3 * HOUR);
  });

  it("counts of what began before it only what lies in it", () => {
    const { days, onlineMs, engagedMs, count } = history([
      past(-3, 2, { engagedMs: 4 * HOUR }),
      past(-9, -5),
    ]);
    expect(count).toBe(1);
    expect(days[0]?.sessions).toHaveLength(1);
    expect(onlineMs).toBe(2 * HOUR);
    expect(engagedMs).toBe(2 * HOUR);
  });

  it("says how much was watched, and when nobody did", () => {
    const { days, watchedMs } = history([], [{ from: at(6), to: at(30) }]);
    expect(watchedMs).toBe(DAY);
    expect(days[0]?.unwatched).toEqual([{ from: at(0), to: at(6) }]);
    expect(days[1]?.unwatched).toEqual([{ from: at(30), to: at(48) }]);
    expect(days[2]?.unwatched).toEqual([{ from: at(48), to: NOW }]);
  });

  it("cuts a gap out where nobody watched", () => {
    const watched = [
      { from: at(0), to: at(10) },
      { from: at(12), to: NOW },
    ];
    const bridged = past(9, 14, { cutMs: 2 * HOUR });
    expect(history([bridged], watched).days[0]?.online).toEqual([
      { from: at(9), to: at(10) },
      { from: at(12), to: at(14) },
    ]);
  });

  it("keeps the time before our first look that the platform vouches for", () => {
    const watched = [{ from: at(12), to: NOW }];
    const { days, onlineMs } = history([past(9, 14)], watched);
    expect(days[0]?.online).toEqual([{ from: at(9), to: at(14) }]);
    expect(onlineMs).toBe(5 * HOUR);
  });

  it("takes a gap that lies nowhere off the length all the same", () => {
    const { onlineMs } = history([past(9, 14, { cutMs: HOUR })]);
    expect(onlineMs).toBe(4 * HOUR);
  });

  it("has what begins this moment", () => {
    const now = past(60, 60, { goesOn: true });
    const { days, count, onlineMs } = history([now]);
    expect(days.at(-1)?.sessions).toEqual([now]);
    expect([count, onlineMs]).toEqual([1, 0]);
    const midnight = past(48, 48, { goesOn: true });
    const at48 = personHistory([midnight], ALWAYS, DAYS, at(48));
    expect(at48.days.at(-1)?.sessions).toEqual([midnight]);
  });

  it("lists what was seen once, and counts no time for it", () => {
    const once = past(9, 9, { seenOnce: true });
    const vouched = past(12, 14, { seenOnce: true });
    const { days, onlineMs, count, atLeast } = history([once, vouched]);
    expect(days[0]?.sessions).toEqual([vouched, once]);
    expect([onlineMs, count, atLeast]).toEqual([0, 2, true]);
  });

  it("is at least so long where we came late to one of its sessions", () => {
    expect(history([past(9, 10)]).atLeast).toBe(false);
    expect(history([past(9, 10, { atLeast: true })]).atLeast).toBe(true);
  });

  it("is empty for who was never seen", () => {
    const { count, onlineMs, watchedMs } = history([]);
    expect([count, onlineMs, watchedMs]).toEqual([0, 0, 60 * HOUR]);
  });
});
