import { awayUntil, spansBefore } from "../away.ts";
import { type Coverage, type Span, observedAt } from "../coverage.ts";
import { engagedMs } from "../engagement.ts";
import { type Instant, later } from "../instant.ts";
import type { Look } from "../look.ts";
import type { FinishedSession, RunningSession, Visit } from "../session.ts";
import { finishedLength, runningLength } from "../session-length.ts";
import { sessionTrail } from "../session-trail.ts";
import type { SessionBlock } from "./session-block.ts";

/** A session as a block needs it. */
interface Row extends Pick<FinishedSession, "person" | "start" | "end"> {
  readonly lengthMs: number | null;
  readonly engagedMs: number;
  readonly away: readonly Span[];
  readonly visits: readonly Visit[];
}

/** A block of sessions that are over. */
export const blockOfFinished = (
  sessions: readonly FinishedSession[],
): SessionBlock =>
  blockOf(
    sessions.map(({ away = [], ...session }) => ({
      ...session,
      away,
      lengthMs: finishedLength({ ...session }),
    })),
  );

/**
 * A block of sessions that go on, up to now; of those who left and may come back, up to when they were seen.
 * @param now the platform's clock
 * @param limits how an idle and an away person are told, of this source
 */
export const blockOfRunning = (
  sessions: readonly RunningSession[],
  coverage: Coverage,
  now: Instant,
  limits: Pick<Look, "idleAfterMs" | "awayAfterMs">,
): SessionBlock =>
  blockOf(
    sessions.map((session) => {
      const { person, start, left, seenAt, visits } = session;
      const observed = observedAt(coverage) ?? now;
      const seen = later(seenAt ?? observed, start);
      const lengthMs = runningLength(session, now, observed);
      const goesOn = left === null && seenAt === null && lengthMs !== null;
      const end = goesOn ? later(later(now, observed), start) : seen;
      const [latest] = sessionTrail({ visits: [], visit: session.visit });
      const away =
        left === null ? awayUntil(session, end, limits) : (session.away ?? []);
      return {
        person,
        start,
        end,
        lengthMs,
        engagedMs: engagedMs(session, end, { ...limits, coverage }),
        away: spansBefore(away, end),
        visits:
          latest === undefined
            ? visits
            : [...visits, { ...latest, end: later(end, latest.start) }],
      };
    }),
  );

const blockOf = (rows: readonly Row[]): SessionBlock => {
  const persons = new Map<string, number>();
  const personOf = (id: string): number => {
    const number = persons.get(id) ?? persons.size;
    persons.set(id, number);
    return number;
  };
  const away = rows.flatMap((row) => row.away);
  const visits = rows.flatMap((row) => row.visits);
  return {
    count: rows.length,
    person: Float64Array.from(rows, ({ person }) => personOf(person)),
    persons: [...persons.keys()],
    start: Float64Array.from(rows, ({ start }) => start),
    end: Float64Array.from(rows, ({ end }) => end),
    length: Float64Array.from(rows, ({ lengthMs }) => lengthMs ?? -1),
    engaged: Float64Array.from(rows, (row) => row.engagedMs),
    awayUpTo: away.length === 0 ? null : upTo(rows, (row) => row.away.length),
    awayFrom: Float64Array.from(away, ({ from }) => from),
    awayTo: Float64Array.from(away, ({ to }) => to),
    pages: visits.map(({ page }) => page),
    visitsUpTo: upTo(rows, (row) => row.visits.length),
    visitPage: Float64Array.from(visits, (_, at) => at),
    visitStart: Float64Array.from(visits, ({ start }) => start),
    visitEnd: Float64Array.from(visits, ({ end }) => end),
  };
};

/** Where what each row has ends, in a list of what all have. */
const upTo = (
  rows: readonly Row[],
  countOf: (row: Row) => number,
): Uint32Array => {
  let sum = 0;
  return Uint32Array.from(rows, (row) => (sum += countOf(row)));
};
