import { describe, expect, it } from "vitest";
import {
  type Coverage,
  NO_COVERAGE,
  cover,
  coveredUntil,
  observedAt,
} from "../../../utils/domain/coverage.ts";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { inSeconds, sec } from "./watching.ts";

const LIMIT_MS = 150_000;

/** Coverage after observations at these seconds. */
const watchedAt = (...seconds: readonly number[]): Coverage =>
  seconds.reduce<Coverage>(
    (coverage, at) => cover(coverage, sec(at), LIMIT_MS, null).coverage,
    NO_COVERAGE,
  );

const between = (coverage: Coverage, from: number, to: number): number =>
  (coveredUntil(coverage, sec(to)) - coveredUntil(coverage, sec(from))) / 1000;

describe("coverage", () => {
  it("is nothing before the first observation, and nothing long after one", () => {
    expect(observedAt(NO_COVERAGE)).toBeNull();
    expect(coveredUntil(NO_COVERAGE, sec(100))).toBe(0);
    expect(between(watchedAt(0), -100, 100)).toBe(0);
  });

  it("is the time between observations that lie no further apart than the limit", () => {
    const coverage = watchedAt(0, 60, 210);
    expect(between(coverage, 0, 210)).toBe(210);
    expect(between(coverage, 30, 100)).toBe(70);
    expect(observedAt(coverage)).toBe(sec(210));
  });

  it("counts an interval of exactly the limit, and none of one that is a millisecond longer", () => {
    const exact = cover(watchedAt(0), sec(150), LIMIT_MS, null);
    expect(exact).toMatchObject({ gap: false, endedSpan: null });
    const late = cover(watchedAt(0, 60), sec(210.001), LIMIT_MS, null);
    expect(late.gap).toBe(true);
    expect(late.endedSpan).toEqual({ from: sec(0), to: sec(60) });
    expect(between(late.coverage, 0, 210.001)).toBe(60);
  });

  it("leaves a gap out of whatever reaches over it (I9)", () => {
    const coverage = watchedAt(0, 60, 28_800, 28_860);
    expect(between(coverage, 0, 28_860)).toBe(120);
    expect(between(coverage, 30, 28_830)).toBe(60);
    expect(between(coverage, 100, 28_000)).toBe(0);
  });

  it("ends no span of an observation that stood alone", () => {
    const alone = cover(watchedAt(0), sec(1000), LIMIT_MS, null);
    expect(alone).toMatchObject({ gap: true, endedSpan: null });
    expect(alone.coverage.ended).toEqual([]);
    expect(between(watchedAt(0, 1000, 1060), 0, 1060)).toBe(60);
  });

  it("does not grow by two observations at one time", () => {
    const coverage = watchedAt(0, 60);
    expect(cover(coverage, sec(60), LIMIT_MS, null).coverage).toEqual(coverage);
  });

  it("forgets the spans that no running session can reach back into", () => {
    const hours = (n: number): number => (n * HOUR) / 1000;
    const coverage = watchedAt(0, 60, hours(10), hours(10) + 60, hours(26));
    expect(coverage.ended.map(({ from }) => inSeconds(from))).toEqual([
      hours(10),
    ]);
  });

  it("remembers what is needed, however old it is", () => {
    const old = watchedAt(0, 60, 1000, 1060);
    const later = cover(old, sec((3 * DAY) / 1000), LIMIT_MS, sec(60));
    expect(between(later.coverage, 0, 60)).toBe(60);
    const forgetful = cover(old, sec((3 * DAY) / 1000), LIMIT_MS, sec(61));
    expect(forgetful.coverage.ended).toHaveLength(1);
  });

  it("remembers the span that a gap ended, however long the gap was", () => {
    const coverage = watchedAt(0, 60, 120, (2 * DAY) / 1000);
    expect(between(coverage, 0, 60)).toBe(60);
    expect(between(coverage, 60, 120)).toBe(60);
  });
});
