import { activityOf, bestSession, isOnline } from "./facts.ts";
import type { Moment } from "./order.ts";
import type { NameOf } from "./page-name.ts";
import type { Report } from "./person.ts";
import type { Wanted } from "./watch.ts";

/** What a person chooses when they set a watch. */
export interface WatchChoice {
  readonly wanted: Wanted;
  readonly repeat: "once" | "always";
  readonly until: "never" | "today" | "date" | "ticketClosed";
  /** The last day, as "2026-03-04"; empty unless `until` is a date. */
  readonly date: string;
}

/**
 * What an agent most likely waits for. Somebody who is idle or away is there, but does not answer: until they are active.
 * Everybody else, who left or will leave: until they are back.
 */
export const likelyChoice = (
  report: Report,
  { serverNow, limits, stale }: Pick<Moment, "serverNow" | "limits" | "stale">,
): WatchChoice => {
  const activity =
    stale || !isOnline(report)
      ? "unknown"
      : activityOf(report, serverNow, limits);
  const isQuiet = activity === "idle" || activity === "away";
  return {
    wanted: { kind: isQuiet ? "active" : "online" },
    repeat: "once",
    until: "never",
    date: "",
  };
};

/** The page that a person is on now, as it may be waited for; empty when they are on none. */
export const pageToWaitFor = (report: Report, nameOf: NameOf): string =>
  nameOf(bestSession(report)?.page ?? null) ?? "";
