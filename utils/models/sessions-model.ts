import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import { observedAt } from "../domain/coverage.ts";
import type { EndedSessions } from "../domain/ended-sessions.ts";
import type { PersonId } from "../domain/ids.ts";
import {
  DAY,
  type Instant,
  type LocalInstant,
  MINUTE,
  earlier,
  instant,
} from "../domain/instant.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import { foldFinished } from "./finished-columns.ts";
import type { People } from "./people.ts";
import {
  type FinishedReading,
  type RangeSessions,
  rangeSessionsOf,
} from "./range-sessions.ts";

/** What the average looks back on. */
const RANGE_MS = DAY;
const READ_EVERY_MS = MINUTE;
/** From this many sessions on, their average follows the clock instead of every revision. */
const MANY = 5000;

export interface SessionsPorts {
  readonly reader: Reader;
  readonly people: ReadonlySignal<People | null>;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly now: ReadonlySignal<LocalInstant>;
  readonly beat: ReadonlySignal<number>;
  readonly serverNow: ReadonlySignal<Instant>;
  /** Resolves when what was rendered is on the screen. */
  readonly afterPaint: () => Promise<void>;
}

/**
 * The sessions of the last 24 hours. Those that are over are read when the whole list stands on the screen, and then once
 * a minute what came since; what ends in between the page sees itself.
 */
export const SessionsModel = createModel((ports: SessionsPorts) => {
  const { reader, people, glance, now, beat, serverNow } = ports;
  const reading = signal<FinishedReading | null>(null);
  /** Whose whole list is on the screen. */
  const address = computed(() =>
    people.value?.whole === true
      ? (glance.value?.source.address ?? null)
      : null,
  );
  let of: string | null = null;
  let askedAt: LocalInstant | null = null;
  /** What ended up to here was read; null = nothing yet. */
  let readUpTo: Instant | null = null;

  const read = async (whose: string): Promise<void> => {
    await ports.afterPaint();
    const source = glance.peek()?.source.id;
    const listed = people.peek();
    if (source === undefined || listed === null) return;
    const to = instant(serverNow.peek() + 1);
    const from = instant(to - RANGE_MS);
    const freshFrom = readUpTo ?? from;
    const next = earliestEnd(listed, glance.peek());
    const [sessions, spans] = await Promise.all([
      reader.ended(source, freshFrom, to),
      reader.coverage(source, from, to),
    ]);
    const all = people.peek();
    // A failed disk says so above the list. What was read before stays, and the rest is asked for again in a minute.
    if (!sessions.ok || !spans.ok || all === null || of !== whose) return;
    // The disk may be ahead of the page: what goes on here is no finished one yet.
    const isOver = (person: PersonId, start: number): boolean =>
      all.running.get(person)?.start !== start;
    dropRead(all.ended, sessions.value, isOver);
    const before = reading.peek()?.finished ?? null;
    reading.value = {
      finished: foldFinished(before, from, sessions.value, freshFrom, isOver),
      spans: spans.value,
    };
    readUpTo = next ?? readUpTo;
  };

  effect(() => {
    const whose = address.value;
    const at = now.value;
    if (whose !== of) {
      of = whose;
      askedAt = null;
      readUpTo = null;
      reading.value = null;
    }
    if (whose === null) return;
    if (askedAt !== null && Math.abs(at - askedAt) < READ_EVERY_MS) return;
    askedAt = at;
    void read(whose);
  });

  const isMany = computed(
    () =>
      (people.value?.running.size ?? 0) +
        (reading.value?.finished.lengths.length ?? 0) >
      MANY,
  );
  return {
    /** Null until those that are over were read. */
    sessions: computed((): RangeSessions | null => {
      void beat.value;
      const past = reading.value;
      const all = isMany.value ? people.peek() : people.value;
      if (past === null || all === null) return null;
      const watch = glance.peek()?.state?.watch ?? null;
      return rangeSessionsOf(past, all, watch, serverNow.peek());
    }),
  };
});

export type SessionsModel = InstanceType<typeof SessionsModel>;

/** No session that ends from now on ends before this. */
const earliestEnd = (
  { running, ended }: People,
  glance: SourceGlance | null,
): Instant | null => {
  const coverage = glance?.state?.watch.coverage;
  let end = coverage === undefined ? null : observedAt(coverage);
  if (end === null) return null;
  for (const { seenAt } of running.values())
    if (seenAt !== null) end = earlier(end, seenAt);
  for (const session of ended) end = earlier(end, session.end);
  return instant(end - 1);
};

/** Takes out of `ended`, in place, what was read as finished. */
const dropRead = (
  ended: People["ended"],
  read: readonly EndedSessions[],
  isOver: (person: PersonId, start: number) => boolean,
): void => {
  if (ended.length === 0) return;
  const key = (person: PersonId, start: number): string => `${start} ${person}`;
  const waiting = new Map(
    ended.map((session) => [key(session.person, session.start), session]),
  );
  for (const { persons, starts } of read)
    for (const [at, person] of persons.entries()) {
      const start = starts[at] ?? 0;
      if (isOver(person, start)) waiting.delete(key(person, start));
    }
  ended.splice(0, ended.length, ...waiting.values());
};
