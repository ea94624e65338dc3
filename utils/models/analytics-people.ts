import type { PersonUse } from "../domain/analytics/analytics.ts";
import {
  hasNeverLoggedIn,
  isAnomalous,
  lastActiveAt,
} from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import { DAY, type Instant } from "../domain/instant.ts";
import { isAddress } from "../domain/mail-address.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { unreachable } from "../domain/result.ts";

/**
 * Everybody of the list and of the range, in columns: 100,000 rows as objects would cost more than the question. NaN:
 * not known. What is in no range (the platform's count of messages, the last activity) is of the time of reading.
 */
export interface RangePeople {
  readonly ids: readonly PersonId[];
  /** Number in the list; -1 where somebody is gone from it. */
  readonly slots: Int32Array;
  readonly isInRange: Uint8Array;
  readonly sessions: Float64Array;
  readonly timeMs: Float64Array;
  readonly engagedMs: Float64Array;
  readonly messages: Float64Array;
  readonly lastActive: Float64Array;
  /** The platform says that they never logged in. */
  readonly isNever: Uint8Array;
  readonly isDisabled: Uint8Array;
  /** Does the platform say of anybody how many messages they wrote? */
  readonly hasMessages: boolean;
}

/** Who is shown, with the limit that decides. */
export type PeopleFilter =
  | { readonly kind: "range" }
  | { readonly kind: "volume"; readonly messages: number }
  | { readonly kind: "recent"; readonly days: number }
  | { readonly kind: "inactive"; readonly days: number };

export type FilterKind = PeopleFilter["kind"];

export const rangePeopleOf = (
  used: readonly PersonUse[],
  index: PeopleIndex | null,
): RangePeople => {
  const all = everybodyOf(used, index);
  const size = all.ids.length;
  const numbers = (): Float64Array => new Float64Array(size).fill(Number.NaN);
  const people = {
    ...all,
    isInRange: new Uint8Array(size),
    sessions: numbers(),
    timeMs: numbers(),
    engagedMs: numbers(),
    messages: numbers(),
    lastActive: numbers(),
    isNever: new Uint8Array(size),
    isDisabled: new Uint8Array(size),
  };
  let hasMessages = false;
  for (let row = 0; row < size; row++) {
    const use = all.uses[row];
    if (use !== undefined) {
      people.isInRange[row] = 1;
      people.sessions[row] = use.sessions;
      people.timeMs[row] = use.timeMs;
      people.engagedMs[row] = use.engagedMs;
    }
    const report = index?.reports[all.slots[row] ?? -1];
    const messages = report?.counts?.messages ?? Number.NaN;
    if (!Number.isNaN(messages)) hasMessages = true;
    people.messages[row] = messages;
    people.lastActive[row] = latest(use?.lastActiveAt ?? null, report);
    people.isNever[row] = Number(
      report !== undefined && hasNeverLoggedIn(report),
    );
    people.isDisabled[row] = Number(
      report?.account === "disabled" && !isAnomalous(report),
    );
  }
  return { ...people, hasMessages };
};

const everybodyOf = (used: readonly PersonUse[], index: PeopleIndex | null) => {
  const ids: PersonId[] = [];
  const slots: number[] = [];
  const uses: (PersonUse | undefined)[] = [];
  const taken = new Uint8Array(index?.reports.length ?? 0);
  for (const use of used) {
    const slot = index?.slots.get(use.id) ?? -1;
    if (slot >= 0) taken[slot] = 1;
    ids.push(use.id);
    slots.push(slot);
    uses.push(use);
  }
  for (const [slot, report] of (index?.reports ?? []).entries()) {
    if (report === undefined || taken[slot] === 1) continue;
    ids.push(report.id);
    slots.push(slot);
  }
  return { ids, slots: Int32Array.from(slots), uses };
};

/** The latest of what the platform says and what we saw ourselves. */
const latest = (seen: Instant | null, report: Report | undefined): number => {
  const said = report === undefined ? null : lastActiveAt(report);
  if (seen === null || said === null) return seen ?? said ?? Number.NaN;
  return Math.max(seen, said);
};

export interface Filtered {
  readonly rows: Uint32Array;
  /** Left out though they may belong to it: nothing is known of what the filter asks. */
  readonly unknown: number;
}

/** The rows that a filter leaves, in no order. A disabled account is nobody to write to: never among the inactive. */
export const filteredPeople = (
  people: RangePeople,
  filter: PeopleFilter,
  now: Instant,
): Filtered => {
  const rows = new Uint32Array(people.ids.length);
  let count = 0;
  let unknown = 0;
  for (let row = 0; row < people.ids.length; row++) {
    const is = isWithin(people, row, filter, now);
    if (is === null) unknown++;
    else if (is) rows[count++] = row;
  }
  return { rows: rows.subarray(0, count), unknown };
};

/** Null: not known. */
const isWithin = (
  people: RangePeople,
  row: number,
  filter: PeopleFilter,
  now: Instant,
): boolean | null => {
  switch (filter.kind) {
    case "range":
      return people.isInRange[row] === 1;
    case "volume": {
      const messages = people.messages[row] ?? Number.NaN;
      return Number.isNaN(messages) ? null : messages >= filter.messages;
    }
    case "recent":
    case "inactive": {
      const at = people.lastActive[row] ?? Number.NaN;
      const isRecent = filter.kind === "recent";
      if (!isRecent && people.isDisabled[row] === 1) return false;
      if (Number.isNaN(at)) return people.isNever[row] === 1 ? !isRecent : null;
      return now - at <= filter.days * DAY === isRecent;
    }
    default:
      return unreachable(filter);
  }
};

/** The addresses of these rows, each once, in their order: of who has none that mail could go to, none. */
export const addressesOf = (
  people: RangePeople,
  rows: Uint32Array,
  index: PeopleIndex,
): readonly string[] => {
  const found = new Set<string>();
  for (const row of rows) {
    const email = index.reports[people.slots[row] ?? -1]?.email?.trim() ?? "";
    if (isAddress(email)) found.add(email);
  }
  return [...found];
};
