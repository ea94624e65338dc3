import type { MadeSession, PageVisit } from "../history.ts";
import { DAY, ONLINE_WINDOW_MS } from "../settings.ts";
import { localDay, planDay } from "./day-plan.ts";
import type { Plan } from "./day-plan.ts";
import { engagedAt } from "./engaged.ts";
import { journeyOf } from "./journey.ts";
import type { Step } from "./journey.ts";
import { pageAt } from "./live-people.ts";
import { beatPhase, momentAt } from "./moment.ts";
import type { Moment } from "./moment.ts";
import type { Person } from "./person.ts";

export interface Past {
  readonly seed: number;
  readonly people: readonly Person[];
  /** Address of the demo pages, without a slash at the end. */
  readonly demo: string;
  /** [from, now) */
  readonly from: number;
  readonly now: number;
}

/**
 * Every session that a platform which had run since `from` would know of at `now`, to the millisecond: what was over by
 * then, and what still goes on. Oldest start first.
 */
export function pastSessions(past: Past): MadeSession[] {
  const plans = past.people.flatMap((person) => plansOf(past, person));
  return plans
    .sort((a, b) => a.start - b.start || a.person.index - b.person.index)
    .map((plan) => made(past, plan));
}

function plansOf({ seed, from, now }: Past, person: Person): Plan[] {
  if (person.rhythm === "never") return [];
  const plans: Plan[] = [];
  // A day's plan ends on the next day.
  for (let day = localDay(person, from) - 1; day * DAY <= now + DAY; day += 1)
    plans.push(...planDay(seed, person, day));
  return plans.filter(({ start, end }) => start <= now && end > from);
}

function made({ seed, demo, now }: Past, plan: Plan): MadeSession {
  const { person } = plan;
  const steps = journeyOf(seed, plan);
  const phase = beatPhase(seed, plan);
  const moment = momentAt(plan, steps, phase, now);
  const endedAt = endOf(plan, moment, now);
  return {
    id: plan.id,
    userId: person.id,
    startedAt: plan.start,
    endedAt,
    lastSeenAt: moment.lastSeenAt,
    lastActiveAt: moment.lastActiveAt,
    hidden: moment.step.hidden,
    engagedMs: engagedAt(steps, phase, Math.min(now, plan.end)),
    pages: pagesOf(steps, moment.index, endedAt, demo),
    device: plan.portable ? person.portable : person.desktop,
    userAgent: null,
    ip: plan.portable ? person.portableIp : person.ip,
    ...sentUntil(steps, moment.index),
  };
}

/** A sign-out ends a session at once; silence ends it when it was last seen, once that is noticed. */
function endOf(
  { end, signsOut }: Plan,
  { lastSeenAt }: Moment,
  now: number,
): number | null {
  if (signsOut) return end <= now ? end : null;
  return end <= now && lastSeenAt < now - ONLINE_WINDOW_MS ? lastSeenAt : null;
}

/** Steps on one page after the other are one visit. */
function pagesOf(
  steps: readonly Step[],
  last: number,
  endedAt: number | null,
  demo: string,
): PageVisit[] {
  const reached = steps.slice(0, last + 1);
  const first = reached.filter(
    ({ path }, index) => path !== reached[index - 1]?.path,
  );
  return first.map(({ path, from }, index) => {
    const to = first[index + 1]?.from ?? endedAt;
    return {
      ...pageAt(path, demo),
      from,
      to: to === null ? null : Math.max(from, to),
    };
  });
}

/** What is sent on arriving at the first page is not told of: the session begins there. */
function sentUntil(steps: readonly Step[], last: number) {
  const reached = steps.slice(1, last + 1);
  return {
    messages: reached.reduce((sum, { messages }) => sum + messages, 0),
    questions: reached.reduce((sum, { questions }) => sum + questions, 0),
  };
}
