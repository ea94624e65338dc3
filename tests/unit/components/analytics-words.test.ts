import { describe, expect, it } from "vitest";
import {
  changeWords,
  observedWords,
  percentOf,
  unalikeWords,
} from "../../../components/analytics-words.ts";
import {
  hourOfWeek,
  hourWords,
  weekdayWords,
  zoneWords,
} from "../../../components/analytics-time.ts";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import { NOON, after } from "../../support/builders.ts";

const observed = (observedMs: number) =>
  observedWords({ observedMs, range: { from: NOON, to: after(DAY) } });

describe("how much was observed, in words", () => {
  it.each([
    [0, "nothing of it observed"],
    [60_000, "observed less than 1 % of it"],
    [DAY / 2, "observed 50 % of it"],
    [DAY - 1, "observed 99 % of it"],
    [DAY, "observed all of it"],
  ])("%i ms of a day: %s", (ms, words) => {
    expect(observed(ms)).toBe(words);
  });

  it("rounds down: 100 only where it is all", () => {
    expect(percentOf(0.999_99)).toBe(99);
  });
});

describe("a change in words", () => {
  it.each([
    [{ before: 100, by: 12, share: 0.12 }, "▲ 12 %"],
    [{ before: 1000, by: -4, share: -0.004 }, "▼ 0.4 %"],
    [{ before: 5, by: 0, share: 0 }, "unchanged"],
    [{ before: 0, by: 5, share: null }, "0 before"],
  ])("%j is %s", (change, words) => {
    expect(changeWords(change)).toBe(words);
  });

  it("is none where two periods cannot be compared, and says why", () => {
    expect(unalikeWords({ kind: "alike" }, "1 Nov")).toBeNull();
    expect(unalikeWords({ kind: "unobserved" }, "1 Nov")).toContain("nothing");
    expect(
      unalikeWords({ kind: "unalike", share: 0.9, before: 0.12 }, "1 Nov"),
    ).toMatch(/1 Nov.*12 %.*90 %/);
  });
});

describe("times of a zone", () => {
  const day = { from: instant(Date.UTC(2026, 2, 3, 23)), to: after(11 * HOUR) };

  it("are of that zone, whatever the reader's is", () => {
    expect(zoneWords("Europe/Warsaw").moment(NOON)).toMatch(
      /Wed.*4.*0?1:00|13:00/,
    );
    expect(zoneWords("Asia/Kathmandu").moment(NOON)).toMatch(/17:45|05:45/);
  });

  it("do not name the day that a range ends before", () => {
    const words = zoneWords("Europe/Warsaw");
    expect(words.range(day)).toMatch(/^(?=.*\b4\b)(?!.*\b5\b)/);
    expect(words.bucket(day, "day")).toContain("Wed");
  });

  it("know weekday and hour by the wall clock", () => {
    // 01:30 UTC on 29 March 2026: clocks in Warsaw went from 02:00 to 03:00 half an hour ago.
    const at = Date.UTC(2026, 2, 29, 1, 30);
    expect(hourOfWeek(at, "Europe/Warsaw")).toEqual({ weekday: 0, hour: 3 });
    expect(hourOfWeek(at, "Pacific/Auckland")).toEqual({
      weekday: 0,
      hour: 14,
    });
    expect(hourOfWeek(Date.UTC(2026, 2, 29), "UTC")).toEqual({
      weekday: 0,
      hour: 0,
    });
  });

  it("name weekdays and hours", () => {
    expect(weekdayWords(0)).toBe("Sun");
    expect(weekdayWords(6)).toBe("Sat");
    expect(hourWords(0)).not.toBe(hourWords(12));
  });
});
