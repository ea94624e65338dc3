import { isOnline } from "../../../utils/domain/facts.ts";
import type { PersonId } from "../../../utils/domain/ids.ts";
import { DAY, MINUTE } from "../../../utils/domain/instant.ts";
import { reportOf } from "../../../utils/domain/people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { Roster } from "../../../utils/domain/roster.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import { type Step, limitOf } from "./fold.ts";

/*
 * The definitions of product.md, one person at a time, with lists of intervals instead of sums: slow and plain, to be
 * compared with. It knows the list before and after each applied observation, and nothing of how sessions are kept.
 */

/** A time in which the person was in sight, [from, to), and when they acted. */
interface Sight {
  readonly from: number;
  to: number;
  readonly acts: number[];
}

interface Open {
  readonly start: number;
  readonly atLeast: boolean;
  readonly id: string | null;
  readonly sights: Sight[];
  cutMs: number;
  /** Null: seen in the latest observation. */
  seenAt: number | null;
  /** The list's word of the person before they left; null: they are here. */
  left: Report | null;
}

export interface ReferenceSession {
  readonly id: string | null;
  readonly start: number;
  readonly end: number;
  readonly state: "here" | "resting" | "over";
  readonly atLeast: boolean;
  readonly observedMs: number;
  readonly engagedMs: number;
  readonly cutMs: number;
}

/** All sessions of a person that follow from these applied observations. */
export const referenceSessions = (
  steps: readonly Step[],
  id: PersonId,
  rules: Rules,
): readonly ReferenceSession[] => {
  const limitMs = limitOf(rules);
  const all: ReferenceSession[] = [];
  let open: Open | null = null;
  let previous: number | null = null;
  let lastEnd = -Infinity;
  let isWhole = false;

  const close = (session: Open, end: number): null => {
    all.push(summary(session, end, "over", rules));
    lastEnd = end;
    return null;
  };

  for (const { observation, before, after } of steps) {
    const at: number = Math.max(previous ?? -Infinity, observation.serverTime);
    const isGap: boolean = previous !== null && at - previous > limitMs;
    const was = onlineReport(before.roster, id);
    const now = onlineReport(after.roster, id);
    const isLate = previous === null || isGap || !isWhole;
    const isPart = observation.kind === "snapshot" && !observation.complete;
    const isPushed = observation.kind === "delta" && observation.pushed;

    if (open !== null && open.left !== null) {
      const end: number = open.seenAt ?? at;
      const mayResume =
        !isGap && at - end <= 2 * MINUTE && at - open.start <= DAY;
      if (now === null) {
        // Still away.
      } else if (mayResume && likeness(open.left, now) !== "other") {
        const last = open.sights.at(-1)?.acts.at(-1);
        const acted = actOf(now, at);
        const acts = acted === null ? (last === undefined ? [] : [end]) : [at];
        open.sights.push({ from: at, to: at, acts });
        open.left = null;
        open.seenAt = null;
      } else {
        open = close(open, end);
        open = begin(now, at, isLate, lastEnd, false);
      }
    } else if (open !== null) {
      const lastSeen: number = open.seenAt ?? previous ?? at;
      const isSilent = at - lastSeen > limitMs;
      const isNamed =
        observation.kind === "snapshot"
          ? now === null ||
            (!isPart && open.seenAt === null) ||
            observation.reports.some(
              (report) => report.id === id && isOnline(report),
            )
          : observation.kind === "delta" &&
            [
              ...observation.upserts.map((report) => report.id),
              ...observation.removals,
            ].includes(id);
      if (!isNamed && (isPart || open.seenAt !== null)) {
        open.seenAt = lastSeen;
      } else if (now === null) {
        const said = reportOf(after.roster.people, id)?.lastSeenAt ?? at;
        const left = said > lastSeen && said < at ? said : at;
        const end = isPushed && !isSilent ? left : lastSeen;
        open = split(open, end, close);
        seeUntil(open, end);
        open.left = was;
        open.seenAt = end;
      } else if (was === null || likeness(was, now) === "other") {
        open = close(open, lastSeen);
        open = begin(now, at, isSilent, lastEnd, !isSilent);
      } else if (
        isSilent &&
        (likeness(was, now) !== "same" || at - open.start > DAY)
      ) {
        open = close(open, lastSeen);
        open = begin(now, at, true, lastEnd, false);
      } else {
        if (isSilent) {
          const acts = (open.sights.at(-1)?.acts ?? []).slice(-1);
          open.sights.push({ from: at, to: at, acts });
          open.cutMs += at - lastSeen;
        } else {
          open = split(open, at, close);
          seeUntil(open, at);
        }
        open.seenAt = null;
        // An act in the future is now where it is told, and not again with each look.
        if (now !== was || isSilent) act(open, actOf(now, at));
      }
    } else if (now !== null) {
      open = begin(now, at, isLate, lastEnd, false);
    }

    if (open !== null && open.left !== null) {
      const end: number = open.seenAt ?? at;
      if (isGap || at - end > 2 * MINUTE) open = close(open, end);
    }
    if (observation.kind === "snapshot")
      isWhole = !isPart || (isWhole && !isGap);
    previous = at;
  }
  if (open !== null)
    all.push(
      summary(
        open,
        open.seenAt ?? previous ?? open.start,
        open.left === null ? "here" : "resting",
        rules,
      ),
    );
  return all;
};

