import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { KnownReport, Resume } from "./connector.ts";
import {
  noteActs,
  recentActivity,
  wholeActivity,
} from "./directus-activity.ts";
import { askActivity } from "./directus-asking.ts";
import { markOfPages, pagesOfMark } from "./directus-pages-left.ts";
import {
  type Reading,
  type Traces,
  reportOfUser,
} from "./directus-presence.ts";
import {
  type Directus,
  readInfo,
  readingAt,
  rowsAtOnce,
  setClock,
} from "./directus-server.ts";
import { type LoginPair, wallClockBy, wallTime } from "./directus-times.ts";
import { type DirectusUser, directusUserOf } from "./directus-user.ts";
import { askUsers } from "./directus-users.ts";

/** Rows of the log, where it is not known how many there are at once: every server gives as many. */
const FEW_ROWS = 100;

export interface Look {
  readonly reports: readonly Report[];
  readonly complete: boolean;
  readonly serverTime: Instant;
  /** What the next worker has to know. */
  readonly mark: string | null;
}

/** Reads everybody once. Fails as a request does. */
export const look = async (
  directus: Directus,
  resume: Resume,
  signal: AbortSignal,
): Promise<Result<Look, Failure>> => {
  const { io, endpoint } = directus;
  // A worker that has just begun: how many rows there are at once was said to the one before.
  const info =
    directus.info === null && resume.position !== null
      ? await readInfo(directus, signal)
      : ok(directus.info);
  if (!info.ok) return info;
  const log = await readLog(directus, signal);
  if (!log.ok) return log;
  const atOnce = info.value === null ? -1 : rowsAtOnce(info.value);
  const users = await askUsers(io, endpoint, atOnce, signal);
  if (!users.ok) return users;
  const { rows, pages, complete, serverTime } = users.value;
  directus.requests = pages + 1;
  setClock(directus, serverTime, io.now());
  const { traces } = directus;
  if (traces.paths.size === 0) traces.pagesLeft = pagesOfMark(resume.mark);
  const read = readUsers(
    directus,
    rows,
    resume.known,
    readingAt(directus, serverTime, false),
  );
  return read.ok
    ? ok({
        reports: read.value,
        complete: complete && read.value.length === rows.length,
        serverTime,
        mark: markOfPages(read.value, traces.paths, serverTime),
      })
    : read;
};

/** The whole log the first time and after a pause; else what is new in it. */
const readLog = async (
  directus: Directus,
  signal: AbortSignal,
): Promise<Result<null, Failure>> => {
  const { io, endpoint, windowMs, logReadAt, mayReadLog, traces, info } =
    directus;
  if (!mayReadLog) return ok(null);
  const now = io.now();
  const isRecent = logReadAt !== null && Math.abs(now - logReadAt) < windowMs;
  const rows = info === null ? FEW_ROWS : rowsAtOnce(info);
  const query = isRecent
    ? recentActivity(windowMs, rows)
    : wholeActivity(windowMs, rows);
  const log = await askActivity(io, endpoint, query, signal);
  if (!log.ok) return log;
  directus.mayReadLog = log.value !== null;
  directus.logReadAt = now;
  noteActs(traces.acts, log.value ?? []);
  return ok(null);
};

/** More unreadable rows than this share: these are no users. */
const MAX_BAD_SHARE = 0.01;

/** Reads rows of users, all of them: what they say together tells where the wall clock hangs. */
export const readUsers = (
  { traces }: Directus,
  rows: readonly unknown[],
  known: KnownReport | undefined,
  reading: Reading,
): Result<readonly Report[], Failure> => {
  const users = rows.map(directusUserOf).filter((user) => user !== null);
  if (rows.length - users.length > rows.length * MAX_BAD_SHARE)
    return fail({ code: "bad_data", what: "bad_rows" });
  calibrate(traces, users);
  return ok(
    users.map((user) =>
      reportOfUser(user, known?.(user.who.id), traces, reading),
    ),
  );
};

/** Where the wall clock hangs is kept when these users do not tell it. */
const calibrate = (traces: Traces, users: readonly DirectusUser[]): void => {
  const pairs: LoginPair[] = [];
  for (const { who, lastAccess } of users) {
    const login = traces.acts.get(who.id)?.loginAt ?? null;
    const wall = login === null ? null : wallTime(lastAccess);
    if (login !== null && wall !== null) pairs.push({ wall, login });
  }
  traces.wallClock = wallClockBy(pairs, traces.wallClock);
};
