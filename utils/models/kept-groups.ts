import {
  type CountedGroup,
  type GroupValue,
  compareGroups,
  groupKey,
  groupOf,
} from "../domain/groups.ts";
import type { Moment } from "../domain/order.ts";
import type { Origin } from "../domain/origin.ts";
import type { GroupBy, GroupOrder } from "../domain/view.ts";
import { HEADER } from "./lines.ts";
import type { People } from "./people.ts";
import { createSlotKeys } from "./slot-keys.ts";

/** People of one page, role, company or status, as the list shows them: a header, and below it the people if it is open. */
export interface Group {
  /** As `groupKey` gives it. */
  readonly key: string;
  readonly by: GroupBy;
  readonly value: GroupValue;
  /** The connection that it is the group of. */
  readonly from?: Origin | undefined;
  readonly count: number;
  /** Where the header stands among the lines. */
  readonly line: number;
  /** People in the groups before this one. */
  readonly before: number;
  readonly collapsed: boolean;
}

export interface GroupedLines {
  readonly groups: readonly Group[];
  /** Everybody, group by group, also those in closed groups. */
  readonly slots: Uint32Array;
  /** In the shown order: a slot, or `HEADER` and the number of a group. */
  readonly lines: Uint32Array;
}

/** How a list is grouped. */
export interface Grouping {
  readonly by: GroupBy;
  readonly order: GroupOrder;
  readonly collapsed: ReadonlySet<string>;
  /** Another one, and the groups are put in order anew; while it is the same they stay where they are. */
  readonly arrangement: string;
}

/**
 * Puts people who are in order already into groups. Who belongs where is kept from revision to revision; so is the order
 * of the groups, so that one that gains a person does not overtake the one that is being read.
 */
export const createGroups = () => {
  const keysOf = createSlotKeys();
  let places: ReadonlyMap<GroupValue, number> = new Map();
  let arranged = "";
  const origins = new Map<GroupValue, Origin>();
  const fromOf = (by: GroupBy, value: GroupValue): Origin | undefined =>
    by === "connection" ? origins.get(value) : undefined;
  return (
    people: People,
    slots: Uint32Array,
    grouping: Grouping,
    moment: Moment,
    beat: number,
  ): GroupedLines => {
    const { by, order, arrangement } = grouping;
    const { pages } = people.index;
    const keys = keysOf(people, overOf(by, moment, beat), (report, slot) => {
      const { from } = report;
      if (by === "connection" && from !== undefined)
        origins.set(from.source, from);
      return groupOf(report, pages[slot] ?? null, by, moment);
    });
    const counts = new Uint32Array(keys.keys.length);
    // By number, not "of": an iterator of 100,000 costs more than the counting.
    for (let at = 0; at < slots.length; at++) {
      const number = keys.numbers[slots[at] ?? 0] ?? 0;
      counts[number] = (counts[number] ?? 0) + 1;
    }
    const counted: (CountedGroup & { readonly number: number })[] = [];
    for (const [number, value] of keys.keys.entries()) {
      const count = counts[number] ?? 0;
      if (count > 0)
        counted.push({ number, value, count, from: fromOf(by, value) });
    }
    const compare = compareGroups(by, order);
    const known = arranged === arrangement ? places : new Map<never, number>();
    const placeOf = ({ value }: CountedGroup): number =>
      known.get(value) ?? known.size;
    counted.sort((a, b) => placeOf(a) - placeOf(b) || compare(a, b));
    places = new Map(counted.map(({ value }, place) => [value, place]));
    arranged = arrangement;
    const groups = placed(counted, grouping);
    const inGroups = slotsOf(groups, counted, keys.numbers, slots);
    return { groups, slots: inGroups, lines: linesOf(groups, inGroups) };
  };
};

/** Who is idle by now is known by the clock alone. */
const overOf = (by: GroupBy, { limits }: Moment, beat: number): string =>
  by === "status"
    ? `${by} ${beat} ${limits.idleAfterMs} ${limits.awayAfterMs}`
    : by;

const placed = (
  counted: readonly CountedGroup[],
  { by, collapsed }: Grouping,
): readonly Group[] => {
  let line = 0;
  let before = 0;
  return counted.map(({ value, count, from }) => {
    const key = groupKey(by, value);
    const isClosed = collapsed.has(key);
    const group = {
      ...{ key, by, value, from, count, line, before },
      collapsed: isClosed,
    };
    line += 1 + (isClosed ? 0 : count);
    before += count;
    return group;
  });
};

/** Everybody, group by group; within one in the order that they came in. */
const slotsOf = (
  groups: readonly Group[],
  counted: readonly { readonly number: number }[],
  numbers: Int32Array,
  slots: Uint32Array,
): Uint32Array => {
  const most = counted.reduce((high, { number }) => Math.max(high, number), 0);
  const next = new Uint32Array(most + 1);
  for (const [at, { before }] of groups.entries())
    next[counted[at]?.number ?? 0] = before;
  const inGroups = new Uint32Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0;
    const number = numbers[slot] ?? 0;
    const place = next[number] ?? 0;
    inGroups[place] = slot;
    next[number] = place + 1;
  }
  return inGroups;
};

/** A header for each group, and below it its people, if it is open. */
const linesOf = (
  groups: readonly Group[],
  inGroups: Uint32Array,
): Uint32Array => {
  const last = groups.at(-1);
  const length =
    last === undefined ? 0 : last.line + 1 + (last.collapsed ? 0 : last.count);
  const lines = new Uint32Array(length);
  for (const [at, { line, before, count, collapsed }] of groups.entries()) {
    lines[line] = HEADER + at;
    if (!collapsed)
      lines.set(inGroups.subarray(before, before + count), line + 1);
  }
  return lines;
};
