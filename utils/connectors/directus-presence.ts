import type { PersonId } from "../domain/ids.ts";
import { type Instant, MINUTE } from "../domain/instant.ts";
import type { AddressOfPage } from "../domain/page-reader.ts";
import type { LiveSession, Page, Report } from "../domain/person.ts";
import { type Act, type Acts, latest } from "./directus-activity.ts";
import { type PagesLeft, sumOf } from "./directus-pages-left.ts";
import { type WallClock, accessTime } from "./directus-times.ts";
import type { DirectusUser } from "./directus-user.ts";

/*
 * Who is there, by a source that never says so. `last_access` moves at login and refresh alone: a busy user would look
 * idle by it. What somebody did is therefore the newest of that, a row of the activity log, and a change of their page.
 */

/** What was seen of the users, beside what the roster holds. Lost with the worker, which costs a little knowledge only. */
export interface Traces {
  readonly acts: Acts;
  /** Path of the page when last looked at. */
  readonly paths: Map<PersonId, string | null>;
  /** Pages of which the worker before knew. */
  pagesLeft: PagesLeft;
  /** Where the zoneless clock of `last_access` hangs; null: unknown. */
  wallClock: WallClock | null;
}

/** How rows are to be read. */
export interface Reading {
  readonly now: Instant;
  readonly windowMs: number;
  /** The address that paths are put behind. */
  readonly base: string;
  readonly addressOfPage: AddressOfPage;
  /** True: it is said as it happens. False: it was asked for, some time after. */
  readonly pushed: boolean;
}

/** A time further ahead of the server's own clock is a mistake. */
const AHEAD_MS = MINUTE;

/**
 * The report of a user, who is online while what they last did is younger than the window. Takes note of the page, so
 * that the next look sees whether it changed.
 */
export const reportOfUser = (
  user: DirectusUser,
  held: Report | undefined,
  traces: Traces,
  reading: Reading,
): Report => {
  const { who, path, lastAccess } = user;
  const { now, windowMs } = reading;
  const act = traces.acts.get(who.id);
  const moved = path !== null && hasMoved(who.id, path, held, traces, reading);
  traces.paths.set(who.id, path);
  const active = [
    accessTime(lastAccess, traces.wallClock),
    act?.at ?? null,
    held?.lastActiveAt ?? null,
    moved ? now : null,
  ]
    .filter((time) => time !== null && time <= now + AHEAD_MS)
    .reduce(latest, null);
  const isHere = active !== null && now - active < windowMs;
  return {
    ...who,
    company: null,
    lastLoginAt: loginOf(lastAccess, act, held),
    lastActiveAt: active,
    lastSeenAt: active,
    url: null,
    counts: null,
    sessions: isHere
      ? [sessionOf(active, path, moved, act, held?.sessions[0], reading)]
      : [],
  };
};

/** {@link reportOfUser} of somebody of whom nothing new was said but time, or an act. */
export const renewed = (
  held: Report,
  traces: Traces,
  reading: Reading,
): Report => {
  const { id, name, email, role, account } = held;
  const user: DirectusUser = {
    who: { id, name, email, role, account },
    lastAccess: undefined,
    path: traces.paths.get(id) ?? null,
  };
  return reportOfUser(user, held, traces, reading);
};

/** To parse an address is work: it is done for those who are there alone. */
const urlOf = (path: string, { base, addressOfPage }: Reading): string | null =>
  addressOfPage(base + path);

/** A page that was never seen before says nothing of when it was opened. */
const hasMoved = (
  id: PersonId,
  path: string,
  held: Report | undefined,
  { paths, pagesLeft }: Traces,
  reading: Reading,
): boolean => {
  const before = paths.get(id);
  if (before !== undefined) return before !== path;
  const shown = held?.sessions[0]?.page?.url ?? null;
  if (shown !== null) return shown !== urlOf(path, reading);
  const left = pagesLeft.get(sumOf(id));
  return left !== undefined && left !== sumOf(path);
};

const loginOf = (
  lastAccess: unknown,
  act: Act | undefined,
  held: Report | undefined,
): Report["lastLoginAt"] => {
  const known = held?.lastLoginAt ?? null;
  const login = latest(act?.loginAt ?? null, known === "never" ? null : known);
  const isNever =
    lastAccess === null || (lastAccess === undefined && known === "never");
  return login ?? (isNever ? "never" : null);
};

/** Directus has no sessions: this one stands for all that a person has, and begins with their login where that is near. */
const sessionOf = (
  active: Instant,
  path: string | null,
  moved: boolean,
  act: Act | undefined,
  before: LiveSession | undefined,
  reading: Reading,
): LiveSession => {
  const { now, windowMs, pushed } = reading;
  const url = path === null ? null : urlOf(path, reading);
  const loginAt = act?.loginAt ?? null;
  const device = act?.device ?? before ?? NO_DEVICE;
  const isNew = loginAt !== null && now - loginAt < windowMs;
  return {
    id: null,
    startedAt:
      before === undefined ? (isNew ? loginAt : null) : before.startedAt,
    lastSeenAt: active,
    lastActiveAt: active,
    hidden: null,
    page:
      url === null ? null : pageOf(url, before, moved && pushed ? now : null),
    device: null,
    userAgent: device.userAgent,
    ip: device.ip,
  };
};

const NO_DEVICE = { userAgent: null, ip: null };

/** Between two looks a page was opened at a time that nobody knows. */
const pageOf = (
  url: string,
  before: LiveSession | undefined,
  openedAt: Instant | null,
): Page => ({
  url,
  title: null,
  feature: null,
  since: before?.page?.url === url ? before.page.since : openedAt,
});
