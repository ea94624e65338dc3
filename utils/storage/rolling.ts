import { spansOf } from "../domain/analytics/facts.ts";
import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type Instant, instant } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import type { SourceRecord } from "../domain/source.ts";
import { joined } from "../domain/spans.ts";
import type { Connected, Database } from "./database.ts";
import { coverageIn } from "./history-reading.ts";
import { type JournalTransaction, rangeAt } from "./journal-reading.ts";
import type { PackedSessions } from "./packed-sessions.ts";
import { type RollupRecord, rollUp } from "./rollup.ts";
import { isCurrent } from "./settings.ts";
import { type Writing, writeAtOnce } from "./transaction.ts";

const READ = ["days", "rollups", "coverage", "states"] as const;
const WRITTEN = ["settings", "days", "rollups"] as const;

/**
 * Puts rollups in the place of the sessions that ended on the UTC days [from, cutoff), day by day, the oldest first. Of
 * each day the rollup is written and the sessions are deleted in one transaction, so whatever happens in between, each
 * session is counted once. What was added to a day that had a rollup is rolled up with it.
 */
export const rollUpBefore = (
  db: Database,
  source: Pick<SourceRecord, "id" | "generation">,
  cutoff: Instant,
  from: Instant,
): Promise<Result<null, Failure>> =>
  db.use(async (connected) => {
    for (const day of await daysToRollUp(connected, source.id, cutoff)) {
      if (day < dayOf(from)) continue;
      const rolled = await rollUpDay(connected, source, day);
      if (!rolled) break;
    }
    return null;
  });

/** Days with sessions, or with coverage that no rollup has taken up. */
const daysToRollUp = async (
  connected: Connected,
  source: SourceId,
  cutoff: Instant,
): Promise<readonly number[]> => {
  const tx = connected.transaction(READ);
  const days = IDBKeyRange.bound([source], [source, dayOf(cutoff)]);
  const spans = IDBKeyRange.bound([source], [source, cutoff], false, true);
  const [packed, rolled, ended, state] = await Promise.all([
    tx.objectStore("days").getAllKeys(days),
    tx.objectStore("rollups").getAllKeys(days),
    tx.objectStore("coverage").getAll(spans),
    tx.objectStore("states").get(source),
  ]);
  const known = new Set(rolled.map(([, day]) => day));
  const running = state?.watch.coverage.running ?? null;
  return [
    ...new Set([
      ...packed.map(([, day]) => day),
      ...ended.flatMap((span) => daysOf(span, cutoff)),
      // The span that goes on stays where it is.
      ...(running === null ? [] : daysOf(running, cutoff)).filter(
        (day) => !known.has(day),
      ),
    ]),
  ].toSorted((a, b) => a - b);
};

/** The days before `cutoff` that a span has a part of. */
const daysOf = ({ from, to }: Span, cutoff: Instant): readonly number[] => {
  const first = dayOf(from);
  const end = Math.ceil(Math.min(to, cutoff) / DAY);
  return Array.from(
    { length: Math.max(0, end - first) },
    (_, at) => first + at,
  );
};

/** What is kept of a day: its rollup, and sessions that are in none. */
interface Kept {
  readonly rollup: readonly RollupRecord[];
  readonly packed: readonly PackedSessions[];
  readonly watched: readonly Span[];
}

/**
 * Of the day before, a rollup is made again: sessions that are new to this day may have begun on it.
 * @returns false: sessions were added meanwhile, or the source is another one now; nothing was written
 */
const rollUpDay = async (
  connected: Connected,
  source: Pick<SourceRecord, "id" | "generation">,
  day: number,
): Promise<boolean> => {
  const { id } = source;
  const tx = connected.transaction(READ);
  const [before, of, next, afterNext] = await Promise.all([
    keptOf(tx, id, day - 1),
    keptOf(tx, id, day),
    keptOf(tx, id, day + 1),
    keptOf(tx, id, day + 2),
  ]);
  const made = rolledUp(day, of, [next, afterNext]);
  // Sessions of that day that are in no rollup have a turn of their own.
  const again =
    before.rollup.length === 0
      ? null
      : rolledUp(day - 1, { ...before, packed: [] }, [of, next]);
  return writeAtOnce(connected, WRITTEN, async (writing) => {
    const [isStill, packed] = await Promise.all([
      isCurrent(writing.objectStore("settings"), source),
      writing.objectStore("days").getAll(rangeAt(id, day)),
    ]);
    if (!isStill) return false;
    if (countOf(packed) !== countOf(of.packed)) return false;
    await Promise.all([
      writing.objectStore("days").delete(rangeAt(id, day)),
      ...put(writing, id, day, made),
      ...(again === null ? [] : put(writing, id, day - 1, again)),
    ]);
    return true;
  });
};

const keptOf = async (
  tx: JournalTransaction,
  source: SourceId,
  day: number,
): Promise<Kept> => {
  const [from, to] = [instant(day * DAY), instant((day + 1) * DAY)];
  const [rollup, packed, watched] = await Promise.all([
    tx.objectStore("rollups").getAll(rangeAt(source, day)),
    tx.objectStore("days").getAll(rangeAt(source, day)),
    coverageIn(tx, source, from, to),
  ]);
  return { rollup, packed, watched: joined([...watched, ...spansIn(rollup)]) };
};

/** When we watched, as a rollup says it. */
const spansIn = (rollup: readonly RollupRecord[]): readonly Span[] =>
  rollup.flatMap((record) =>
    "quarters" in record ? spansOf(record.quarters) : [],
  );

const rolledUp = (
  day: number,
  of: Kept,
  later: readonly Kept[],
): readonly RollupRecord[] =>
  rollUp(day, sessionsOf(of), later.flatMap(sessionsOf), of.watched);

const sessionsOf = ({ rollup, packed }: Kept): readonly PackedSessions[] => [
  ...rollup.flatMap((record) =>
    "sessions" in record ? [record.sessions] : [],
  ),
  ...packed,
];

const countOf = (packed: readonly PackedSessions[]): number =>
  packed.reduce((sum, { count }) => sum + count, 0);

const put = (
  writing: Writing<typeof WRITTEN>,
  source: SourceId,
  day: number,
  records: readonly RollupRecord[],
): readonly Promise<unknown>[] => {
  const rollups = writing.objectStore("rollups");
  return [
    rollups.delete(rangeAt(source, day)),
    ...records.map((record, number) =>
      rollups.put(record, [source, day, number]),
    ),
  ];
};
