import type { Span } from "../domain/coverage.ts";
import type { PersonId, SourceId } from "../domain/ids.ts";
import { type Instant, MINUTE, instant, later } from "../domain/instant.ts";
import { mergeTold } from "../domain/merge-told.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import { joined, without } from "../domain/spans.ts";
import { rangeOf } from "./journal-reading.ts";
import { type KnownNear, knownNear } from "./known-near.ts";
import { putInDay } from "./packing.ts";
import type { CoverageRecord } from "./records.ts";
import type { AnyWriting } from "./transaction.ts";

/** What a platform tells, ready to be put beside what is known. */
export interface Told {
  readonly sessions: readonly FinishedSession[];
  /** What it vouches for of the time that is asked for. */
  readonly vouched: readonly Span[];
  /** What is wholly told with these sessions: covered from now on. In order, of one window. */
  readonly covered: readonly Span[];
  /** Some of it may have been written before. */
  readonly again: boolean;
  /** Since when somebody is there now, as we observe it; null: they are not. */
  readonly hereSince: (person: PersonId) => Instant | null;
}

/** Sessions that end, or coverage that ends, nearer than this may have to do with each other. */
const NEAR_MS = 10 * MINUTE;
const NO_SESSIONS: KnownNear = { of: () => [], without: () => [] };

/** Merges what a platform tells into days and coverage (rules: `mergeTold`). Waits for this transaction alone. */
export const writeTold = async (
  tx: AnyWriting,
  source: SourceId,
  { sessions, vouched, covered, again, hereSince }: Told,
): Promise<void> => {
  const coverage = tx.objectStore("coverage");
  const [spans, state] = await Promise.all([
    coverage.getAll(rangeOf(source)),
    tx.objectStore("states").get(source),
  ]);
  const { running = null } = state?.watch.coverage ?? {};
  const ours = [
    ...spans.filter(({ told }) => told !== true),
    ...(running === null ? [] : [running]),
  ];
  const watched = joined([...spans, ...ours]);
  const known = sessions.some((one) => again || isNearOne(one, ours, spans))
    ? await knownNear(tx, source, sessions)
    : NO_SESSIONS;
  const gone = new Set<FinishedSession>();
  const put = new Set<FinishedSession>();
  const byPerson = new Map<PersonId, readonly FinishedSession[]>();
  for (const session of sessions) {
    const { person } = session;
    const before = byPerson.get(person) ?? known.of(person);
    const since = hereSince(person);
    const here =
      since === null || since >= session.end
        ? watched
        : joined([...watched, { from: since, to: later(since, session.end) }]);
    const time = { covered: here, vouched };
    const merged = mergeTold(session, before, time);
    if (merged.put.length === 0) continue;
    for (const one of merged.gone) if (!put.delete(one)) gone.add(one);
    for (const one of merged.put) put.add(one);
    const left = before.filter((one) => !merged.gone.includes(one));
    byPerson.set(person, [...left, ...merged.put]);
  }
  await Promise.all(known.without(gone));
  const byDay = Map.groupBy(put, ({ end }) => dayOf(end));
  for (const [day, ended] of byDay) await putInDay(tx, source, day, ended);
  await Promise.all(
    grown(source, spans, covered, watched).map((span) => coverage.put(span)),
  );
};

const isNearOne = (
  { start, end }: FinishedSession,
  ours: readonly Span[],
  all: readonly Span[],
): boolean =>
  ours.some(({ from, to }) => from < end + NEAR_MS && to > start - NEAR_MS) ||
  all.some(({ from, to }) => from < end && to > start);

/** Records of coverage for what is told now: behind the one that an earlier part ended with, where they meet. */
const grown = (
  source: SourceId,
  spans: readonly CoverageRecord[],
  covered: readonly Span[],
  watched: readonly Span[],
): readonly CoverageRecord[] =>
  covered
    .flatMap((span) => without(span, watched))
    .map(({ from, to }) => {
      const before = spans.find((span) => span.told && span.to === from);
      return before
        ? { ...before, to }
        : { source, from: instant(from), to, told: true };
    });
