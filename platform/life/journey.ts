import { CUSTOMERS, ORDERS } from "../demo/catalog.ts";
import { MINUTE, SECOND } from "../settings.ts";
import type { Plan } from "./day-plan.ts";
import {
  between,
  chance,
  longTailed,
  pick,
  pickWeighted,
  randomFor,
} from "./random.ts";
import type { Random } from "./random.ts";

/** A stretch of a session on one page, in one mood. [from, to) in ms, UTC. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** A path of the site map. */
  readonly path: string;
  readonly active: boolean;
  readonly hidden: boolean;
  /** Sent on arriving here. */
  readonly messages: number;
  readonly questions: number;
}

type Place =
  | "dashboard"
  | "orders"
  | "order"
  | "customers"
  | "customer"
  | "billing"
  | "settings"
  | "help";

/** Where people go from each place, and how long they usually stay there, in seconds. */
const WAYS: Readonly<
  Record<Place, { stay: number; next: readonly (readonly [Place, number])[] }>
> = {
  dashboard: {
    stay: 50,
    next: [
      ["orders", 55],
      ["customers", 22],
      ["billing", 14],
      ["settings", 4],
      ["help", 5],
    ],
  },
  orders: {
    stay: 45,
    next: [
      ["order", 75],
      ["dashboard", 12],
      ["customers", 13],
    ],
  },
  order: {
    stay: 130,
    next: [
      ["customer", 32],
      ["orders", 48],
      ["billing", 14],
      ["help", 6],
    ],
  },
  customers: {
    stay: 40,
    next: [
      ["customer", 72],
      ["orders", 18],
      ["dashboard", 10],
    ],
  },
  customer: {
    stay: 110,
    next: [
      ["order", 38],
      ["customers", 32],
      ["orders", 22],
      ["dashboard", 8],
    ],
  },
  billing: {
    stay: 160,
    next: [
      ["dashboard", 40],
      ["customer", 25],
      ["orders", 28],
      ["help", 7],
    ],
  },
  settings: {
    stay: 120,
    next: [
      ["dashboard", 70],
      ["help", 30],
    ],
  },
  help: {
    stay: 100,
    next: [
      ["dashboard", 45],
      ["orders", 35],
      ["billing", 20],
    ],
  },
};

const LONGEST_READING_MS = 40 * MINUTE;

/** What happens in a session, from its start to its end without a hole. */
export function journeyOf(seed: number, plan: Plan): Step[] {
  const random = randomFor(seed, 5, plan.person.index, plan.day, plan.ordinal);
  const steps: Step[] = [];
  let place: Place = "dashboard";
  let at = plan.start;
  while (at < plan.activeUntil) {
    const path = pathOf(random, place);
    const usual = (5 + longTailed(random, WAYS[place].stay)) * SECOND;
    const readUntil = at + Math.min(usual, LONGEST_READING_MS);
    const to = Math.min(readUntil, plan.activeUntil);
    steps.push(step(at, to, path, sentFrom(random, place)));
    at = to;
    if (chance(random, 0.045) && at < plan.activeUntil) {
      const spell = between(random, 6, 26) * MINUTE;
      const until = Math.min(at + spell, plan.activeUntil);
      steps.push(absence(at, until, path, chance(random, 0.6)));
      at = until;
    }
    place = pickWeighted(random, WAYS[place].next);
  }
  const last = steps.at(-1)?.path ?? pathOf(random, place);
  if (plan.end > at)
    steps.push(absence(at, plan.end, last, chance(random, 0.7)));
  return steps;
}

function step(
  from: number,
  to: number,
  path: string,
  sent: Pick<Step, "messages" | "questions">,
): Step {
  return { from, to, path, active: true, hidden: false, ...sent };
}

function absence(
  from: number,
  to: number,
  path: string,
  hidden: boolean,
): Step {
  return { from, to, path, active: false, hidden, messages: 0, questions: 0 };
}

function sentFrom(random: Random, place: Place) {
  return {
    messages: place === "order" && chance(random, 0.25) ? 1 : 0,
    questions: place === "help" && chance(random, 0.5) ? 1 : 0,
  };
}

function pathOf(random: Random, place: Place): string {
  switch (place) {
    case "order":
      return `/orders/${pick(random, ORDERS).number}`;
    case "customer":
      return `/customers/${pick(random, CUSTOMERS).id}`;
    case "billing":
      return "/billing/invoices";
    case "settings":
      return "/settings/roles";
    default:
      return `/${place}`;
  }
}
