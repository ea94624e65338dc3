import { type Instant, MINUTE, later } from "../domain/instant.ts";
import { MAX_IP, MAX_USER_AGENT } from "../domain/outside-limits.ts";
import { type Fields, fieldsOf, textOf } from "../domain/outside-value.ts";
import { zonedTime } from "./directus-times.ts";

/** What the activity log says of one user: the newest of each. */
export interface Act {
  readonly at: Instant;
  readonly loginAt: Instant | null;
  readonly device: ActDevice | null;
}

/** Where an act came from. One without a name of its browser says nothing of the device. */
interface ActDevice {
  readonly at: Instant;
  readonly userAgent: string;
  readonly ip: string | null;
}

/** By the user's id. */
export type Acts = Map<string, Act>;

/** What is asked of a row, and nothing else: rows may hold what was changed. */
export const ACTIVITY_FIELDS: readonly string[] = [
  "action",
  "timestamp",
  "ip",
  "user_agent",
  "user",
];

/** What is asked of the log. Times in it are reckoned by the server, whose own zone is nobody's trouble then. */
export interface ActivityQuery {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly limit: number;
}

/** As long as a server without a licence keeps its log. */
const LOG_DAYS = 30;
/** Beyond the window, for the time between two looks. */
const OVERLAP_MIN = 2;

/** What happened within the window that makes people online. */
export const recentActivity = (
  windowMs: number,
  limit: number,
): ActivityQuery => ({
  filter: since(Math.ceil(windowMs / MINUTE) + OVERLAP_MIN, "minutes"),
  limit,
});

/** That, and the logins of a month. */
export const wholeActivity = (
  windowMs: number,
  limit: number,
): ActivityQuery => {
  const { filter } = recentActivity(windowMs, limit);
  const logins = {
    _and: [{ action: { _eq: "login" } }, since(LOG_DAYS, "days")],
  };
  return { filter: { _or: [filter, logins] }, limit };
};

const since = (count: number, unit: "minutes" | "days") => ({
  timestamp: { _gte: `$NOW(-${count} ${unit})` },
});

/** Takes note of rows of the log, in whatever order, those of before as well. Returns the users they were of. */
export const noteActs = (
  acts: Acts,
  rows: readonly unknown[],
): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const row of rows) {
    const fields = fieldsOf(row);
    const user = fields === null ? null : userOf(fields);
    const at = zonedTime(fields?.["timestamp"]);
    // Somebody who is not logged in has no id.
    if (fields === null || user === null || at === null) continue;
    named.add(user);
    acts.set(user, merged(acts.get(user), actOf(fields, at)));
  }
  return named;
};

const userOf = ({ user }: Fields): string | null =>
  textOf(fieldsOf(user)?.["id"] ?? user, 128);

const actOf = (row: Fields, at: Instant): Act => {
  const userAgent = textOf(row["user_agent"], MAX_USER_AGENT);
  return {
    at,
    loginAt: row["action"] === "login" ? at : null,
    device:
      userAgent === null
        ? null
        : { at, userAgent, ip: textOf(row["ip"], MAX_IP) },
  };
};

const merged = (held: Act | undefined, next: Act): Act =>
  held === undefined
    ? next
    : {
        at: later(held.at, next.at),
        loginAt: latest(held.loginAt, next.loginAt),
        device: newest(held.device, next.device),
      };

const newest = (a: ActDevice | null, b: ActDevice | null): ActDevice | null =>
  a === null || b === null ? (a ?? b) : a.at > b.at ? a : b;

/** The later of two times of which either may be unknown. */
export const latest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : later(a, b);
