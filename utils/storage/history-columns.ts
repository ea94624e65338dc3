import type { StoreNames } from "idb";
import type { Range } from "../domain/analytics/analytics.ts";
import {
  type Facts,
  daysOf,
  factsOf,
  gapsIn,
  spansOf,
} from "../domain/analytics/facts.ts";
import type { Quarters } from "../domain/analytics/quarters.ts";
import type { SessionBlock } from "../domain/analytics/session-block.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type Instant, instant } from "../domain/instant.ts";
import { joined } from "../domain/spans.ts";
import type { Schema } from "./database.ts";
import { coverageIn } from "./history-reading.ts";
import type { JournalTransaction } from "./journal-reading.ts";
import { type ActivityLimits, looseIn } from "./loose-sessions.ts";
import type { PackedSessions } from "./packed-sessions.ts";
import { blockOfPacked } from "./session-columns.ts";

/** Where the facts of a range are. */
export const FACTS: StoreNames<Schema>[] = [
  "states",
  "runningFrames",
  "deltas",
  "finished",
  "days",
  "rollups",
  "coverage",
];

/** A session that overlaps a day ends on it, or on one of so many after it (`ENDS_WITHIN_MS` says why). */
const DAYS_AFTER = 3;

/**
 * The facts of a range: of each UTC day its rollup, or where it has none its sessions, packed or fresh; and the sessions
 * that go on. Nothing is made of a packed session but numbers in columns.
 * @param now the platform's clock
 */
export const factsIn = async (
  tx: JournalTransaction,
  source: SourceId,
  range: Range,
  now: Instant,
  limits: ActivityLimits,
): Promise<Facts> =>
  factsBeside(tx, source, range, await looseIn(tx, source, now, limits));

/** @param loose the sessions that lie under no day */
const factsBeside = async (
  tx: JournalTransaction,
  source: SourceId,
  range: Range,
  loose: readonly SessionBlock[],
): Promise<Facts> => {
  const { first, last } = daysOf(range);
  const days = daysBetween(source, first, last + DAYS_AFTER);
  const [rollups, packed, watched] = await Promise.all([
    tx.objectStore("rollups").getAll(days),
    packedIn(tx, days),
    coverageIn(tx, source, instant(first * DAY), instant((last + 1) * DAY)),
  ]);
  const kept = rollups.flatMap((record) =>
    "quarters" in record ? [record.quarters] : [],
  );
  const rolledUp = rollups.flatMap((record) =>
    "sessions" in record ? [record.sessions] : [],
  );
  const records = [...rolledUp, ...packed.map(({ record }) => record)];
  return factsOf(
    range,
    [...records.map(blockOfPacked), ...loose],
    joined([...watched, ...kept.flatMap(spansOf)]),
    stillTrue(
      kept,
      kept.map(({ day }) => day),
      packed.map(({ day }) => day),
    ),
  );
};

/** Sessions beside a rollup were added to its day, and may have begun on the day before: neither says all. */
const stillTrue = (
  kept: readonly Quarters[],
  rolledUp: readonly number[],
  packed: readonly number[],
): readonly Quarters[] => {
  const isRolledUp = new Set(rolledUp);
  const added = new Set(packed.filter((day) => isRolledUp.has(day)));
  return kept.filter(({ day }) => !added.has(day) && !added.has(day + 1));
};

/**
 * The quarters alone, for what a page shows first: of days that have a rollup no session is read, and none of days of
 * which nothing is known.
 * @param now the platform's clock
 */
export const quartersIn = async (
  tx: JournalTransaction,
  source: SourceId,
  range: Range,
  now: Instant,
  limits: ActivityLimits,
): Promise<readonly Quarters[]> => {
  const { first, last } = daysOf(range);
  const rollups = tx.objectStore("rollups");
  const [keys, added] = await Promise.all([
    rollups.getAllKeys(daysBetween(source, first, last + 1)),
    tx.objectStore("days").getAllKeys(daysBetween(source, first, last + 1)),
  ]);
  const records = await Promise.all(
    keys
      .filter(([, day, number]) => day <= last && number === 0)
      .map((key) => rollups.get(key)),
  );
  const kept = stillTrue(
    records.flatMap((record) =>
      record !== undefined && "quarters" in record ? [record.quarters] : [],
    ),
    keys.map(([, day]) => day),
    added.map(([, day]) => day),
  );
  const known = new Set(kept.map(({ day }) => day));
  const gaps = gapsIn(known, first, last);
  if (gaps.length === 0) return kept;
  const loose = await looseIn(tx, source, now, limits);
  const found = [...kept];
  for (const gap of gaps) {
    const from = instant(gap.first * DAY);
    const to = instant((gap.last + 1) * DAY);
    const spans = await coverageIn(tx, source, from, to);
    const isKept = [...keys, ...added].some(
      ([, day]) => gap.first <= day && day <= gap.last,
    );
    if (spans.length === 0 && !isKept && !endsIn(loose, from, to)) continue;
    const facts = await factsBeside(tx, source, { from, to }, loose);
    found.push(...facts.quarters);
  }
  return found.toSorted((a, b) => a.day - b.day);
};

/** Where nobody watched, a session says something only by the moment in which it was seen: its end. */
const endsIn = (
  blocks: readonly SessionBlock[],
  from: Instant,
  to: Instant,
): boolean =>
  blocks.some(({ end }) => end.some((time) => time >= from && time < to));

const daysBetween = (
  source: SourceId,
  first: number,
  last: number,
): IDBKeyRange => IDBKeyRange.bound([source, first], [source, last, []]);

const packedIn = async (
  tx: JournalTransaction,
  range: IDBKeyRange,
): Promise<
  readonly { readonly day: number; readonly record: PackedSessions }[]
> => {
  const days = tx.objectStore("days");
  const [keys, records] = await Promise.all([
    days.getAllKeys(range),
    days.getAll(range),
  ]);
  return records.map((record, at) => ({ day: keys[at]?.[1] ?? 0, record }));
};
