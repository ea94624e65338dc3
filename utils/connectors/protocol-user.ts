import { isId, personId, sessionId } from "../domain/ids.ts";
import {
  MAX_EMAIL,
  MAX_IP,
  MAX_NAME,
  MAX_SESSIONS,
  MAX_URL,
  MAX_USER_AGENT,
} from "../domain/outside-limits.ts";
import {
  type AddressOfPage,
  addressReader,
  titleOfPage,
} from "../domain/page-reader.ts";
import type {
  Account,
  Counts,
  Device,
  LiveSession,
  Page,
  Report,
} from "../domain/person.ts";
import type { VisitedPage } from "../domain/session.ts";
import {
  type Fields,
  addressOf,
  countOf,
  fieldsOf,
  textOf,
  timeOf,
} from "../domain/outside-value.ts";

/** Id of a user of the protocol, or null when there is none that can be used. */
export const userIdOf = (row: unknown): string | null => {
  const id = fieldsOf(row)?.["id"];
  return isId(id) ? id : null;
};

/** Reads a user; null only for a row without a usable id. */
export type ReadUser = (row: unknown) => Report | null;

/**
 * Reads users of the Rollcall presence protocol, version 1. A field that is no such value is unknown; unknown members
 * are ignored, unknown words of an enumeration read as `unknown`. Nothing secret of a page's address goes any further.
 * @param parameters query parameters of pages' addresses that are kept
 */
export const userReader = (parameters: readonly string[]): ReadUser => {
  const addressOfPage = addressReader(parameters);
  return (row) => reportOf(row, addressOfPage);
};

/** Reads address, title and feature of a page. */
export type PageReader = (page: Fields) => VisitedPage;

/** {@link userReader} for pages alone. */
export const pageReader = (parameters: readonly string[]): PageReader => {
  const addressOfPage = addressReader(parameters);
  return (page) => visitedPageOf(page, addressOfPage);
};

/** {@link userReader} where no parameter is kept. */
export const reportOfUser: ReadUser = userReader([]);

const reportOf = (
  row: unknown,
  addressOfPage: AddressOfPage,
): Report | null => {
  const user = fieldsOf(row);
  const id = userIdOf(row);
  if (user === null || id === null) return null;
  const sessions = Array.isArray(user["sessions"])
    ? user["sessions"].slice(0, MAX_SESSIONS)
    : [];
  return {
    id: personId(id),
    name: textOf(user["name"], MAX_NAME),
    email: textOf(user["email"], MAX_EMAIL),
    role: textOf(user["role"], MAX_NAME),
    company: textOf(user["company"], MAX_NAME),
    account: accountOf(user["account"]),
    lastLoginAt:
      user["lastLoginAt"] === null ? "never" : timeOf(user["lastLoginAt"]),
    lastActiveAt: timeOf(user["lastActiveAt"]),
    lastSeenAt: timeOf(user["lastSeenAt"]),
    url: addressOf(user["url"], MAX_URL),
    counts: countsOf(fieldsOf(user["counts"])),
    sessions: sessions
      .map(fieldsOf)
      .flatMap((session) =>
        session === null ? [] : [sessionOf(session, addressOfPage)],
      ),
  };
};

const accountOf = (value: unknown): Account =>
  value === "active" || value === "pending" || value === "disabled"
    ? value
    : "unknown";

const countsOf = (counts: Fields | null): Counts | null =>
  counts && {
    sessions: countOf(counts["sessions"]),
    messages: countOf(counts["messages"]),
    questions: countOf(counts["questions"]),
  };

const sessionOf = (
  session: Fields,
  addressOfPage: AddressOfPage,
): LiveSession => ({
  id: isId(session["id"]) ? sessionId(session["id"]) : null,
  startedAt: timeOf(session["startedAt"]),
  lastSeenAt: timeOf(session["lastSeenAt"]),
  lastActiveAt: timeOf(session["lastActiveAt"]),
  hidden: typeof session["hidden"] === "boolean" ? session["hidden"] : null,
  page: pageOf(fieldsOf(session["page"]), addressOfPage),
  device: deviceOf(fieldsOf(session["device"])),
  userAgent: textOf(session["userAgent"], MAX_USER_AGENT),
  ip: textOf(session["ip"], MAX_IP),
});

const pageOf = (
  page: Fields | null,
  addressOfPage: AddressOfPage,
): Page | null =>
  page && {
    ...visitedPageOf(page, addressOfPage),
    since: timeOf(page["since"]),
  };

const visitedPageOf = (
  page: Fields,
  addressOfPage: AddressOfPage,
): VisitedPage => ({
  url: addressOfPage(page["url"]),
  title: titleOfPage(page["title"]),
  feature: titleOfPage(page["feature"]),
});

export const deviceOf = (device: Fields | null): Device | null =>
  device && {
    browser: textOf(device["browser"], MAX_NAME),
    os: textOf(device["os"], MAX_NAME),
    type: textOf(device["type"], MAX_NAME),
  };
