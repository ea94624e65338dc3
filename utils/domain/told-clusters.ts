import type { Span } from "./coverage.ts";
import { MINUTE } from "./instant.ts";
import type { FinishedSession } from "./session.ts";

/** Time of the session that nobody watched, or a session that was known. */
export interface Part extends Span {
  readonly known: FinishedSession | null;
}

/** One login on both sides of the end of our watching is one session, though we noticed its last moment a little late. */
const REACH_MS = 5 * MINUTE;

/**
 * May this session and the told one be one? Where they overlap, or carry one id and come near each other. Of two logins
 * that meet, one ended when the other began.
 */
export const isNear = (
  session: FinishedSession,
  told: FinishedSession,
): boolean => {
  const reach = reachOf(session, told);
  return (
    session.person === told.person &&
    session.start < told.end + reach &&
    session.end > told.start - reach
  );
};

const reachOf = (session: FinishedSession, told: FinishedSession): number =>
  session.id !== null && session.id === told.id ? REACH_MS : 0;

/** Parts that overlap, meet, or come near enough. */
export const clustersOf = (
  parts: readonly Part[],
  told: FinishedSession,
): readonly (readonly Part[])[] => {
  const clusters: Part[][] = [];
  let to = 0;
  for (const part of parts) {
    const last = clusters.at(-1);
    const known = part.known ?? last?.findLast((one) => one.known)?.known;
    const reach = known ? reachOf(known, told) : REACH_MS;
    if (last !== undefined && part.from <= to + reach) last.push(part);
    else clusters.push([part]);
    to = Math.max(to, part.to);
  }
  return clusters;
};
