import { type Instant, instant } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { NOON, person } from "../../support/builders.ts";
import {
  type Manner,
  type TrueLogin,
  type TruePerson,
  isHere,
  reportOn,
} from "./true-person.ts";

/** One thing that happens to a person. */
export interface Deed {
  readonly kind: "in" | "out" | "back" | "switch" | "act" | "move" | "ban";
  readonly who: number;
  readonly device: number;
}

/** The platform as it is: never seen directly by what is tested. */
export interface World {
  readonly now: Instant;
  readonly people: readonly TruePerson[];
  readonly logins: number;
}

/** Somebody in every list, offline: so that no list is ever empty (C11 has tests of its own). */
export const ANCHOR: Report = person("anchor");

const newLogin = (n: number, start: Instant): TrueLogin => ({
  n,
  start,
  activeAt: start,
  page: `https://a.test/${n}`,
  pageSince: start,
});

/** Who was there for how long when we begin to look, by device; null: not there. */
export type Before = readonly (number | null)[];

export const worldOf = (
  manners: readonly Manner[],
  before: readonly Before[],
): World => {
  let n = 0;
  const people = manners.map((manner, index): TruePerson => {
    const live = (before[index] ?? []).map((ms) =>
      ms === null ? null : newLogin(n++, instant(NOON - ms)),
    );
    const starts = live.flatMap((login) =>
      login === null ? [] : [login.start],
    );
    const first = Math.min(...starts);
    return {
      manner,
      live,
      past: live.map(() => null),
      disabled: false,
      stays:
        starts.length === 0
          ? []
          : [{ start: instant(first), end: null, first: null, last: null }],
      logins: new Map(
        live.flatMap((login) =>
          login === null ? [] : [[login.n, { start: login.start, end: null }]],
        ),
      ),
    };
  });
  return { now: NOON, people, logins: n };
};

/** The world a while later. */
export const later = (world: World, ms: number): World => ({
  ...world,
  now: instant(world.now + ms),
});

/** The world after a deed; the same one where it makes no sense. */
export const does = (world: World, { kind, who, device }: Deed): World => {
  const subject = world.people[who];
  const login = subject?.live[device] ?? null;
  if (subject === undefined) return world;
  const next = deed(subject, kind, device, login, world);
  if (next === null) return world;
  return {
    ...world,
    logins: world.logins + 1,
    people: world.people.with(who, withStays(subject, next, world.now)),
  };
};

const deed = (
  subject: TruePerson,
  kind: Deed["kind"],
  device: number,
  login: TrueLogin | null,
  { now, logins }: World,
): TruePerson | null => {
  const live = (next: TrueLogin | null): TruePerson => ({
    ...subject,
    logins: withLogins(subject.logins, login, next, now),
    live: subject.live.with(device, next),
    past: subject.past.with(device, login ?? subject.past[device] ?? null),
  });
  switch (kind) {
    case "in":
      return login === null ? live(newLogin(logins, now)) : null;
    case "out":
      return login === null ? null : live(null);
    case "back": {
      const past = subject.past[device] ?? null;
      return login !== null || past === null ? null : live(past);
    }
    case "switch":
      return login === null ? null : live(newLogin(logins, now));
    case "act":
      return login === null ? null : live({ ...login, activeAt: now });
    case "move": {
      const page = `https://a.test/${logins}`;
      const moved = { page, pageSince: now, activeAt: now };
      return login === null ? null : live({ ...login, ...moved });
    }
    case "ban":
      return { ...subject, disabled: !subject.disabled };
    default:
      return null;
  }
};

const withLogins = (
  logins: TruePerson["logins"],
  before: TrueLogin | null,
  after: TrueLogin | null,
  now: Instant,
): TruePerson["logins"] => {
  const next = new Map(logins);
  if (before !== null) next.set(before.n, { start: before.start, end: now });
  if (after !== null) next.set(after.n, { start: after.start, end: null });
  return next;
};

const withStays = (
  before: TruePerson,
  after: TruePerson,
  now: Instant,
): TruePerson => {
  if (isHere(before) === isHere(after)) return after;
  const open = after.stays.at(-1);
  return {
    ...after,
    stays:
      isHere(after) || open === undefined
        ? [
            ...after.stays,
            { start: now, end: null, first: reportOn(after), last: null },
          ]
        : after.stays.with(-1, { ...open, end: now, last: reportOn(before) }),
  };
};

/** Whom the platform lists, as it lists them. */
export const listOf = ({ people }: World): readonly Report[] => [
  ANCHOR,
  ...people.map(reportOn).filter((report) => report !== null),
];
