import type { Instant } from "../domain/instant.ts";
import type { LiveSession } from "../domain/person.ts";

/*
 * When sessions end by themselves: no report has it, and whoever follows a stream has to know it between two messages.
 */

const ENDS = new WeakMap<LiveSession, Instant>();

/** The same session, whose end is remembered as long as it is. */
export const endingAt = (
  session: LiveSession,
  endsAt: Instant | null | undefined,
): LiveSession => {
  if (endsAt) ENDS.set(session, endsAt);
  return session;
};

/** Undefined: nobody said when it ends. */
export const endOf = (session: LiveSession): Instant | undefined =>
  ENDS.get(session);
