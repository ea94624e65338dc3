import { hasLiveSession } from "./facts.ts";
import type { GivenFact, Gives } from "./gives.ts";
import type { LiveSession, Report } from "./person.ts";

type Seen = (report: Report) => boolean;

const inSession =
  (says: (session: LiveSession) => boolean): Seen =>
  ({ sessions }) =>
    sessions.some(says);

/** Facts that one answer can show, and who shows them. Those of a session are of who is online. */
const SHOWN: readonly (readonly [GivenFact, "anybody" | "online", Seen])[] = [
  ["directory", "anybody", (report) => !hasLiveSession(report)],
  ["presence", "online", hasLiveSession],
  ["start", "online", inSession(({ startedAt }) => startedAt !== null)],
  [
    "activity",
    "online",
    (report) =>
      report.lastActiveAt !== null ||
      report.sessions.some(({ lastActiveAt }) => lastActiveAt !== null),
  ],
  ["page", "online", inSession(({ page }) => page !== null)],
  [
    "device",
    "online",
    inSession(({ device, userAgent }) => device !== null || userAgent !== null),
  ],
  ["network", "online", inSession(({ ip }) => ip !== null)],
  ["account", "anybody", ({ account }) => account !== "unknown"],
  ["role", "anybody", ({ role }) => role !== null],
  ["lastLogin", "anybody", ({ lastLoginAt }) => lastLoginAt !== null],
];

/**
 * What an answer shows, and what it says of nobody though the connection can give it. Where nobody is online what only
 * they show is neither.
 * @param gives null: it is not known what the connection can give
 */
export const seenFacts = (
  reports: readonly Report[],
  gives: Gives | null,
): {
  readonly seen: readonly GivenFact[];
  readonly missed: readonly GivenFact[];
} => {
  const isAnybodyOnline = reports.some(hasLiveSession);
  const could = SHOWN.filter(([, whose]) =>
    whose === "online" ? isAnybodyOnline : reports.length > 0,
  );
  const isSeen = (says: Seen): boolean => reports.some(says);
  return {
    seen: could.flatMap(([fact, , says]) => (isSeen(says) ? [fact] : [])),
    missed: could.flatMap(([fact, , says]) =>
      isSeen(says) || gives?.[fact] === "no" ? [] : [fact],
    ),
  };
};
