import { unreachable } from "../domain/result.ts";

/** Whose clock days and hours are told by. */
export const ZONE_CHOICES = ["mine", "platform", "utc"] as const;

export type ZoneChoice = (typeof ZONE_CHOICES)[number];

/** The zone that an address names; the reader's where it names none, or one that the platform does not give. */
export const zoneOfText = (
  text: string,
  platform: string | null,
): ZoneChoice => {
  const known = ZONE_CHOICES.find((choice) => choice === text) ?? "mine";
  return known === "platform" && platform === null ? "mine" : known;
};

/** Name of the zone: "Europe/Berlin". */
export const zoneOf = (
  choice: ZoneChoice,
  mine: string,
  platform: string | null,
): string => {
  switch (choice) {
    case "mine":
      return mine;
    case "platform":
      return platform ?? mine;
    case "utc":
      return "UTC";
    default:
      return unreachable(choice);
  }
};
