import { MINUTE } from "../../utils/domain/instant.ts";

/** What the clocks of a zone show, in the browser's own words. */
export interface WallLabel {
  /** "2026-03-29" */
  readonly date: string;
  /** "02" */
  readonly hour: string;
}

const zones = new Map<string, (at: number) => WallLabel>();

export const wallLabel = (at: number, zone: string): WallLabel => {
  const labels = zones.get(zone) ?? labelsIn(zone);
  zones.set(zone, labels);
  return labels(at);
};

const labelsIn = (zone: string): ((at: number) => WallLabel) => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const known = new Map<number, WallLabel>();
  return (time) => {
    // No clock anywhere shows another hour within a quarter of one.
    const at = time - (time % (15 * MINUTE));
    const before = known.get(at);
    if (before !== undefined) return before;
    const [date = "", hour = ""] = format.format(at).split(" ");
    const label = { date, hour: hour.slice(0, 2) };
    known.set(at, label);
    return label;
  };
};
