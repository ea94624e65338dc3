import type { Moment } from "../domain/order.ts";
import { type Placing, placingOf } from "../domain/placing.ts";
import type { Report } from "../domain/person.ts";
import type { SortKey } from "../domain/view.ts";

/** Placed by a time of the platform's clock, not by what has passed since. */
const TIMES: readonly SortKey[] = ["lastActive", "lastSeen", "lastLogin"];

/**
 * How a key places people of several connections among each other: each by the clock and the limits of their own, and
 * times of the platforms' clocks as this machine's shows them.
 */
export const mixedPlacing = (key: SortKey, moment: Moment): Placing => {
  const { of, details } = moment;
  const { placing: _, of: __, ...plain } = moment;
  const known = new Map<Moment, Placing>();
  const placingIn = (own: Moment): Placing => {
    const before = known.get(own);
    if (before !== undefined) return before;
    const next = placingOf(
      key,
      details === undefined ? own : { ...own, details },
    );
    known.set(own, next);
    return next;
  };
  const ownOf = (report: Report): Moment => of?.(report) ?? plain;
  if (placingIn(plain).by === "text")
    return {
      by: "text",
      of: (report) => String(placingIn(ownOf(report)).of(report)),
    };
  const isTime = TIMES.includes(key);
  return {
    by: "number",
    of: (report) => {
      const own = ownOf(report);
      const place = Number(placingIn(own).of(report));
      return isTime ? place - (own.aheadMs ?? 0) : place;
    },
  };
};
