import type { Dwell } from "../domain/dwell.ts";
import { lastActiveAt } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/instant.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Limits } from "../domain/source.ts";
import {
  type StuckOn,
  type StuckRule,
  isStuckNow,
  onPageSince,
  stuckRule,
} from "../domain/stuck.ts";
import type { People } from "./people.ts";
import { type SlotKeys, createSlotKeys } from "./slot-keys.ts";

/** What decides who is stuck at one moment. */
export interface StuckQuestion {
  readonly serverNow: Instant;
  readonly limits: Limits;
  /** For pages of which too little is known. */
  readonly fixedMs: number;
  readonly dwells: ReadonlyMap<string, Dwell>;
}

/**
 * Finds who is stuck. Since when each is on which page is kept from revision to revision, in columns of numbers, so that
 * looking through everybody with each beat of the clock costs next to nothing; who is found is the same object as before
 * while nothing about it changed.
 */
export const createStuckPeople = () => {
  const pagesOf = createSlotKeys();
  const columnsOf = createColumns();
  let rules: readonly StuckRule[] = [];
  let last: ReadonlyMap<PersonId, StuckOn> = new Map();
  const numberPages = (people: People): SlotKeys =>
    pagesOf(people, "", (_, slot) => people.index.pages[slot] ?? null);
  const find = (
    people: People,
    { serverNow, limits, fixedMs, dwells }: StuckQuestion,
  ): ReadonlyMap<PersonId, StuckOn> => {
    const { index } = people;
    const { since, activeAt } = columnsOf(people);
    const pages = numberPages(people);
    rules = pages.keys.map((page, number) =>
      keptRule(
        rules[number],
        page === null ? undefined : dwells.get(page),
        fixedMs,
      ),
    );
    const limitOf = Float64Array.from(pages.keys, (page, number) =>
      page === null ? Infinity : (rules[number]?.limitMs ?? Infinity),
    );
    const stuck = new Map<PersonId, StuckOn>();
    for (let slot = 0; slot < index.reports.length; slot++) {
      // Two numbers leave out nearly everybody, before anything is looked at.
      if (!(serverNow - (activeAt[slot] ?? 0) < limits.idleAfterMs)) continue;
      const number = pages.numbers[slot] ?? 0;
      const at = since[slot] ?? Infinity;
      if (!(serverNow - at > (limitOf[number] ?? Infinity))) continue;
      const report = index.reports[slot];
      const page = pages.keys[number] ?? null;
      const rule = rules[number];
      if (report === undefined || page === null || rule === undefined) continue;
      if (!isStuckNow(report, serverNow, limits)) continue;
      const before = last.get(report.id);
      const now = { page, since: instant(at), rule };
      stuck.set(
        report.id,
        before !== undefined && saysTheSame(before, now) ? before : now,
      );
    }
    last = stuck;
    return stuck;
  };
  return {
    find,
    /** What `find` does first with a new list, in parts: each holds the page up for less than all of it. */
    prepare: [columnsOf, numberPages] satisfies ((people: People) => unknown)[],
  };
};

/** The rule before, while as many visits are known as then. */
const keptRule = (
  before: StuckRule | undefined,
  dwell: Dwell | undefined,
  fixedMs: number,
): StuckRule =>
  before !== undefined &&
  before.visits === (dwell?.count ?? 0) &&
  (before.usual || before.limitMs === fixedMs)
    ? before
    : stuckRule(dwell, fixedMs);

const saysTheSame = (a: StuckOn, b: StuckOn): boolean =>
  a.page === b.page &&
  a.since === b.since &&
  a.rule.limitMs === b.rule.limitMs &&
  a.rule.usual === b.rule.usual;

/** Of everybody, by slot. */
interface Columns {
  /** Since when they are on their page; Infinity where they are on none, or nobody knows. */
  readonly since: Float64Array;
  /** Their latest activity; -Infinity where nobody knows. */
  readonly activeAt: Float64Array;
}

const createColumns = () => {
  let of: PeopleIndex | null = null;
  let version = 0;
  let since = new Float64Array(0);
  let activeAt = since;
  return (people: People): Columns => {
    const { index, running } = people;
    const { reports } = index;
    const isKnown = of === index && version === index.version;
    const holds = isKnown || (of === index && version === people.since);
    if (since.length < reports.length || !holds) {
      since = roomFor(reports.length, Infinity, holds ? since : null);
      activeAt = roomFor(reports.length, -Infinity, holds ? activeAt : null);
    }
    for (const slot of holds
      ? isKnown
        ? []
        : people.touched
      : reports.keys()) {
      const report = reports[slot];
      const at = report && onPageSince(report, running.get(report.id));
      since[slot] = at ?? Infinity;
      activeAt[slot] = (report && lastActiveAt(report)) ?? -Infinity;
    }
    of = index;
    version = index.version;
    return { since, activeAt };
  };
};

/** With room for those who come next. */
const roomFor = (
  length: number,
  empty: number,
  before: Float64Array<ArrayBuffer> | null,
): Float64Array<ArrayBuffer> => {
  const more = new Float64Array(Math.ceil(length * 1.25)).fill(empty);
  if (before !== null) more.set(before);
  return more;
};
