import type { Span } from "../domain/coverage.ts";
import { isId, personId, sessionId } from "../domain/ids.ts";
import { type Instant, earlier, later } from "../domain/instant.ts";
import { clippedTo, joined } from "../domain/spans.ts";
import type { Visit, VisitedPage } from "../domain/session.ts";
import type { ToldSession } from "../domain/told-session.ts";
import {
  type Fields,
  countOf,
  fieldsOf,
  timeOf,
} from "../domain/outside-value.ts";
import { type PageReader, pageReader } from "./protocol-user.ts";

/** Nobody opens more pages in one session; more is a fault of the platform and would only cost room. */
const MOST_VISITS = 2000;
const MOST_SPANS = 2000;

/** Reads a session of the history; null: it cannot be used. */
export type ReadTold = (
  row: unknown,
  serverTime: Instant,
) => ToldSession | null;

/**
 * Reads sessions of the history. A session needs id, person and start, and does not end before it begins; what else is
 * no such value is not said. What lies after the server's time, or out of the session, is cut off.
 * @param parameters query parameters of pages' addresses that are kept
 */
export const toldReader = (parameters: readonly string[]): ReadTold => {
  const page = pageReader(parameters);
  return (row, serverTime) => toldOf(row, serverTime, page);
};

const toldOf = (
  row: unknown,
  serverTime: Instant,
  page: PageReader,
): ToldSession | null => {
  const session = fieldsOf(row);
  if (session === null) return null;
  const { id, userId } = session;
  const start = timeOf(session["startedAt"]);
  const ended = timeOf(session["endedAt"]);
  if (!isId(id) || !isId(userId) || start === null) return null;
  // An end that is no time is no session that goes on: it is not known how long it was.
  if (ended === null && session["endedAt"] !== null) return null;
  if (start > serverTime || (ended !== null && ended < start)) return null;
  const end = ended === null ? null : earlier(ended, serverTime);
  const whole = { from: start, to: end ?? serverTime };
  return {
    id: sessionId(id),
    person: personId(userId),
    start,
    end,
    engagedMs: countOf(session["engagedMs"]),
    away: spansOf(session["away"], whole),
    visits: visitsOf(session["pages"], whole, page),
  };
};

/** Pairs of times as spans: in order, joined where they meet, within a span. What is no such pair is left out. */
export const spansOf = (value: unknown, within: Span): readonly Span[] => {
  const pairs: readonly unknown[] = Array.isArray(value)
    ? value.slice(0, MOST_SPANS)
    : [];
  const spans = pairs.flatMap((pair) => {
    if (!Array.isArray(pair)) return [];
    const [from, to] = [timeOf(pair[0]), timeOf(pair[1])];
    return from !== null && to !== null && from < to ? [{ from, to }] : [];
  });
  return clippedTo(joined(spans), within);
};

const visitsOf = (
  value: unknown,
  whole: Span,
  page: PageReader,
): readonly Visit[] =>
  (Array.isArray(value) ? value.slice(0, MOST_VISITS) : [])
    .map(fieldsOf)
    .flatMap((visit) => visitOf(visit, whole, page))
    .sort((a, b) => a.start - b.start);

const visitOf = (
  visit: Fields | null,
  { from, to }: Span,
  page: PageReader,
): readonly Visit[] => {
  const begun = timeOf(visit?.["from"]);
  const left = visit?.["to"] === null ? to : timeOf(visit?.["to"]);
  const shown: VisitedPage | null = visit && page(visit);
  if (shown === null || shown.url === null) return [];
  if (begun === null || left === null || left < begun) return [];
  if (begun > to || left < from) return [];
  return [{ page: shown, start: later(begun, from), end: earlier(left, to) }];
};
