import {
  type ReadonlySignal,
  computed,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import type { Analytics, Range } from "../domain/analytics/analytics.ts";
import {
  type RangeChoice,
  lastThirtyDays,
  previousOf,
  rangeOf,
} from "../domain/analytics/ranges.ts";
import type { Counted } from "../domain/analytics/who.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Instant, MINUTE } from "../domain/instant.ts";
import type { Result } from "../domain/result.ts";
import type { Limits } from "../domain/source.ts";
import { zoneCalendar } from "../domain/zone-calendar.ts";
import type { SourceGlance } from "../storage/reader.ts";
import type { AnalyticsReader } from "./analytics-question.ts";
import { historyQuestion } from "./history-question.ts";
import { isGoingOn, rangeOfText, textOfRange } from "./analytics-range.ts";
import { type ZoneChoice, zoneOf, zoneOfText } from "./analytics-zone.ts";
import type { RouteModel } from "./route-model.ts";

/** What was asked and what came of it: both belong together. */
export interface Answer {
  readonly choice: RangeChoice;
  readonly zone: string;
  readonly now: Analytics;
  /** The period before; null where it could not be read, or not yet. */
  readonly before: Analytics | null;
  /** The platform's clock when it was asked. */
  readonly at: Instant;
}

export interface AnalyticsPorts {
  readonly route: RouteModel;
  readonly glance: ReadonlySignal<SourceGlance | null>;
  readonly serverNow: ReadonlySignal<Instant>;
  readonly limits: ReadonlySignal<Limits>;
  readonly reader: AnalyticsReader;
  /** Name of the reader's time zone. */
  readonly zone: () => string;
  readonly every: (ms: number, call: () => void) => () => void;
}

/** A range that goes on up to now is read anew so often. */
const REFRESH_MS = MINUTE;
/** "Active in the last 30 days" is read anew at every so many of these: it changes by a few people an hour. */
const MONTH_REFRESH = 10;
const FIRST_RANGE: RangeChoice = { kind: "week" };

/**
 * The analytics page: which range in which zone is asked (it stands in the address), and the answer. While a new answer
 * is read the last one stays; only the newest question is answered.
 */
export const AnalyticsModel = createModel((ports: AnalyticsPorts) => {
  const { route, glance, serverNow, reader } = ports;
  const answer = signal<Answer | null>(null);
  const month = signal<Analytics | null>(null);
  const failure = signal<Failure | null>(null);
  const isReading = signal(false);
  const source = computed(() => glance.value?.source.id ?? null);
  const platformZone = computed(() => glance.value?.state?.info?.zone ?? null);
  const zoneChoice = computed(() =>
    zoneOfText(route.query.value["zone"] ?? "", platformZone.value),
  );
  const zone = computed(() =>
    zoneOf(zoneChoice.value, ports.zone(), platformZone.value),
  );
  const today = computed(() => zoneCalendar(zone.value).dayAt(serverNow.value));
  const rangeText = computed(() => route.query.value["range"] ?? "");
  const choice = computed(
    () => rangeOfText(rangeText.value, today.value) ?? FIRST_RANGE,
  );
  const gone = new AbortController();
  let job = new AbortController();

  const questionOf = (range: Range | null, now: Instant, inZone: string) =>
    historyQuestion(glance.peek()?.source, range, {
      zone: inZone,
      now,
      limits: ports.limits.peek(),
    });

  const ask = async (): Promise<void> => {
    const at = serverNow.peek();
    const asked = { choice: choice.peek(), zone: zone.peek(), at };
    const range = rangeOf(asked.choice, at, asked.zone);
    const question = questionOf(range, at, asked.zone);
    if (question === null) return;
    job.abort();
    const { signal: mine } = (job = new AbortController());
    isReading.value = true;
    const earlier = {
      ...question,
      range: previousOf(question.range, asked.zone),
    };
    // Both at once: the reader answers one after the other, and nothing comes between them.
    const reading = reader.read(question, mine);
    const readingBefore = reader.read(earlier, mine);
    const now = await reading;
    if (mine.aborted) return;
    // Of the same question the numbers of a minute ago stay until all of the new ones are there.
    const { choice: shown, zone: shownIn } = answer.peek() ?? {};
    const isOther = shown !== asked.choice || shownIn !== asked.zone;
    if (now.ok && isOther)
      answer.value = { ...asked, now: now.value, before: null };
    const before = now.ok ? await readingBefore : now;
    if (mine.aborted) return;
    isReading.value = false;
    failure.value = failureOf(now) ?? failureOf(before);
    if (!now.ok) return job.abort();
    answer.value = {
      ...asked,
      now: now.value,
      before: before.ok ? before.value : null,
    };
  };

  const askMonth = async (): Promise<void> => {
    const at = serverNow.peek();
    const question = questionOf(lastThirtyDays(at), at, zone.peek());
    if (question === null) return;
    const read = await reader.read(question, gone.signal);
    if (!gone.signal.aborted && read.ok) month.value = read.value;
  };

  effect(() => {
    void [source.value, textOfRange(choice.value), zone.value];
    void ask();
  });
  effect(() => {
    void source.value;
    void askMonth();
  });
  effect(() => {
    void glance.value?.state?.revision;
    // The first that is observed is shown at once, not a minute later.
    const isEmpty = answer.peek()?.now.observedMs === 0;
    if (isEmpty && !isReading.peek()) void ask();
  });
  let beats = 0;
  effect(() =>
    ports.every(REFRESH_MS, () => {
      if (isGoingOn(choice.peek(), today.peek()) && !isReading.peek())
        void ask();
      if (++beats % MONTH_REFRESH === 0) void askMonth();
    }),
  );
  effect(() => () => {
    job.abort();
    gone.abort();
  });

  return {
    choice,
    zoneChoice,
    zone,
    /** The platform's own, where it says so. */
    platformZone,
    /** Number of the day that it is in the zone. */
    today,
    answer,
    /** The last 30 days up to now, whatever the range; null until they are read. */
    month,
    failure,
    isReading,
    /** Puts a choice into the address, which is what is asked. */
    choose: (next: {
      readonly range?: RangeChoice;
      readonly zone?: ZoneChoice;
    }): void =>
      route.ask({
        ...route.query.peek(),
        ...(next.range === undefined ? {} : { range: textOfRange(next.range) }),
        ...(next.zone === undefined ? {} : { zone: next.zone }),
      }),
    again: (): void => void ask(),
    /** Exactly the people behind a number of an answer; null when there is nobody to ask any more. */
    who: async (
      { now, at, zone: zoneOfAnswer }: Answer,
      counted: Counted,
    ): Promise<Result<readonly PersonId[], Failure> | null> => {
      const question = questionOf(now.range, at, zoneOfAnswer);
      return question === null
        ? null
        : reader.who(question, counted, gone.signal);
    },
  };
});

export type AnalyticsModel = InstanceType<typeof AnalyticsModel>;

const failureOf = (read: Result<unknown, Failure>): Failure | null =>
  read.ok ? null : read.failure;
