import { describe, expect, it } from "vitest";
import type { MappedTime } from "../../../utils/mapping/mapping-fields.ts";
import { timeOfText } from "../../../utils/mapping/time.ts";
import { NOON, before } from "../../support/builders.ts";

const read = (
  text: string,
  unit: MappedTime["unit"],
  zone: string | null = null,
): string | null => {
  const at = timeOfText(text, unit, zone, NOON);
  return at === null ? null : new Date(at).toISOString();
};

describe("a time", () => {
  it.each<readonly [string, MappedTime["unit"], string | null]>([
    ["1795226651543", "ms", "2026-11-21T02:04:11.543Z"],
    ["1795226651", "s", "2026-11-21T02:04:11.000Z"],
    ["1795226651.5436", "s", "2026-11-21T02:04:11.544Z"],
    // A mistaken unit is no time, never one of 1970 or of the far future.
    ["1795226651", "ms", null],
    ["1795226651543", "s", null],
    ["0", "ms", null],
    ["", "ms", null],
    ["Infinity", "ms", null],
    ["yesterday", "s", null],
    ["2026-11-21T02:04:11Z", "ms", null],
  ])("%s in %s is %s", (text, unit, expected) => {
    expect(read(text, unit)).toBe(expected);
  });

  it("is counted back from the server's clock", () => {
    expect(timeOfText("90", "s_ago", null, NOON)).toBe(before(90_000));
    expect(timeOfText("90.5", "s_ago", null, NOON)).toBe(before(90_500));
    expect(timeOfText("90", "ms_ago", null, NOON)).toBe(before(90));
    expect(timeOfText("-90", "s_ago", null, NOON)).toBeNull();
  });

  it.each([
    ["2026-11-21T02:04:11Z", "2026-11-21T02:04:11.000Z"],
    ["2026-11-21T02:04:11.434418984Z", "2026-11-21T02:04:11.434Z"],
    ["2026-11-21 02:04:11 UTC", "2026-11-21T02:04:11.000Z"],
    ["2026-11-21T02:04:11+0230", "2026-11-20T23:34:11.000Z"],
    ["2026-11-21T02:04:11-02", "2026-11-21T04:04:11.000Z"],
    ["2026-11-21T02:04+01:00", "2026-11-21T01:04:00.000Z"],
    ["2026-02-29T00:00:00Z", null],
    ["2026-13-01T00:00:00Z", null],
    ["2026-11-21T25:00:00Z", null],
    ["2026-11-21", null],
    ["21.11.2026 02:04", null],
    ["0026-11-21T02:04:11Z", null],
    // Nobody says whose clock.
    ["2026-11-21T02:04:11", null],
  ])("of ISO %s is %s", (text, expected) => {
    expect(read(text, "iso")).toBe(expected);
  });

  it.each([
    // In winter, in summer.
    ["2026-01-15T12:00:00", "Europe/Warsaw", "2026-01-15T11:00:00.000Z"],
    ["2026-07-15T12:00:00", "Europe/Warsaw", "2026-07-15T10:00:00.000Z"],
    // An hour that was left out, and one that came twice.
    ["2026-03-29T02:30:00", "Europe/Warsaw", "2026-03-29T01:00:00.000Z"],
    ["2026-10-25T02:30:00", "Europe/Warsaw", "2026-10-25T00:30:00.000Z"],
    ["2026-11-20T20:47:53", "America/New_York", "2026-11-21T01:47:53.000Z"],
    ["2026-11-21T10:47:53", "Asia/Kathmandu", "2026-11-21T05:02:53.000Z"],
    // What says its zone itself is believed.
    ["2026-07-15T12:00:00Z", "Europe/Warsaw", "2026-07-15T12:00:00.000Z"],
  ])("without a zone, %s is of %s: %s", (text, zone, expected) => {
    expect(read(text, "iso", zone)).toBe(expected);
  });
});