const onlineReport = (roster: Roster, id: PersonId): Report | null => {
  const report = reportOf(roster.people, id);
  return report !== undefined && isOnline(report) ? report : null;
};

/** Is some login in both, are all of them others, or is that not said? */
const likeness = (a: Report, b: Report): "same" | "other" | "unsaid" => {
  const verdicts = a.sessions.flatMap((one) =>
    b.sessions.map((two) => {
      const pairs = [
        [one.id, two.id],
        [one.startedAt, two.startedAt],
      ].filter(([x, y]) => x !== null && y !== null);
      if (pairs.some(([x, y]) => x !== y)) return "other";
      return pairs.length > 0 ? "same" : "unsaid";
    }),
  );
  if (verdicts.includes("same")) return "same";
  return verdicts.includes("unsaid") ? "unsaid" : "other";
};

const begin = (
  report: Report,
  at: number,
  isLate: boolean,
  lastEnd: number,
  follows: boolean,
): Open => {
  const [login] = report.sessions.toSorted(
    (a, b) => (a.startedAt ?? Infinity) - (b.startedAt ?? Infinity) || 0,
  );
  const said = login?.startedAt ?? null;
  const ended = at - lastEnd > DAY ? -Infinity : lastEnd;
  let start = said === null ? at : Math.min(said, at);
  if (said !== null && said < ended) start = follows ? ended : at;
  else while (at - start > DAY) start += DAY;
  const atLeast = isLate && (said === null || start !== Math.min(said, at));
  const acted = actOf(report, at);
  const acts = acted === null ? [] : [atLeast ? acted : Math.max(acted, start)];
  return {
    start,
    atLeast,
    id: login?.id ?? null,
    sights: [{ from: at, to: at, acts }],
    cutMs: 0,
    seenAt: null,
    left: null,
  };
};

/** Latest act of any device or of the account; one in the future is now. */
const actOf = (report: Report, at: number): number | null => {
  const acts = [report, ...report.sessions]
    .map(({ lastActiveAt }) => lastActiveAt)
    .filter((act) => act !== null);
  return acts.length === 0 ? null : Math.min(at, Math.max(...acts));
};

const act = ({ sights }: Open, acted: number | null): void => {
  const acts = sights.at(-1)?.acts ?? [];
  if (acted !== null && acted > (acts.at(-1) ?? -Infinity)) acts.push(acted);
};

const seeUntil = ({ sights }: Open, to: number): void => {
  const sight = sights.at(-1);
  if (sight !== undefined) sight.to = to;
};

/** What goes on of a session that lasts until `end`: at most a day of it. */
const split = (
  session: Open,
  end: number,
  close: (session: Open, end: number) => null,
): Open => {
  const middle = session.start + DAY;
  if (end <= middle) return session;
  const acts = (session.sights.at(-1)?.acts ?? []).slice(-1);
  seeUntil(session, middle);
  close(session, middle);
  return {
    ...session,
    start: middle,
    atLeast: false,
    sights: [{ from: middle, to: middle, acts }],
    cutMs: 0,
  };
};

const summary = (
  session: Open,
  end: number,
  state: ReferenceSession["state"],
  { idleAfterMs }: Rules,
): ReferenceSession => {
  const { id, start, atLeast, cutMs, sights } = session;
  if (session.left === null && state !== "over") seeUntil(session, end);
  return {
    id,
    start,
    end,
    state,
    atLeast,
    observedMs: sights.reduce((sum, { from, to }) => sum + (to - from), 0),
    engagedMs: sights.reduce(
      (sum, sight) => sum + engaged(sight, idleAfterMs),
      0,
    ),
    cutMs,
  };
};

/** The part of a sight that lies between acts (and its end) that are less than the idle limit apart. */
const engaged = ({ from, to, acts }: Sight, idleAfterMs: number): number =>
  acts.reduce((sum, one, index) => {
    const next = Math.min(acts[index + 1] ?? to, to);
    return next - one < idleAfterMs
      ? sum + Math.max(0, next - Math.max(one, from))
      : sum;
  }, 0);
