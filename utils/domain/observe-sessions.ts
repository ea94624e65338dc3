import { type Span, cover, observedAt } from "./coverage.ts";
import { isOnline } from "./facts.ts";
import { staleAfterMs } from "./freshness.ts";
import type { PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";
import { reportOf } from "./people.ts";
import type { Report } from "./person.ts";
import { leaveSession, touchSession } from "./running-session.ts";
import type { FinishedSession } from "./session.ts";
import {
  type SessionChanges,
  earliestStartWith,
  withChanges,
  withoutOldEnds,
} from "./session-changes.ts";
import {
  capAll,
  isCapDue,
  notTooLong,
  withEarliestStart,
} from "./sessions-cap.ts";
import {
  type Draft,
  type Sighting,
  arrive,
  begin,
  changesOf,
  continuityOf,
  finish,
  isPushed,
  lastSeenOf,
  onlineIn,
  put,
  runningOf,
} from "./sessions-draft.ts";
import { afterSilence, overGap } from "./sessions-over-gap.ts";
import { comeBack, rested } from "./sessions-resting.ts";
import { doubtPresence, doubtedSince } from "./sessions-unsure.ts";
import type { Sessions } from "./sessions.ts";

/** How an observation is to be read, ms. */
export interface Rules {
  /** The interval at which observations come; the gap limit is 2.5 of it, at least 90 s. */
  readonly intervalMs: number;
  readonly idleAfterMs: number;
  readonly awayAfterMs: number;
}

export interface ObservedSessions {
  readonly sessions: Sessions;
  readonly changes: SessionChanges;
  readonly finished: readonly FinishedSession[];
  /** A span of coverage that ended with a gap. */
  readonly endedSpan: Span | null;
  /** The time since the observation before was not observed. */
  readonly gap: boolean;
}

/**
 * Sessions, visits and coverage after an applied observation (definitions: product.md, section 1; the invariants I1 to
 * I23 are tested in tests/property/domain/). Time never goes back: an earlier server time counts as the latest known.
 * Cost follows what changed, except after a gap, at an incomplete list and where a session grows too long.
 */
export const observeSessions = (
  sessions: Sessions,
  sighting: Sighting,
  { intervalMs, idleAfterMs, awayAfterMs }: Rules,
): ObservedSessions => {
  const previous = observedAt(sessions.coverage);
  const { serverTime } = sighting.observation;
  const at = previous !== null && previous > serverTime ? previous : serverTime;
  // What was to come at long intervals is not late because the interval became short meanwhile.
  const expectedMs = Math.max(intervalMs, sessions.intervalMs);
  const quietMs = staleAfterMs(expectedMs);
  const covered = cover(sessions.coverage, at, quietMs, doubtedSince(sessions));
  const draft: Draft = {
    look: { at, coverage: covered.coverage, idleAfterMs, awayAfterMs },
    previous,
    quietMs,
    gap: covered.gap,
    named: namedIn(sighting, sessions),
    isPart: isPart(sighting),
    sessions,
    changes: new Map(),
    finished: [],
    ends: new Map(),
  };
  if (isCapDue(draft)) capAll(draft, sighting);
  if (covered.gap) overGap(draft, sighting);
  for (const id of sighting.touched) reconcile(draft, sighting, id);
  const unsure = doubtPresence(draft, sighting);
  const resting = rested(draft);
  const isList = sighting.observation.kind === "snapshot";
  const isWhole = isList && !draft.isPart;
  const lost = isList && covered.gap;
  const changes = changesOf(draft);
  const { running, lastEnds } = withChanges(sessions, changes);
  const next: Sessions = {
    running,
    lastEnds: withoutOldEnds(lastEnds, previous, at),
    coverage: covered.coverage,
    intervalMs,
    resting,
    unsure,
    whole: isWhole || ((sessions.whole || namesAll(sighting)) && !lost),
    earliestStart: earliestStartWith(sessions, changes),
  };
  return {
    sessions: isCapDue(draft) ? withEarliestStart(next) : next,
    changes,
    finished: draft.finished,
    endedSpan: covered.endedSpan,
    gap: covered.gap,
  };
};

const isPart = ({ observation }: Sighting): boolean =>
  observation.kind === "snapshot" && !observation.complete;

/** A part that doubts nobody but those who are held: after a gap it takes two of them to know who came. */
const namesAll = ({ observation }: Sighting): boolean =>
  observation.kind === "snapshot" && observation.gone !== undefined;

/** Whom an observation names as present; null where nobody's presence hangs on that. */
const namedIn = (
  sighting: Sighting,
  { unsure }: Sessions,
): ReadonlySet<PersonId> | null => {
  if (unsure.length === 0 && !isPart(sighting)) return null;
  const { observation } = sighting;
  if (observation.kind === "heartbeat") return new Set();
  const named =
    observation.kind === "snapshot" ? observation.reports : observation.upserts;
  return new Set(named.filter(isOnline).map(({ id }) => id));
};

/** One person whose report changed. */
const reconcile = (draft: Draft, sighting: Sighting, id: PersonId): void => {
  const { before, after } = sighting;
  const running = runningOf(draft, id);
  const now = onlineIn(after, id);
  if (running === undefined) {
    if (now !== null) arrive(draft, now);
    return;
  }
  if (running.left !== null) {
    if (now !== null) comeBack(draft, running, now);
    return;
  }
  const lastSeen = lastSeenOf(draft, running);
  const silent = draft.look.at - lastSeen > draft.quietMs;
  const pushed = isPushed(sighting);
  if (now === null) {
    const report = reportOf(after.people, id);
    const end = pushed && !silent ? leftAt(draft, report, lastSeen) : lastSeen;
    const last = reportOf(before.people, id);
    const session = notTooLong(draft, running, end);
    put(draft, leaveSession(session, end, last, draft.look));
    return;
  }
  // A gap has dealt with it already.
  if (draft.gap) return;
  const was = onlineIn(before, id);
  if (silent) {
    afterSilence(draft, running, was, now);
    return;
  }
  if (continuityOf(was, now) === "contradicted") {
    finish(draft, running, lastSeen);
    begin(draft, now, { cameLate: false, follows: true });
    return;
  }
  const touched = touchSession(running, now, lastSeen, pushed, draft.look);
  if (touched !== running) put(draft, touched);
};

/** A push comes when the person leaves; the platform may say besides that it saw the person last a little before. */
const leftAt = (
  { look }: Draft,
  report: Report | undefined,
  lastSeen: Instant,
): Instant => {
  const said = report?.lastSeenAt ?? null;
  return said !== null && said > lastSeen && said < look.at ? said : look.at;
};
