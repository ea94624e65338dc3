import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "../../../utils/domain/coverage.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { lastDays } from "../../../utils/domain/local-days.ts";
import {
  type PastSession,
  type PersonHistory,
  personHistory,
} from "../../../utils/domain/person-history.ts";
import { lengthOfAll } from "../../../utils/domain/spans.ts";
import { localDays } from "./local-days.ts";

/** Zones whose clocks go forward and back by an hour, by half an hour, at midnight, or never; and one that lost a day. */
const anyZone = fc.constantFrom(
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "America/Havana",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Etc/GMT+12",
);
const anyNow = fc
  .integer({
    min: Date.UTC(2009, 0, 1) / MINUTE,
    max: Date.UTC(2031, 0, 1) / MINUTE,
  })
  .map((minutes) => instant(minutes * MINUTE));

/** Spans in order that do not touch, made of pauses and lengths; they end before `now`. */
const anySpans = (most: number, pauseMs: number, lengthMs: number) =>
  fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: pauseMs }),
      fc.integer({ min: 1, max: lengthMs }),
    ),
    { maxLength: most },
  );

const placed = (
  parts: readonly (readonly [number, number])[],
  now: number,
): readonly Span[] => {
  let end: number = now;
  const spans = parts.map(([pause, length]) => {
    const to = instant(end - pause);
    end = to - length;
    return { from: instant(end), to };
  });
  return spans.toReversed();
};

interface Story {
  readonly zone: string;
  readonly sessions: readonly PastSession[];
  readonly watched: readonly Span[];
  readonly history: PersonHistory;
}

const anyStory = fc
  .record({
    zone: anyZone,
    now: anyNow,
    stays: anySpans(40, 2 * DAY, DAY),
    watched: anySpans(40, DAY, 2 * DAY),
    marks: fc.array(
      fc.record({
        cut: fc.integer({ min: 0, max: 100 }),
        engaged: fc.integer({ min: 0, max: 100 }),
        atLeast: fc.boolean(),
        seenOnce: fc.boolean(),
      }),
      { minLength: 40, maxLength: 40 },
    ),
  })
  .map(({ zone, now, stays, watched, marks }): Story => {
    const sessions = placed(stays, now).map(({ from, to }, at): PastSession => {
      const { cut = 0, engaged = 0, ...mark } = marks[at] ?? {};
      const cutMs = Math.floor(((to - from) * cut) / 100);
      const lengthMs = to - from - cutMs;
      return {
        ...{ atLeast: false, seenOnce: false, ...mark },
        start: from,
        end: to,
        goesOn: false,
        cutMs,
        engagedMs: Math.floor((lengthMs * engaged) / 100),
      };
    });
    const spans = placed(watched, now);
    const days = lastDays(now, 30, zone);
    const history = personHistory(sessions, spans, days, now);
    return { zone, sessions, watched: spans, history };
  });

const holds = (check: (story: Story) => void): void =>
  fc.assert(fc.property(anyStory, check), { numRuns: 200 });

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);

describe("the last days of any wall clock", () => {
  it("follow on one another without a gap, and are the days that it names", () => {
    fc.assert(
      fc.property(anyZone, anyNow, (zone, now) => {
        const days = lastDays(now, 30, zone);
        expect(days.at(0)?.from).toBeLessThan(now - 28 * DAY);
        expect(days.at(-1)?.from).toBeLessThanOrEqual(now);
        expect(days.at(-1)?.to).toBeGreaterThan(now);
        for (const [at, { from, to }] of days.entries()) {
          expect(to - from).toBeGreaterThanOrEqual(20 * HOUR);
          expect(to - from).toBeLessThanOrEqual(28 * HOUR);
          expect(days[at + 1]?.from ?? to).toBe(to);
        }
        // Where a clock goes back over a midnight, the day before comes again, and has no one end.
        const calendar = new Intl.DateTimeFormat("en-CA", {
          timeZone: zone,
          dateStyle: "short",
        });
        const comesAgain = ({ to }: Span): boolean =>
          [10, 30, 50, 70, 90, 110].some(
            (minutes) =>
              calendar.format(to + minutes * MINUTE) ===
              calendar.format(to - 1),
          );
        if (days.some(comesAgain)) return;
        // Another way to the same midnights.
        const named = localDays(days[0]?.from ?? now, now, zone);
        expect(named.map(({ from, to }) => [from, to])).toEqual(
          expect.arrayContaining(
            days.slice(1).map(({ from, to }) => [from, to]),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("a person's history", () => {
  it("is the sum of its days", () => {
    holds(({ history: { days, range, onlineMs, watchedMs } }) => {
      const of = (part: (day: (typeof days)[number]) => number) =>
        sum(days.map(part));
      expect(of(({ span }) => span.to - span.from)).toBe(range.to - range.from);
      expect(of((day) => day.onlineMs)).toBe(onlineMs);
      expect(of(({ online }) => lengthOfAll(online))).toBe(onlineMs);
      expect(of(({ unwatched }) => lengthOfAll(unwatched))).toBe(
        range.to - range.from - watchedMs,
      );
    });
  });

  it("is as long as its sessions are without their gaps", () => {
    holds(({ sessions, history: { range, onlineMs, engagedMs } }) => {
      const known = sessions.filter(({ seenOnce }) => !seenOnce);
      const within = known.filter(({ start }) => start >= range.from);
      const lengths = within.map(
        ({ start, end, cutMs }) => end - start - cutMs,
      );
      const across = known.find(
        ({ start, end }) => start < range.from && end > range.from,
      );
      const most = across === undefined ? 0 : across.end - range.from;
      expect(onlineMs).toBeGreaterThanOrEqual(sum(lengths));
      expect(onlineMs).toBeLessThanOrEqual(sum(lengths) + most);
      if (across === undefined && known.length === sessions.length)
        expect(engagedMs).toBeLessThanOrEqual(onlineMs);
    });
  });

  it("lists each session that reaches into it once", () => {
    holds(({ sessions, history: { days, range, count } }) => {
      const reaching = sessions.filter(({ end }) => end > range.from);
      const listed = days.flatMap((day) => day.sessions);
      expect(listed).toHaveLength(reaching.length);
      expect(new Set(listed)).toEqual(new Set(reaching));
      expect(count).toBe(reaching.length);
    });
  });

  it("draws nothing outside its day, and nothing twice", () => {
    holds(({ history: { days } }) => {
      for (const { span, calendar, online, unwatched } of days) {
        expect(span.from).toBeGreaterThanOrEqual(calendar.from);
        expect(span.to).toBeLessThanOrEqual(calendar.to);
        for (const parts of [online, unwatched]) {
          let end: number = span.from;
          for (const { from, to } of parts) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(span.to);
        }
      }
    });
  });
});
