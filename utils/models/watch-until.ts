import { type LocalInstant, localInstant } from "../domain/instant.ts";
import { unreachable } from "../domain/result.ts";
import type { WatchChoice } from "../domain/watch-choice.ts";

/** The end of a day is midnight of this machine's zone. */
export const untilOf = (
  { until, date }: WatchChoice,
  now: LocalInstant,
):
  | { readonly kind: "date"; readonly localAt: LocalInstant }
  | { readonly kind: "ticketClosed" }
  | null => {
  switch (until) {
    case "never":
      return null;
    case "ticketClosed":
      return { kind: "ticketClosed" };
    case "today":
      return { kind: "date", localAt: endOfDay(new Date(now)) };
    case "date":
      return { kind: "date", localAt: endOfDay(new Date(`${date}T12:00`)) };
    default:
      return unreachable(until);
  }
};

const endOfDay = (day: Date): LocalInstant =>
  localInstant(
    new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime(),
  );
