import { describe, expect, test } from "vitest";
import {
  addDwell,
  dwellQuantile,
  newDwell,
} from "../../../utils/domain/dwell.ts";
import { HOUR, MINUTE } from "../../../utils/domain/instant.ts";

describe("how long people stay", () => {
  test("is not known where nobody was", () => {
    expect(dwellQuantile(newDwell(), 0.9)).toBeNull();
  });

  test("leaves out what has no length", () => {
    const dwell = newDwell();
    for (const ms of [0, -5, NaN, Infinity]) addDwell(dwell, ms);
    expect(dwell.count).toBe(0);
  });

  test("is told from a few hundred numbers, however many visits there were", () => {
    const dwell = newDwell();
    for (let visit = 1; visit <= 50_000; visit++)
      addDwell(dwell, (visit * 7919) % (24 * HOUR));
    expect(dwell.count).toBe(50_000);
    expect(dwell.buckets.size).toBeLessThan(470);
    expect(dwellQuantile(dwell, 1)).toBeGreaterThan(23 * HOUR);
  });

  test("is one of the lengths themselves, within two percent", () => {
    const dwell = newDwell();
    for (let visit = 1; visit <= 100; visit++) addDwell(dwell, visit * MINUTE);
    const told = dwellQuantile(dwell, 0.9) ?? NaN;
    expect(Math.abs(told - 90 * MINUTE)).toBeLessThanOrEqual(1.8 * MINUTE);
  });
});
