import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type {
  PersonSessions,
  ToldHistory,
  ToldSession,
} from "../domain/told-session.ts";
import { bearer } from "../transport/credentials.ts";
import { sendForBody } from "../transport/http.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, HistoryFeed } from "./connector.ts";
import { parse } from "./json-answer.ts";
import { cursorOf } from "./protocol-pages.ts";
import { type ReadTold, spansOf, toldReader } from "./protocol-past.ts";
import { personSessionsOf } from "./protocol-person.ts";
import { parseServerTime } from "./protocol-stamp.ts";
import { fieldsOf } from "../domain/outside-value.ts";

/** Sessions of one answer; a platform is to send fewer at a time. */
const MOST_SESSIONS = 20_000;

/** The history of the Rollcall presence protocol: /history, and the sessions of one person. */
export const protocolHistory = (io: Io, endpoint: Endpoint): HistoryFeed => {
  const read = toldReader(endpoint.parameters ?? []);
  return {
    page: async (span, cursor, signal) => {
      const { from, to } = span;
      const query = `from=${from}&to=${to}${cursorQuery(cursor)}`;
      const answer = await ask(io, endpoint, `/history?${query}`, signal);
      return answer.ok ? historyOf(answer.value, span, read) : answer;
    },
    ofPerson: async (person, cursor, signal) => {
      const path = pathOf(person);
      if (path === null) return fail({ code: "not_found" });
      const query = cursor === null ? "" : `?${cursorQuery(cursor).slice(1)}`;
      const answer = await ask(io, endpoint, `${path}${query}`, signal);
      return answer.ok ? listOf(answer.value, read) : answer;
    },
  };
};

const cursorQuery = (cursor: string | null): string =>
  cursor === null ? "" : `&cursor=${encodeURIComponent(cursor.toWellFormed())}`;

/** Null for an id that no address can hold: a lone surrogate, or a step to another folder. */
const pathOf = (person: PersonId): string | null =>
  person.isWellFormed() && person !== "." && person !== ".."
    ? `/users/${encodeURIComponent(person)}/sessions`
    : null;

const ask = async (
  io: Io,
  { address, token }: Endpoint,
  path: string,
  signal: AbortSignal,
): Promise<Result<unknown, Failure>> => {
  const url = `${address}${path}`;
  const request = { url, credentials: bearer(token) };
  const answer = await sendForBody(io, request, signal);
  return answer.ok ? parse(answer.value.bytes) : answer;
};

interface Page {
  readonly serverTime: Instant;
  readonly next: string | null;
  readonly rows: readonly unknown[];
  readonly coverage: unknown;
}

const pageOf = (value: unknown): Result<Page, Failure> => {
  const serverTime = parseServerTime(value);
  if (!serverTime.ok) return serverTime;
  const { sessions, coverage, next } = fieldsOf(value) ?? {};
  const cursor = cursorOf(next);
  if (!cursor.ok) return cursor;
  if (!Array.isArray(sessions))
    return fail({ code: "bad_data", what: "wrong_shape" });
  if (sessions.length > MOST_SESSIONS)
    return fail({ code: "too_large", limit: `${MOST_SESSIONS}` });
  const rows: readonly unknown[] = sessions;
  return ok({
    serverTime: serverTime.value,
    next: cursor.value,
    rows,
    coverage,
  });
};

/** Fails with `bad_data` where the order is another than it has to be: what came before could not be relied on. */
const historyOf = (
  value: unknown,
  span: Span,
  read: ReadTold,
): Result<ToldHistory, Failure> => {
  const page = pageOf(value);
  if (!page.ok) return page;
  const { serverTime, next, rows, coverage } = page.value;
  const all = rows.flatMap((row) => read(row, serverTime) ?? []);
  if (all.length * 2 < rows.length)
    return fail({ code: "bad_data", what: "bad_rows" });
  if (all.some(({ start }, at) => start < (all[at - 1]?.start ?? start)))
    return fail({ code: "bad_data", what: "wrong_shape" });
  const sessions = all.filter((session) => overlaps(session, span));
  const vouched = spansOf(coverage, span);
  return ok({ serverTime, sessions, vouched, next });
};

const overlaps = ({ start, end }: ToldSession, { from, to }: Span): boolean =>
  start < to && (end === null || end > from || start >= from);

const listOf = (
  value: unknown,
  read: ReadTold,
): Result<PersonSessions, Failure> => {
  const page = pageOf(value);
  if (!page.ok) return page;
  const { serverTime, next, rows } = page.value;
  const sessions = rows.flatMap(
    (row) => personSessionsOf(row, serverTime, read) ?? [],
  );
  return rows.length > 0 && sessions.length === 0
    ? fail({ code: "bad_data", what: "bad_rows" })
    : ok({ sessions, next });
};
