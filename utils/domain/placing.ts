import {
  type RunningOf,
  activeSince,
  bestSession,
  lastActiveAt,
  markOf,
} from "./facts.ts";
import { DAY, type Instant } from "./instant.ts";
import { MARK_ORDER } from "./mark-order.ts";
import type { Moment } from "./order.ts";
import { type Report, ownId } from "./person.ts";
import { unreachable } from "./result.ts";
import type { BasicKey, DetailKey, SortKey } from "./view.ts";

/** Comes after everything, in either direction: what is not known is not "least". */
export const LAST = Number.POSITIVE_INFINITY;
const YEAR_MS = 366 * DAY;

/** How a key places a report: by a number, or by a text; {@link LAST} and the empty text are not known. */
export type Placing =
  | { readonly by: "number"; readonly of: (report: Report) => number }
  | { readonly by: "text"; readonly of: (report: Report) => string };

/** How the keys place that only the widest table has; given by who shows it, so that nobody else carries it. */
export type DetailPlacing = (key: DetailKey, moment: Moment) => Placing;

const NOWHERE: Placing = { by: "number", of: () => LAST };

export const placingOf = (key: SortKey, moment: Moment): Placing =>
  moment.placing?.(key, moment) ??
  (isBasic(key)
    ? basicPlacing(key, moment)
    : (moment.details?.(key, moment) ?? NOWHERE));

const BASIC: readonly string[] = [
  "status",
  "user",
  "email",
  "role",
  "page",
  "activeFor",
  "lastActive",
  "account",
] satisfies readonly BasicKey[];

const isBasic = (key: SortKey): key is BasicKey => BASIC.includes(key);

const basicPlacing = (
  key: BasicKey,
  { serverNow, limits, running, nameOf }: Moment,
): Placing => {
  switch (key) {
    case "status":
      // By the last known mark even while stale: rows must not jump because our own data grew old.
      return {
        by: "number",
        of: (report) =>
          MARK_ORDER[markOf(report, serverNow, limits, false)] +
          withinMark(report, serverNow, running),
      };
    case "activeFor":
      return {
        by: "number",
        of: (report) => elapsed(serverNow, activeSince(report, running)),
      };
    case "lastActive":
      return { by: "number", of: (report) => lastActiveAt(report) ?? LAST };
    case "user":
      return {
        by: "text",
        of: (report) => report.name ?? report.email ?? ownId(report),
      };
    case "email":
      return { by: "text", of: (report) => report.email ?? "" };
    case "role":
      return { by: "text", of: (report) => report.role ?? "" };
    case "page":
      return {
        by: "text",
        of: (report) => nameOf(bestSession(report)?.page ?? null) ?? "",
      };
    case "account":
      return { by: "text", of: (report) => report.account };
    default:
      return unreachable(key);
  }
};

const elapsed = (now: Instant, at: Instant | null): number =>
  at === null ? LAST : Math.max(0, now - at);

/**
 * Place within a mark, in [0, 1). Who is online stands by the start of the session, longest first: that does not change
 * from poll to poll, and who arrives comes below. Who is offline: the latest activity first.
 */
const withinMark = (
  report: Report,
  now: Instant,
  running: RunningOf,
): number => {
  const since = activeSince(report, running);
  if (since !== null)
    return 0.998 - Math.min(0.998, Math.max(0, now - since) / YEAR_MS);
  const at = lastActiveAt(report);
  return at === null ? 0.999 : Math.min(0.998, Math.max(0, now - at) / YEAR_MS);
};
