import { describe, expect, test } from "vitest";
import {
  coverageWords,
  dayWords,
  lengthWords,
  spanWords,
  totalWords,
  watchedWords,
} from "../../../components/history-words.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import {
  type PastSession,
  personHistory,
} from "../../../utils/domain/person-history.ts";

/** Midnight of this machine's zone, in which all is said. */
const MIDNIGHT = new Date(2026, 2, 4).getTime();
const at = (hours: number) => instant(MIDNIGHT + hours * HOUR);
const DAYS = [-1, 0].map((day) => ({
  from: at(24 * day),
  to: at(24 * (day + 1)),
}));

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

const watchedFor = (ms: number, sessions: readonly PastSession[] = []) =>
  personHistory(
    sessions,
    ms === 0 ? [] : [{ from: instant(at(12) - ms), to: at(12) }],
    DAYS,
    at(12),
  );

describe("the words of a history", () => {
  test("sum it up", () => {
    expect(
      totalWords(
        watchedFor(DAY, [
          past(1, 2, { engagedMs: 40 * MINUTE }),
          past(3, 4.5, { atLeast: true, engagedMs: 50 * MINUTE }),
        ]),
      ),
    ).toBe("2 sessions, at least 2 h 30 m, engaged 1 h 30 m");
    expect(totalWords(watchedFor(DAY, [past(1, 2)]))).toBe(
      "1 session, 1 h 0 m",
    );
  });

  test.each([
    [36 * HOUR, "Watched 100 % of these 2 days."],
    [36 * HOUR - 1, "Watched 99 % of these 2 days."],
    [9 * HOUR, "Watched 25 % of these 2 days."],
    [MINUTE, "Watched less than 1 % of these 2 days."],
    [0, "Watched 0 % of these 2 days."],
  ])("say what %d ms of watching are", (ms, words) => {
    expect(coverageWords(watchedFor(ms))).toBe(words);
  });

  test("say of one day how much of what is over of it was watched", () => {
    const [yesterday, today] = watchedFor(18 * HOUR).days.map(watchedWords);
    expect(yesterday).toBe("Watched 25 % of it.");
    expect(today).toBe("Watched 100 % of it.");
  });

  test("name today, and another day by its date", () => {
    const { days, range } = watchedFor(DAY);
    expect(days.map((day) => dayWords(day, range.to))).toEqual([
      expect.stringMatching(/^Tue,? 3 Mar$/),
      "Today",
    ]);
  });

  test.each<[what: string, PastSession, string | RegExp]>([
    ["one within the day", past(9.25, 12.5), "09:15–12:30"],
    ["one that goes on", past(9.25, 12, { goesOn: true }), "09:15–now"],
    ["one into the next day", past(23, 24.5), /^23:00–Thu,? 00:30$/],
    ["one that began before", past(-1, 2), /^Tue,? 23:00–02:00$/],
    ["one that was seen once", past(9, 9, { seenOnce: true }), "09:00"],
  ])("give from and until of %s", (_, session, words) => {
    const [calendar] = DAYS.slice(1);
    if (calendar === undefined) throw new Error("There is no today.");
    const said = spanWords(session, { calendar });
    if (typeof words === "string") expect(said).toBe(words);
    else expect(said).toMatch(words);
  });

  test.each<[what: string, PastSession, string]>([
    ["plainly", past(9, 12), "3 h 0 m"],
    [
      "with engagement",
      past(9, 12, { engagedMs: HOUR }),
      "3 h 0 m, engaged 1 h 0 m",
    ],
    ["without gaps", past(9, 12, { cutMs: HOUR }), "2 h 0 m"],
    ["as a least", past(9, 12, { atLeast: true }), "at least 3 h 0 m"],
    [
      "as unknown",
      past(9, 12, { seenOnce: true, atLeast: true }),
      "Seen once, length unknown",
    ],
  ])("give a length %s", (_, session, words) => {
    expect(lengthWords(session)).toBe(words);
  });

  test("say where a session is the platform's word", () => {
    expect(lengthWords(past(1, 2, { told: true }))).toBe("1 h 0 m · platform");
    expect(lengthWords(past(1, 2, { told: false }))).toBe("1 h 0 m");
  });
});
