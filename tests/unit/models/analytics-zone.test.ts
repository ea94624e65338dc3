import { describe, expect, it } from "vitest";
import { zoneOf, zoneOfText } from "../../../utils/models/analytics-zone.ts";

describe("the zone of an address", () => {
  it.each([
    ["utc", "Europe/Warsaw", "utc", "UTC"],
    ["platform", "Europe/Warsaw", "platform", "Europe/Warsaw"],
    // A link from where the platform said its zone, opened where it does not.
    ["platform", null, "mine", "Asia/Kathmandu"],
    ["", "Europe/Warsaw", "mine", "Asia/Kathmandu"],
    ["constructor", null, "mine", "Asia/Kathmandu"],
  ] as const)(
    "%j with the platform's %j is %s",
    (text, platform, choice, zone) => {
      expect(zoneOfText(text, platform)).toBe(choice);
      expect(zoneOf(choice, "Asia/Kathmandu", platform)).toBe(zone);
    },
  );
});
