import { describe, expect, it } from "vitest";
import { createZonedTime } from "../../../utils/export/zoned-time.ts";

describe("a time by a zone's wall clock", () => {
  it.each([
    ["UTC", "2026-03-04T12:00:05Z", "2026-03-04T12:00:05Z"],
    ["Europe/Warsaw", "2026-03-04T12:00:05Z", "2026-03-04T13:00:05+01:00"],
    ["Asia/Kathmandu", "2026-03-04T12:00:05Z", "2026-03-04T17:45:05+05:45"],
    ["America/St_Johns", "2026-07-04T12:00:05Z", "2026-07-04T09:30:05-02:30"],
    // The hour that the clocks repeat stays two (D7).
    ["Europe/Warsaw", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00"],
    ["Europe/Warsaw", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00"],
    ["Europe/Warsaw", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00"],
    ["Europe/Warsaw", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00"],
    // Clocks that move by half an hour.
    [
      "Australia/Lord_Howe",
      "2026-04-04T14:59:00Z",
      "2026-04-05T01:59:00+11:00",
    ],
    [
      "Australia/Lord_Howe",
      "2026-04-04T15:00:00Z",
      "2026-04-05T01:30:00+10:30",
    ],
  ])("in %s, %s is %s", (zone, utc, expected) => {
    const zoned = createZonedTime(zone);
    expect(zoned(Date.parse(utc))).toBe(expected);
    expect(Date.parse(expected)).toBe(Date.parse(utc));
  });
});
