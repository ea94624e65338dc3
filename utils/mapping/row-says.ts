import { type Instant, later } from "../domain/instant.ts";
import { type SessionId, sessionId } from "../domain/ids.ts";
import {
  MAX_EMAIL,
  MAX_IP,
  MAX_NAME,
  MAX_URL,
  MAX_USER_AGENT,
} from "../domain/outside-limits.ts";
import { addressOf, textOf } from "../domain/outside-value.ts";
import { type AddressOfPage, titleOfPage } from "../domain/page-reader.ts";
import type {
  Counts,
  Device,
  LiveSession,
  Page,
  Report,
} from "../domain/person.ts";
import type {
  CompiledFields,
  TextField,
  TimeField,
} from "./compiled-fields.ts";
import type { SaidIn } from "./field.ts";
import type { Row } from "./place.ts";
import type { TimeIn } from "./time.ts";
import { accountIn, countIn, idIn, ipIn, truthIn } from "./row-words.ts";

export type PersonSays = Omit<Report, "id" | "sessions">;

/** What one row says: of a person, and of one session of theirs, whether or not they are there. */
export interface RowSays {
  readonly id: string | null;
  readonly person: PersonSays;
  readonly session: LiveSession;
  readonly status: string | null;
  readonly endsAt: Instant | null;
}

export interface RowContext {
  /** The server's clock when it answered. */
  readonly now: Instant;
  /** Reads addresses of pages, paths alone too. */
  readonly addressOfPage: AddressOfPage;
}

const NOTHING: SaidIn = () => null;
const NO_TIME: Pick<TimeIn, "at" | "isNever"> = {
  at: () => null,
  isNever: () => false,
};

/** Reads rows by these fields. Total: what a field cannot be is unknown, whatever the row holds. */
export const rowReader = ({ text, time }: CompiledFields) => {
  // Looked up once, not for every row: lists have 100,000.
  const said = (field: TextField): SaidIn => text[field] ?? NOTHING;
  const word = (field: TextField, most = MAX_NAME): SaidIn => {
    const read = text[field];
    return read === undefined ? NOTHING : (row) => textOf(read(row), most);
  };
  const timed = (field: TimeField) => time[field] ?? NO_TIME;
  const person = personReader(said, word, timed);
  const session = sessionReader(said, word, timed);
  const id = said("id");
  const status = said("status");
  const endsAt = timed("endsAt");
  return (row: Row, context: RowContext): RowSays => ({
    id: idIn(id(row)),
    status: status(row),
    endsAt: endsAt.at(row, context.now),
    person: person(row, context),
    session: session(row, context),
  });
};

type Said = (field: TextField) => SaidIn;
type Word = (field: TextField, most?: number) => SaidIn;
type Timed = (field: TimeField) => Pick<TimeIn, "at" | "isNever">;

const personReader = (said: Said, word: Word, timed: Timed) => {
  const name = word("name");
  const email = word("email", MAX_EMAIL);
  const role = word("role");
  const company = word("company");
  const account = said("account");
  const url = said("url");
  const sessions = said("sessions");
  const messages = said("messages");
  const questions = said("questions");
  const login = timed("lastLoginAt");
  const active = timed("lastActiveAt");
  const seen = timed("lastSeenAt");
  return (row: Row, { now }: RowContext): PersonSays => ({
    name: name(row),
    email: email(row),
    role: role(row),
    company: company(row),
    account: accountIn(account(row)) ?? "unknown",
    lastLoginAt: login.at(row, now) ?? (login.isNever(row) ? "never" : null),
    lastActiveAt: active.at(row, now),
    lastSeenAt: seen.at(row, now),
    url: addressOf(url(row), MAX_URL),
    counts: countsOf(
      countIn(sessions(row)),
      countIn(messages(row)),
      countIn(questions(row)),
    ),
  });
};

const sessionReader = (said: Said, word: Word, timed: Timed) => {
  const id = said("session");
  const hidden = said("hidden");
  const page = said("page");
  const title = said("title");
  const feature = said("feature");
  const browser = word("browser");
  const os = word("os");
  const device = word("device");
  const userAgent = word("userAgent", MAX_USER_AGENT);
  const ip = word("ip", MAX_IP);
  const started = timed("startedAt");
  const since = timed("pageSince");
  const active = timed("lastActiveAt");
  const seen = timed("lastSeenAt");
  return (row: Row, { now, addressOfPage }: RowContext): LiveSession => ({
    id: sessionIdOf(idIn(id(row))),
    startedAt: started.at(row, now),
    lastSeenAt: seen.at(row, now),
    lastActiveAt: active.at(row, now),
    hidden: truthIn(hidden(row)),
    page: pageOf(
      addressOfPage(page(row)),
      titleOfPage(title(row)),
      titleOfPage(feature(row)),
      since.at(row, now),
    ),
    device: deviceOf(browser(row), os(row), device(row)),
    userAgent: userAgent(row),
    ip: ipIn(ip(row)),
  });
};

const sessionIdOf = (id: string | null): SessionId | null =>
  id === null ? null : sessionId(id);

const countsOf = (
  sessions: number | null,
  messages: number | null,
  questions: number | null,
): Counts | null =>
  sessions === null && messages === null && questions === null
    ? null
    : { sessions, messages, questions };

const pageOf = (
  url: string | null,
  title: string | null,
  feature: string | null,
  since: Instant | null,
): Page | null =>
  url === null && title === null && feature === null
    ? null
    : { url, title, feature, since };

const deviceOf = (
  browser: string | null,
  os: string | null,
  type: string | null,
): Device | null =>
  browser === null && os === null && type === null
    ? null
    : { browser, os, type };

/** The later of two times, of which either may be unknown. */
export const latest = (
  a: Instant | null,
  b: Instant | null,
): Instant | null => {
  if (a === null || b === null) return a ?? b;
  return later(a, b);
};
