import { DAY, ONLINE_WINDOW_MS } from "../settings.ts";
import type { Change, Store } from "../store.ts";
import { localDay, planDay } from "./day-plan.ts";
import type { Plan } from "./day-plan.ts";
import { createEventQueue } from "./event-queue.ts";
import { beatOf, createLivePeople, enter, openingOf } from "./live-people.ts";
import type { Live } from "./live-people.ts";
import type { Person } from "./person.ts";

/**
 * Makes simulated people live in the store. What they do is a function of the
 * seed and the clock alone; this only tells the store what is new.
 */
export interface Life {
  /** Brings the store to the state at `now`, whatever it held before. */
  start(now: number): Promise<void>;
  /** Tells what happened since the last call, as one batch. */
  advance(now: number): Promise<void>;
}

export interface LifeOptions {
  readonly store: Store;
  readonly seed: number;
  readonly people: readonly Person[];
  /** Address of the demo pages, without a slash at the end. */
  readonly demo: string;
}

type Event =
  | { readonly kind: "arrival"; readonly plan: Plan }
  | { readonly kind: "next step"; readonly live: Live };

/** Nobody with an office rhythm stays away for longer. */
const LOOK_AHEAD_DAYS = 14;

export function createLife({ store, seed, people, demo }: LifeOptions): Life {
  const queue = createEventQueue<Event>();
  const online = createLivePeople();
  let knownUntil = 0;

  async function start(now: number): Promise<void> {
    queue.clear();
    online.clear();
    const changes: Change[] = [];
    for (const person of people) {
      if (person.rhythm === "never") continue;
      for (const plan of plansUnderWay(seed, person, now)) {
        const live = enter(seed, plan, now);
        // Who fell silent a moment ago has not been missed yet.
        if (live.seenAt < now - ONLINE_WINDOW_MS) continue;
        changes.push(openingOf(live, now, demo));
        if (plan.end > now) follow(live);
      }
      expectNextOf(person, now);
    }
    knownUntil = now;
    await store.apply(changes, now);
  }

  async function advance(now: number): Promise<void> {
    if (now - knownUntil > DAY) return start(now);
    const changes: Change[] = [];
    for (;;) {
      const due = queue.takeDue(now);
      if (!due) break;
      if (due.item.kind === "arrival") arrive(due.item.plan, changes);
      else goOn(due.item.live, due.at, changes);
    }
    for (const live of online.beating(knownUntil, now))
      pushIfNew(changes, beatOf(live, now, demo));
    knownUntil = now;
    await store.apply(changes, now);
  }

  function arrive(plan: Plan, changes: Change[]): void {
    const live = enter(seed, plan, plan.start);
    changes.push(openingOf(live, plan.start, demo));
    follow(live);
    expectNextOf(plan.person, plan.start);
  }

  function goOn(live: Live, at: number, changes: Change[]): void {
    const { id, end, signsOut } = live.plan;
    pushIfNew(changes, beatOf(live, at, demo));
    if (at < end) return expectNextStep(live);
    online.remove(live);
    // The others are found silent by the same rule as everybody.
    if (signsOut) changes.push({ kind: "close", sessionId: id, at: end });
  }

  function follow(live: Live): void {
    online.add(live);
    expectNextStep(live);
  }

  function expectNextStep(live: Live): void {
    const at = live.steps[live.index + 1]?.from ?? live.plan.end;
    queue.add(at, { kind: "next step", live });
  }

  /** One arrival a person is enough to know: it leads to the one after. */
  function expectNextOf(person: Person, after: number): void {
    const plan = nextPlan(seed, person, after);
    if (plan) queue.add(plan.start, { kind: "arrival", plan });
  }

  return { start, advance };
}

/** Sessions that have begun and are not signed out; a day's plan ends on the next day. */
function plansUnderWay(seed: number, person: Person, now: number): Plan[] {
  const today = localDay(person, now);
  return [today - 1, today]
    .flatMap((day) => planDay(seed, person, day))
    .filter(
      ({ start, end, signsOut }) =>
        start <= now &&
        (end > now || (!signsOut && end >= now - ONLINE_WINDOW_MS)),
    );
}

function nextPlan(
  seed: number,
  person: Person,
  after: number,
): Plan | undefined {
  const today = localDay(person, after);
  for (let day = today; day <= today + LOOK_AHEAD_DAYS; day += 1) {
    const plan = planDay(seed, person, day).find(({ start }) => start > after);
    if (plan) return plan;
  }
  return undefined;
}

function pushIfNew(changes: Change[], change: Change | undefined): void {
  if (change) changes.push(change);
}
