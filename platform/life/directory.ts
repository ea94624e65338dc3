import { DAY } from "../settings.ts";
import type { User } from "../store.ts";
import { localDay, planDay } from "./day-plan.ts";
import { journeyOf } from "./journey.ts";
import { beatPhase, momentAt } from "./moment.ts";
import type { Person } from "./person.ts";
import { between, longTailed, randomFor } from "./random.ts";

/** Who was not here for so many days has been away since an earlier time. */
const LOOK_BACK_DAYS = 21;

/** The directory entry of a person as it stands at `now` (ms, UTC). */
export function userAt(seed: number, person: Person, now: number): User {
  const { id, name, email, role, company, account } = person;
  const last = lastTrace(seed, person, now);
  const random = randomFor(seed, 7, person.index);
  const sessions = last ? 1 + longTailed(random, 40) : 0;
  return {
    id,
    name,
    email,
    role,
    company,
    account,
    lastLoginAt: last?.loginAt ?? null,
    lastActiveAt: last?.activeAt ?? null,
    lastSeenAt: last?.seenAt ?? null,
    sessions,
    messages: sessions * between(random, 0, 6),
    questions: Math.floor((sessions * between(random, 0, 5)) / 10),
  };
}

interface Trace {
  readonly loginAt: number;
  readonly activeAt: number;
  readonly seenAt: number;
}

function lastTrace(
  seed: number,
  person: Person,
  now: number,
): Trace | undefined {
  if (person.rhythm === "never") return lastTraceOfUnused(seed, person, now);
  const today = localDay(person, now);
  for (let day = today; day > today - LOOK_BACK_DAYS; day -= 1) {
    const begun = planDay(seed, person, day).filter(
      ({ start }) => start <= now,
    );
    const plan = begun.at(-1);
    if (!plan) continue;
    const phase = beatPhase(seed, plan);
    const moment = momentAt(plan, journeyOf(seed, plan), phase, now);
    return {
      loginAt: plan.start,
      activeAt: moment.lastActiveAt,
      seenAt: moment.lastSeenAt,
    };
  }
  return undefined;
}

/** Disabled people worked here until some weeks ago; the others never came. */
function lastTraceOfUnused(
  seed: number,
  person: Person,
  now: number,
): Trace | undefined {
  if (person.account !== "disabled") return undefined;
  const left = localDay(person, now) - (person.index % 60) - LOOK_BACK_DAYS;
  return lastTrace(
    seed,
    { ...person, account: "active", rhythm: "office" },
    (left - (left % 7)) * DAY,
  );
}
