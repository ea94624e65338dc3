import {
  activityOf,
  hasLiveSession,
  isAnomalous,
  isOnline,
  lastActiveAt,
} from "./facts.ts";
import { type Instant, instant } from "./instant.ts";
import type { NameOf } from "./page-name.ts";
import type { Page, Report } from "./person.ts";
import { unreachable } from "./result.ts";
import type { Limits } from "./source.ts";
import type { Wanted } from "./watch.ts";

/** What is known of one person at one moment of the platform's clock. */
export interface Glimpse {
  /** Undefined: not in the list. */
  readonly report: Report | undefined;
  /** A complete list was seen with no gap since: who is not in it is not there. */
  readonly whole: boolean;
  readonly at: Instant;
  readonly limits: Limits;
  /** How pages are called. */
  readonly nameOf: NameOf;
}

/**
 * Does the condition hold? Null: nobody can say. That is so of a person of whom nothing is known, of a disabled account
 * with a live session (present, but never counted), and of activity that the platform does not tell.
 */
export const holds = (wanted: Wanted, glimpse: Glimpse): boolean | null => {
  const { report } = glimpse;
  if (report === undefined) return glimpse.whole ? false : null;
  if (isAnomalous(report)) return null;
  if (!isOnline(report)) return false;
  switch (wanted.kind) {
    case "online":
      return true;
    case "active":
      return isActive(report, glimpse);
    case "onPage":
      return report.sessions.some(({ page }) =>
        isOnPage(page, wanted.page, glimpse.nameOf),
      );
    default:
      return unreachable(wanted);
  }
};

const isActive = (report: Report, { at, limits }: Glimpse): boolean | null => {
  const activity = activityOf(report, at, limits);
  return activity === "unknown" ? null : activity === "active";
};

/**
 * Activity ends by itself, without any word of the platform: when it did, of a person who is idle or away; null of
 * everybody else.
 */
export const activeUntil = ({
  report,
  at,
  limits,
}: Glimpse): Instant | null => {
  const last = report === undefined ? null : lastActiveAt(report);
  if (report === undefined || last === null || !hasLiveSession(report))
    return null;
  const until = last + limits.idleAfterMs;
  return until <= at ? instant(until) : null;
};

/** By the page's shown name, letter by letter; a pattern that begins with "/" by the path of its address. */
export const isOnPage = (
  page: Page | null,
  wanted: string,
  nameOf: NameOf,
): boolean => {
  if (page === null) return false;
  if (nameOf(page) === wanted) return true;
  const url =
    wanted.startsWith("/") && page.url !== null ? URL.parse(page.url) : null;
  return url !== null && matches(url.pathname, wanted);
};

/** `*` stands for any text, also for none. Linear in the text: a pattern cannot be made to take long. */
const matches = (text: string, pattern: string): boolean => {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
};
