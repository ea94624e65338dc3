import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { Span } from "../domain/coverage.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Instant, later } from "../domain/instant.ts";
import {
  type KeptSession,
  finishedAsKept,
  runningAsKept,
} from "../domain/kept-session.ts";
import { lastDays } from "../domain/local-days.ts";
import { type PersonHistory, personHistory } from "../domain/person-history.ts";
import type { Result } from "../domain/result.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import type { Send } from "../messaging/client.ts";
import type { Reader, SourceGlance } from "../storage/reader.ts";
import type { People } from "./people.ts";
import { TalksModel } from "./talks-model.ts";
import type { TimeModel } from "./time-model.ts";
import { spansWithin } from "./watched.ts";

/** How far a person's history goes back: as far as sessions are kept, and no less than a month. */
const LEAST_DAYS = 30;

export interface PersonHistoryPorts {
  readonly person: PersonId;
  readonly reader: Reader;
  readonly send: Send;
  readonly people: ReadonlySignal<People | null>;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly time: TimeModel;
  readonly beat: ReadonlySignal<number>;
  /** The reader's time zone. */
  readonly zone: string;
  /** Resolves when what was rendered is on the screen. */
  readonly afterPaint: () => Promise<void>;
}

/** How far the reading is: UTC days that were read, of so many. */
export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * The sessions of one person in the days of the reader's calendar of which sessions are kept. Read when the rest of the card stands on the
 * screen, the newest day first, one record of the disk after the other; given up when it is closed. A session that ends
 * meanwhile is read as soon as the page sees it end.
 */
export const PersonHistoryModel = createModel((ports: PersonHistoryPorts) => {
  const { person, reader, people, glance, time, beat, zone } = ports;
  const found = signal<ReadonlyMap<Instant, KeptSession>>(new Map());
  const days = signal(LEAST_DAYS);
  const spans = signal<readonly Span[] | null>(null);
  const progress = signal<ReadingProgress | null>(null);
  const failure = signal<Failure | null>(null);
  const talks = new TalksModel({
    ...{ person, send: ports.send },
    source: () => glance.peek()?.source.id ?? null,
  });
  let job = 0;

  const add = (sessions: readonly FinishedSession[]): void => {
    if (sessions.length === 0) return;
    const all = new Map(found.peek());
    for (const session of sessions)
      all.set(session.start, finishedAsKept(session));
    found.value = all;
  };

  /** @returns false when there is nothing more to be done: it failed, or another reading began */
  const take = <Value>(
    mine: number,
    reading: Result<Value, Failure>,
    use: (value: Value) => void,
  ): boolean => {
    if (job !== mine) return false;
    if (reading.ok) use(reading.value);
    else failure.value = reading.failure;
    return reading.ok;
  };

  const read = async (mine: number): Promise<void> => {
    await ports.afterPaint();
    const kept = await reader.detailDays();
    const far = (value: number): void =>
      void (days.value = Math.max(LEAST_DAYS, value));
    if (!take(mine, kept, far)) return;
    const source = glance.peek()?.source.id;
    const to = time.serverNow.peek();
    const from = lastDays(to, days.peek(), zone)[0]?.from;
    if (source === undefined || from === undefined) return;
    // What is being packed while this is read may be found twice, and is the same session; it is never missed.
    const recent = await reader.personRecent(source, person);
    if (!take(mine, recent, add)) return;
    const watched = await reader.coverage(source, from, to);
    if (!take(mine, watched, (value) => void (spans.value = value))) return;
    const [first, last] = [dayOf(from), dayOf(to)];
    for (let day = last; day >= first; day--) {
      progress.value = { done: last - day, of: last - first + 1 };
      const packed = await reader.personDay(source, person, day);
      if (!take(mine, packed, add)) return;
    }
    progress.value = null;
  };

  const start = (): void => {
    failure.value = null;
    progress.value = { done: 0, of: days.peek() };
    void read(++job);
  };

  const readRecent = async (mine: number): Promise<void> => {
    const source = glance.peek()?.source.id;
    if (source === undefined) return;
    take(mine, await reader.personRecent(source, person), add);
  };

  const running = computed(() => people.value?.running.get(person) ?? null);
  let lastStart: Instant | null = null;
  const stop = effect(() => {
    const begun = running.value?.start ?? null;
    const before = lastStart;
    lastStart = begun;
    if (before !== null && before !== begun) void readRecent(job);
  });
  start();

  /** As they are at a time of the platform's clock, in no order. */
  const sessionsAt = (clock: Instant): readonly KeptSession[] => {
    // Its coverage goes on with the clock, so not with each revision.
    const coverage = glance.peek()?.state?.watch.coverage;
    const session = running.value;
    const { idleAfterMs } = time.limits.peek();
    const over = [...found.value.values()].filter(
      ({ start }) => start !== session?.start,
    );
    return session === null || coverage === undefined
      ? over
      : [...over, runningAsKept(session, coverage, clock, idleAfterMs)];
  };

  return {
    /** Null until it was read when we watched. */
    history: computed((): PersonHistory | null => {
      void beat.value;
      const ended = spans.value;
      const coverage = glance.peek()?.state?.watch.coverage;
      if (ended === null || coverage === undefined) return null;
      const clock = time.serverNow.peek();
      const sessions = sessionsAt(clock);
      // The page's clock may be a moment behind what has just begun or ended.
      const now = sessions.reduce((at, { end }) => later(at, end), clock);
      const calendar = lastDays(now, days.value, zone);
      const range = { from: calendar[0]?.from ?? now, to: now };
      // Up to now it is watched until it is known that it is not.
      const ours =
        coverage.running === null
          ? []
          : [{ from: coverage.running.from, to: now }];
      const watched = spansWithin([...ended, ...ours], range);
      return personHistory(sessions, watched, calendar, now);
    }),
    /** All that is kept of them, as they are now, in no order. */
    sessions: (): readonly KeptSession[] => sessionsAt(time.serverNow.peek()),
    /** How many days it goes back. */
    days: computed(() => days.value),
    zone: () => zone,
    /** What the platform tells of the person's sessions. */
    talks,
    /** Null when all was read. */
    progress: computed(() => progress.value),
    failure: computed(() => failure.value),
    again: start,
    /** Nobody looks at it any more: what is being read is dropped. */
    close(): void {
      stop();
      talks.stop();
      job++;
    },
  };
});

export type PersonHistoryModel = InstanceType<typeof PersonHistoryModel>;
