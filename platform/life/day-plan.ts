import { DAY, MINUTE, SECOND } from "../settings.ts";
import { between, chance, longTailed, randomFor } from "./random.ts";
import type { Random } from "./random.ts";
import type { Person } from "./person.ts";

/** A session as it was meant to be, without what happens inside. Times in ms, UTC. */
export interface Plan {
  readonly id: string;
  readonly person: Person;
  readonly day: number;
  readonly ordinal: number;
  readonly start: number;
  /** From here to the end nobody sits in front of the open page. */
  readonly activeUntil: number;
  readonly end: number;
  /** Whether the person signs out, or the browser just falls silent. */
  readonly signsOut: boolean;
  readonly portable: boolean;
}

/** Minutes after local midnight. */
interface Stay {
  readonly from: number;
  readonly activeUntil: number;
  readonly to: number;
  readonly portable: boolean;
}

/** Every session of a day has ended at this hour of the next one. */
const LONGEST_DAY_HOURS = 30;
const SHORTEST_STAY = 6;

/** The number of the local day that `at` falls on for this person. */
export function localDay(person: Person, at: number): number {
  return Math.floor((at + person.utcOffset * MINUTE) / DAY);
}

/** When the local day with this number begins. */
function startOfDay(person: Person, day: number): number {
  return day * DAY - person.utcOffset * MINUTE;
}

/** The sessions that begin on one local day of one person, in order of their start. */
export function planDay(seed: number, person: Person, day: number): Plan[] {
  const random = randomFor(seed, 4, person.index, day);
  const stays = staysOf(random, person, day).sort((a, b) => a.from - b.from);
  const midnight = startOfDay(person, day);
  return (
    stays
      .map((stay, ordinal) => {
        const shift = between(random, 0, 59) * SECOND + between(random, 0, 999);
        return {
          id: `s${person.index + 1}-${day}-${ordinal + 1}`,
          person,
          day,
          ordinal,
          start: midnight + stay.from * MINUTE + shift,
          activeUntil: midnight + stay.activeUntil * MINUTE + shift,
          end: midnight + stay.to * MINUTE + shift,
          signsOut: stay.activeUntil === stay.to && chance(random, 0.6),
          portable: stay.portable,
        };
      })
      // Two of the same minute may have changed places: who lives through the day would miss the one before.
      .sort((a, b) => a.start - b.start)
  );
}

function staysOf(random: Random, person: Person, day: number): Stay[] {
  switch (person.rhythm) {
    case "never":
      return [];
    case "always":
      // Each day's login follows the one before within the online window.
      return [stay(6 * 60, 6 * 60 + 40, LONGEST_DAY_HOURS * 60 - 1)];
    case "office":
      return isWeekend(day)
        ? weekend(random, person)
        : workingDay(random, person);
  }
}

function isWeekend(day: number): boolean {
  // Day 0 was a Thursday.
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}

function weekend(random: Random, person: Person): Stay[] {
  if (!chance(random, 0.6)) return [];
  const from = between(random, 8 * 60, 20 * 60);
  const to = from + Math.min(240, SHORTEST_STAY + longTailed(random, 110));
  return [stay(from, to, to, person.portable !== null && chance(random, 0.6))];
}

function workingDay(random: Random, person: Person): Stay[] {
  const evening = portableStays(random, person);
  if (chance(random, 0.1)) return evening;
  const lunch = between(random, 11 * 60 + 30, 13 * 60 + 15);
  const back = lunch + between(random, 30, 70);
  const from = person.workFrom + between(random, -20, 25);
  const to = person.workTo + between(random, -30, 50);
  const work = [
    ...block(random, person, from, lunch),
    ...block(random, person, back, to),
  ];
  return [...leaveOpen(random, work), ...evening];
}

/** Work between two moments: stays with breaks between them. */
function block(
  random: Random,
  person: Person,
  from: number,
  to: number,
): Stay[] {
  const stays: Stay[] = [];
  let at = from;
  while (to - at > SHORTEST_STAY) {
    const length = SHORTEST_STAY + longTailed(random, 60);
    const end = Math.min(to, at + length);
    const pause = (length * (1 - person.diligence)) / person.diligence;
    const next = end + 4 + longTailed(random, pause);
    // Some leave the page open while they are elsewhere, but not for the next login.
    const open = chance(random, 0.1) ? Math.min(next - 3, to) : end;
    stays.push(stay(at, end, Math.max(end, open)));
    at = next;
  }
  return stays;
}

/** Now and then the laptop stays open when its owner goes home. */
function leaveOpen(random: Random, stays: readonly Stay[]): Stay[] {
  const open = chance(random, 0.1);
  const hours = between(random, 1, 9);
  return stays.map((each, index) =>
    open && index === stays.length - 1
      ? {
          ...each,
          to: Math.min(each.to + hours * 60, LONGEST_DAY_HOURS * 60),
        }
      : each,
  );
}

function portableStays(random: Random, person: Person): Stay[] {
  if (!person.portable) return [];
  const during = between(random, person.workFrom, person.workTo);
  const after = between(random, 18 * 60, 22 * 60 + 30);
  return [during, after]
    .filter(() => chance(random, 0.35))
    .map((from) => {
      const to = from + SHORTEST_STAY + Math.min(120, longTailed(random, 20));
      return stay(from, to, to, true);
    });
}

function stay(
  from: number,
  activeUntil: number,
  to: number,
  portable = false,
): Stay {
  return { from, activeUntil, to, portable };
}
