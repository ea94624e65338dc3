import { sitePage } from "../demo/site-map.ts";
import { HEARTBEAT_MS, SECOND } from "../settings.ts";
import type { Change, Page } from "../store.ts";
import type { Plan } from "./day-plan.ts";
import { engagedAt } from "./engaged.ts";
import { journeyOf } from "./journey.ts";
import type { Step } from "./journey.ts";
import { beatPhase, momentAt } from "./moment.ts";
import type { Moment } from "./moment.ts";

/** A session under way. */
export interface Live {
  readonly plan: Plan;
  readonly steps: readonly Step[];
  readonly phase: number;
  /** Where in the journey and in time the store was told last. */
  index: number;
  seenAt: number;
}

const BUCKETS = HEARTBEAT_MS / SECOND;

/** Sessions under way, by the second of the heartbeat at which they beat. */
export interface LivePeople {
  add(live: Live): void;
  remove(live: Live): void;
  clear(): void;
  /** Those who may have beaten in (from, to]; a superset, never fewer. */
  beating(from: number, to: number): Iterable<Live>;
}

export function createLivePeople(): LivePeople {
  const buckets = Array.from({ length: BUCKETS }, () => new Set<Live>());
  const bucketOf = (at: number) => buckets[Math.floor(at / SECOND) % BUCKETS];
  return {
    add: (live) => bucketOf(live.phase)?.add(live),
    remove: (live) => bucketOf(live.phase)?.delete(live),
    clear: () => buckets.forEach((bucket) => bucket.clear()),
    *beating(from, to) {
      const first = Math.floor(from / SECOND) * SECOND;
      const last = Math.min(to, first + HEARTBEAT_MS - 1);
      for (let at = first; at <= last; at += SECOND) yield* bucketOf(at) ?? [];
    },
  };
}

/** The session of a plan as it stands at `at`. */
export function enter(seed: number, plan: Plan, at: number): Live {
  const steps = journeyOf(seed, plan);
  const phase = beatPhase(seed, plan);
  const { index, lastSeenAt } = momentAt(plan, steps, phase, at);
  return { plan, steps, phase, index, seenAt: lastSeenAt };
}

/** @param demo address of the demo pages, without a slash at the end */
export function openingOf(live: Live, at: number, demo: string): Change {
  const { plan } = live;
  const moment = momentAt(plan, live.steps, live.phase, at);
  const { person } = plan;
  return {
    kind: "open",
    session: {
      id: plan.id,
      userId: person.id,
      startedAt: plan.start,
      lastSeenAt: moment.lastSeenAt,
      lastActiveAt: moment.lastActiveAt,
      hidden: moment.step.hidden,
      page: pageOf(moment, demo),
      device: plan.portable ? person.portable : person.desktop,
      userAgent: null,
      ip: plan.portable ? person.portableIp : person.ip,
      engagedMs: engagedAt(live.steps, live.phase, Math.min(at, plan.end)),
    },
  };
}

/** Brings `live` to `at`. @returns what the store must learn, or undefined if nothing is new */
export function beatOf(
  live: Live,
  at: number,
  demo: string,
): Change | undefined {
  const { plan, steps, phase } = live;
  const moment = momentAt(plan, steps, phase, at, live.index);
  if (moment.lastSeenAt <= live.seenAt) return undefined;
  const entered = moment.index > live.index ? moment.step : undefined;
  live.index = moment.index;
  live.seenAt = moment.lastSeenAt;
  return {
    kind: "beat",
    sessionId: plan.id,
    lastSeenAt: moment.lastSeenAt,
    lastActiveAt: moment.lastActiveAt,
    hidden: moment.step.hidden,
    page: entered ? pageOf(moment, demo) : null,
    engagedMs: engagedAt(steps, phase, Math.min(at, plan.end)),
    messages: entered?.messages ?? 0,
    questions: entered?.questions ?? 0,
  };
}

function pageOf(
  { step, pageSince }: Moment,
  demo: string,
): Page & { readonly since: number } {
  return { ...pageAt(step.path, demo), since: pageSince };
}

/** A path of the site map as a page of the demo. */
export function pageAt(path: string, demo: string): Page {
  const page = sitePage(path);
  return {
    url: `${demo}${path}`,
    title: page?.title ?? path,
    feature: page?.feature ?? null,
  };
}
