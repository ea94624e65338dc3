import { ifAny } from "./away.ts";
import { LONGEST_SESSION_MS } from "./begin-session.ts";
import type { Span } from "./coverage.ts";
import { earlier, later } from "./instant.ts";
import type { FinishedSession } from "./session.ts";
import { clippedTo, joined, lengthOfAll, without } from "./spans.ts";
import { type Part, clustersOf, isNear } from "./told-clusters.ts";
import { joinedVisits, visitsIn } from "./told-visits.ts";

/** What is known of when somebody watched. In order, without overlap. */
export interface Known {
  /** We watched, or an earlier fetch has it: this time is not asked about again. */
  readonly covered: readonly Span[];
  /** The platform vouches for it. */
  readonly vouched: readonly Span[];
}

export interface Merged {
  /** Sessions of those that were known which others take the place of. */
  readonly gone: readonly FinishedSession[];
  readonly put: readonly FinishedSession[];
}

const NOTHING: Merged = { gone: [], put: [] };

/**
 * Puts a session that the platform tells of beside those that are known of the same person. Where we watched, our own
 * observation holds: who was not seen then was not there. The platform's word fills the time in which nobody watched, and
 * what it fills becomes one with the sessions that it overlaps or meets, and with one of the same id that it comes near
 * to. Doing it again changes nothing.
 * @param known sessions of this person that are over, at least those near `told`
 */
export const mergeTold = (
  told: FinishedSession,
  known: readonly FinishedSession[],
  time: Known,
): Merged => {
  const pieces = piecesOf(told, time.covered);
  if (pieces.length === 0) return momentOf(told, known, time.covered);
  const parts: readonly Part[] = [
    ...known
      .filter((session) => isNear(session, told))
      .map((session) => ({
        from: session.start,
        to: session.end,
        known: session,
      })),
    ...pieces.map((piece) => ({ ...piece, known: null })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const results = clustersOf(parts, told).map((cluster) =>
    clusterOf(cluster, told, time),
  );
  return {
    gone: results.flatMap(({ gone }) => gone),
    put: results.flatMap(({ put }) => put),
  };
};

const piecesOf = (
  { start, end }: FinishedSession,
  covered: readonly Span[],
): readonly Span[] => without({ from: start, to: end }, covered);

/** A session of no length has no time that could be without a watcher. */
const momentOf = (
  told: FinishedSession,
  known: readonly FinishedSession[],
  covered: readonly Span[],
): Merged => {
  const { start, end } = told;
  const isKnown =
    start < end ||
    covered.some(({ from, to }) => from <= start && start < to) ||
    known.some((other) => other.start <= start && other.end >= start);
  return isKnown ? NOTHING : { gone: [], put: [told] };
};

const clusterOf = (
  cluster: readonly Part[],
  told: FinishedSession,
  time: Known,
): Merged => {
  const gone = cluster.flatMap(({ known }) => known ?? []);
  const pieces = joined(cluster.filter(({ known }) => known === null));
  if (pieces.length === 0) return NOTHING;
  const session = oneOf(gone, pieces, told, time);
  if (session.end - session.start > LONGEST_SESSION_MS) {
    // Too long for one: what is known stays, and what it leaves of the pieces stands beside it.
    const rest = pieces.flatMap((piece) => without(piece, gone.map(spanOf)));
    return { gone: [], put: rest.map((one) => oneOf([], [one], told, time)) };
  }
  return gone.length === 1 && isSame(gone[0], session)
    ? NOTHING
    : { gone, put: [session] };
};

/** The session that pieces of the told one and known sessions are together. */
const oneOf = (
  known: readonly FinishedSession[],
  pieces: readonly Span[],
  told: FinishedSession,
  { covered, vouched }: Known,
): FinishedSession => {
  const [first] = known;
  const parts = [...pieces, ...known.map(spanOf)];
  const start = parts.map(({ from }) => from).reduce(earlier);
  const end = parts.map(({ to }) => to).reduce(later);
  const isOurs = first !== undefined && first.start === start;
  const whole = { from: start, to: end };
  const holes = without(whole, joined(parts));
  const unwatched = without(whole, joined([...covered, ...vouched]));
  const cutMs = Math.min(
    known.reduce((sum, one) => sum + one.cutMs, lengthOfAll(holes)),
    lengthOfAll(unwatched),
  );
  const filled = pieces.flatMap((piece) =>
    clippedTo(newly(vouched, covered), piece),
  );
  const observedMs = Math.min(
    end - start - cutMs,
    known.reduce((sum, one) => sum + one.observedMs, lengthOfAll(filled)),
  );
  const elsewhere = without(whole, pieces);
  const away = joined([
    ...known.flatMap((one) =>
      elsewhere.flatMap((span) => clippedTo(one.away ?? [], span)),
    ),
    ...pieces.flatMap((piece) => clippedTo(told.away ?? [], piece)),
  ]);
  return {
    person: told.person,
    id: isOurs ? first.id : told.id,
    start,
    end,
    atLeast: isOurs && first.atLeast && first.start < told.start,
    observedMs,
    engagedMs: engagedOf(known, told, pieces, observedMs),
    cutMs,
    seenOnce: false,
    visits: joinedVisits(
      known.flatMap((one) =>
        elsewhere.flatMap((span) =>
          visitsIn(one.visits, span, span.to === one.end),
        ),
      ),
      pieces.flatMap((piece) =>
        visitsIn(told.visits, piece, piece.to === told.end),
      ),
    ),
    ...ifAny(away),
    told: true,
  };
};

const spanOf = ({ start, end }: FinishedSession): Span => ({
  from: start,
  to: end,
});

const newly = (
  vouched: readonly Span[],
  covered: readonly Span[],
): readonly Span[] => vouched.flatMap((span) => without(span, covered));

/** The platform counts the whole of a session; of one that it tells in part, that part of the count. */
const engagedOf = (
  known: readonly FinishedSession[],
  told: FinishedSession,
  pieces: readonly Span[],
  observedMs: number,
): number => {
  const ours = known.reduce((sum, one) => sum + one.engagedMs, 0);
  const length = told.end - told.start;
  const share = lengthOfAll(pieces) / length;
  const theirs =
    known.length > 0 ? told.engagedMs : Math.round(told.engagedMs * share);
  return Math.min(observedMs, Math.max(ours, theirs));
};

const isSame = (a: FinishedSession | undefined, b: FinishedSession): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
