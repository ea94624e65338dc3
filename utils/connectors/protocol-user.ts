import { isId, personId, sessionId } from "../domain/ids.ts";
import { pageAddress, pageTitle } from "../domain/page-address.ts";
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
} from "./fields.ts";

const NAME = 256;
const EMAIL = 320;
const URL_LENGTH = 2048;
const USER_AGENT = 512;
const IP = 64;
/** Nobody has more live sessions; more is a fault of the platform and would only cost memory. */
const MAX_SESSIONS = 50;

/** Id of a user of the protocol, or null when there is none that can be used. */
export const userIdOf = (row: unknown): string | null => {
  const id = fieldsOf(row)?.["id"];
  return isId(id) ? id : null;
};

/** Reads a user; null only for a row without a usable id. */
export type ReadUser = (row: unknown) => Report | null;

/** Pages whose kept form is remembered: many people are on few. */
const REMEMBERED = 5000;

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

const addressReader = (parameters: readonly string[]): AddressOfPage => {
  const kept = new Set(parameters);
  const known = new Map<string, string | null>();
  return (value) => {
    if (typeof value !== "string") return null;
    const before = known.get(value);
    if (before !== undefined) return before;
    const address = pageAddress(value, kept);
    if (known.size >= REMEMBERED) known.clear();
    known.set(value, address);
    return address;
  };
};

/** {@link userReader} where no parameter is kept. */
export const reportOfUser: ReadUser = userReader([]);

type AddressOfPage = (value: unknown) => string | null;

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
    name: textOf(user["name"], NAME),
    email: textOf(user["email"], EMAIL),
    role: textOf(user["role"], NAME),
    company: textOf(user["company"], NAME),
    account: accountOf(user["account"]),
    lastLoginAt:
      user["lastLoginAt"] === null ? "never" : timeOf(user["lastLoginAt"]),
    lastActiveAt: timeOf(user["lastActiveAt"]),
    lastSeenAt: timeOf(user["lastSeenAt"]),
    url: addressOf(user["url"], URL_LENGTH),
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
  userAgent: textOf(session["userAgent"], USER_AGENT),
  ip: textOf(session["ip"], IP),
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
  title: titleOf(page["title"]),
  feature: titleOf(page["feature"]),
});

const titleOf = (value: unknown): string | null => {
  const text = textOf(value, NAME);
  return text === null ? null : pageTitle(text);
};

export const deviceOf = (device: Fields | null): Device | null =>
  device && {
    browser: textOf(device["browser"], NAME),
    os: textOf(device["os"], NAME),
    type: textOf(device["type"], NAME),
  };
