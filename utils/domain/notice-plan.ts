import { type LocalInstant, MINUTE } from "./instant.ts";
import type { Notice, Telling } from "./notice.ts";
import { type Notifying, type WallClock, isQuiet } from "./quiet-hours.ts";

/** More than these within a minute become one. */
const MOST_SINGLE = 3;
const TOGETHER_MS = MINUTE;

export interface NoticeWorld {
  readonly now: LocalInstant;
  /** The browser lets us show notifications. */
  readonly allowed: boolean;
  readonly notifying: Notifying;
  readonly wallClock: WallClock;
  /** Whether it is still so; null: nobody can say, our data is old. */
  readonly holds: (notice: Notice) => boolean | null;
}

export interface NoticePlan {
  /** Those of which something else is decided than before. */
  readonly changed: readonly Notice[];
  /** Something waits for the end of quiet hours, or for data that speaks of now. */
  readonly waits: boolean;
}

/**
 * How what was not told yet is to be told. A notice that comes soon after others joins them in a digest, whose name
 * grows with it: a notification of the same name is on the screen exactly when it says all that it has to.
 * @param notices of all sources, told ones included, in any order
 */
export const planNotices = (
  notices: readonly Notice[],
  world: NoticeWorld,
): NoticePlan => {
  const { now, allowed, notifying, wallClock } = world;
  if (!allowed)
    return {
      changed: notices
        .filter(isOpen)
        .map((notice) => withTelling(notice, { kind: "panel" })),
      waits: false,
    };
  const waiting = notices.filter(({ telling }) => telling.kind === "waiting");
  const quiet = (at: LocalInstant): boolean =>
    isQuiet(notifying.quiet, wallClock(at));
  if (quiet(now))
    return {
      // Decided before, but not on the screen: it waits with the others.
      changed: notices
        .filter(({ telling }) => telling.kind === "telling")
        .map((notice) => withTelling(notice, { kind: "waiting" })),
      waits: notices.some(isOpen),
    };
  const held = waiting.filter(({ at }) => quiet(at));
  const verdicts = held.map((notice) => ({
    notice,
    is: world.holds(notice),
  }));
  const still = verdicts.filter(({ is }) => is === true);
  return {
    changed: [
      ...verdicts
        .filter(({ is }) => is === false)
        .map(({ notice }) => withTelling(notice, { kind: "passed" })),
      ...together(onePerPerson(still.map(({ notice }) => notice))),
      ...freshOnes(
        waiting.filter((notice) => !held.includes(notice)),
        notices,
      ),
    ],
    waits: verdicts.some(({ is }) => is === null),
  };
};

/** Not on the screen yet, as far as is known. */
export const isOpen = ({ telling }: Notice): boolean =>
  telling.kind === "waiting" || telling.kind === "telling";

export const withTelling = (notice: Notice, telling: Telling): Notice => ({
  ...notice,
  telling,
});

/** Somebody who came several times in the quiet came once. */
const onePerPerson = (notices: readonly Notice[]): readonly Notice[] => {
  const seen = new Map<string, Notice>();
  for (const notice of notices)
    seen.set(JSON.stringify([notice.source, notice.person]), notice);
  const latest = new Set(seen.values());
  return notices.map((notice) =>
    latest.has(notice) ? notice : withTelling(notice, { kind: "passed" }),
  );
};

/** In one notification. */
const together = (notices: readonly Notice[]): readonly Notice[] => {
  const open = notices.filter(isOpen);
  return [
    ...notices.filter((notice) => !isOpen(notice)),
    ...(open.length > 1 ? digestOf(open) : open.map(single)),
  ];
};

const freshOnes = (
  fresh: readonly Notice[],
  all: readonly Notice[],
): readonly Notice[] => {
  if (fresh.length === 0) return [];
  const latest = Math.max(...fresh.map(({ at }) => at));
  const near = all.filter(
    (notice) =>
      Math.abs(latest - notice.at) < TOGETHER_MS &&
      (fresh.includes(notice) || tellingOf(notice) !== null),
  );
  if (near.length <= MOST_SINGLE) return fresh.map(single);
  // A digest that one of them stands in comes along as a whole.
  const digests = new Set(near.map(tellingOf).filter(isDigest));
  const members = all.filter(
    (notice) => near.includes(notice) || digests.has(tellingOf(notice)),
  );
  const rest = fresh.filter((notice) => !members.includes(notice));
  return [...digestOf(members), ...rest.map(single)];
};

/** The notification that a notice is told in. */
export const tellingOf = ({ telling }: Notice): string | null =>
  telling.kind === "telling" || telling.kind === "told" ? telling.as : null;

const SINGLE = "watch:";
const DIGEST = "digest:";

/** Of a notification: does it tell notices, or something else? */
export const tellsNotices = (name: string): boolean =>
  name.startsWith(SINGLE) || name.startsWith(DIGEST);

const isDigest = (as: string | null): boolean =>
  as?.startsWith(DIGEST) ?? false;

const single = (notice: Notice): Notice =>
  withTelling(notice, { kind: "telling", as: SINGLE + notice.id });

const digestOf = (members: readonly Notice[]): readonly Notice[] => {
  const inOrder = members.toSorted(byTime);
  const as = `${DIGEST}${inOrder[0]?.id ?? ""}:${members.length}`;
  return inOrder.map((notice) => withTelling(notice, { kind: "telling", as }));
};

const byTime = (a: Notice, b: Notice): number =>
  a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));

/** A notice that nobody asks about any more: done, and a day old by either direction of a clock that was set. */
export const isForgotten = (
  { telling, at }: Notice,
  now: LocalInstant,
  afterMs: number,
): boolean =>
  telling.kind !== "waiting" &&
  telling.kind !== "telling" &&
  Math.abs(now - at) > afterMs;
