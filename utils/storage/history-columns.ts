import type { StoreNames } from "idb";
import type { Range } from "../domain/analytics/analytics.ts";
import {
  blockOfFinished,
  blockOfRunning,
} from "../domain/analytics/block-of.ts";
import {
  type Facts,
  daysOf,
  factsOf,
  spansOf,
} from "../domain/analytics/facts.ts";
import type { Quarters } from "../domain/analytics/quarters.ts";
import type { SessionBlock } from "../domain/analytics/session-block.ts";
import { NO_COVERAGE } from "../domain/coverage.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import { DAY, type Instant, instant } from "../domain/instant.ts";
import type { Look } from "../domain/look.ts";
import type { RunningSession } from "../domain/session.ts";
import { joined } from "../domain/spans.ts";
import type { Schema } from "./database.ts";
import { coverageIn } from "./history-reading.ts";
import {
  type JournalTransaction,
  deltasAfter,
  rangeAt,
  rangeOf,
} from "./journal-reading.ts";
import type { PackedSessions } from "./packed-sessions.ts";
import { putRunning } from "./running-put.ts";
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

/** A session that overlaps a day ends on it, or on one of so many after it (`finishedIn` says why). */
const DAYS_AFTER = 3;

/** How a source tells who is idle and who is away, ms. */
type ActivityLimits = Pick<Look, "idleAfterMs" | "awayAfterMs">;

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
): Promise<Facts> => {
  const { first, last } = daysOf(range);
  const days = daysBetween(source, first, last + DAYS_AFTER);
  const [rollups, packed, fresh, running, watched] = await Promise.all([
    tx.objectStore("rollups").getAll(days),
    packedIn(tx, days),
    freshIn(tx, source),
    runningIn(tx, source, now, limits),
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
    [...records.map(blockOfPacked), fresh, running],
    joined([...watched, ...kept.flatMap(spansOf)]),
    stillTrue(kept, packed),
  );
};

/** Sessions beside a rollup were added to its day, and may have begun on the day before: neither says all. */
const stillTrue = (
  kept: readonly Quarters[],
  packed: readonly { readonly day: number }[],
): readonly Quarters[] => {
  const rolledUp = new Set(kept.map(({ day }) => day));
  const added = packed.map(({ day }) => day).filter((day) => rolledUp.has(day));
  return kept.filter(
    ({ day }) => !added.includes(day) && !added.includes(day + 1),
  );
};

/**
 * The quarters alone, for what a page shows first: of days that have a rollup no session is read.
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
    rollups.getAllKeys(daysBetween(source, first, last)),
    tx.objectStore("days").getAllKeys(daysBetween(source, first, last + 1)),
  ]);
  const records = await Promise.all(
    keys.filter(([, , number]) => number === 0).map((key) => rollups.get(key)),
  );
  const kept = stillTrue(
    records.flatMap((record) =>
      record !== undefined && "quarters" in record ? [record.quarters] : [],
    ),
    added.map(([, day]) => ({ day })),
  );
  const known = new Set(kept.map(({ day }) => day));
  let missing = first;
  while (missing <= last && known.has(missing)) missing++;
  if (missing > last) return kept;
  const rest = { from: instant(missing * DAY), to: range.to };
  const facts = await factsIn(tx, source, rest, now, limits);
  return [...kept.filter(({ day }) => day < missing), ...facts.quarters];
};

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

const freshIn = async (
  tx: JournalTransaction,
  source: SourceId,
): Promise<SessionBlock> => {
  const records = await tx.objectStore("finished").getAll(rangeOf(source));
  return blockOfFinished(records.flatMap(({ sessions }) => sessions));
};

/** The sessions that go on, without the list that the journal holds beside them. */
const runningIn = async (
  tx: JournalTransaction,
  source: SourceId,
  now: Instant,
  limits: ActivityLimits,
): Promise<SessionBlock> => {
  const running = new Map<PersonId, RunningSession>();
  const state = await tx.objectStore("states").get(source);
  const keyframe = state?.keyframe ?? null;
  if (keyframe !== null) {
    const [frames, deltas] = await Promise.all([
      tx.objectStore("runningFrames").getAll(rangeAt(source, keyframe)),
      tx.objectStore("deltas").getAll(deltasAfter(source, keyframe)),
    ]);
    for (const frame of frames)
      for (const session of frame.running) running.set(session.person, session);
    for (const delta of deltas) putRunning(running, delta);
  }
  const coverage = state?.watch.coverage ?? NO_COVERAGE;
  return blockOfRunning([...running.values()], coverage, now, limits);
};
