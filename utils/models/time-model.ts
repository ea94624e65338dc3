import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import { observedAt } from "../domain/coverage.ts";
import type { RunningOf } from "../domain/facts.ts";
import { type Freshness, freshnessOf, isStale } from "../domain/freshness.ts";
import {
  type Instant,
  type LocalInstant,
  MINUTE,
  instant,
  later,
} from "../domain/instant.ts";
import type { Moment } from "../domain/order.ts";
import type { NameOf } from "../domain/page-name.ts";
import { unreachable } from "../domain/result.ts";
import {
  NEW_CLOCK,
  type ServerClock,
  isTrusted,
} from "../domain/server-clock.ts";
import { DEFAULT_LIMITS, type Limits, limitsOf } from "../domain/source.ts";
import type { SourceGlance } from "../storage/reader.ts";
import { offsetAlong } from "./platform-offset.ts";

/** Clocks that differ by less are as good as the same. */
const DIFFERENT_FROM_MS = 5 * MINUTE;

/** What may be said of our data now, and what the platform's clock shows. */
export const TimeModel = createModel(
  (
    now: ReadonlySignal<LocalInstant>,
    glance: ReadonlySignal<SourceGlance | null>,
    running: RunningOf,
    naming: ReadonlySignal<NameOf>,
  ) => {
    const freshness = computed(
      kept(() => freshnessAt(glance.value, now.value), saysTheSame),
    );
    const stale = computed(() =>
      isOld(freshness.value, glance.value, now.value),
    );
    const limits = computed(kept(() => limitsIn(glance.value), sameLimits));
    const offset = computed(offsetAlong(glance));
    const trusted = computed(() => isTrusted(clockIn(glance.value)));
    const serverNow = computed(() =>
      stale.value || !trusted.value
        ? lastServerTime(glance.value, now.value)
        : serverTimeAt(glance.value, now.value, offset.value),
    );
    return {
      freshness,
      stale,
      limits,
      /** By how much the platform's clock is ahead of this machine's, ms; null: nobody knows yet. */
      offset,
      /** False while the platform's clock jumps to and fro. */
      trusted,
      /** By how much this machine's clock is ahead of the platform's, in ms, where that is worth a word; else null. */
      clockAhead: computed(() => {
        const behind = offset.value ?? 0;
        // Whole minutes: an answer that comes a little later is no news.
        const ahead = Math.round(-behind / MINUTE) * MINUTE;
        return Math.abs(behind) > DIFFERENT_FROM_MS ? ahead : null;
      }),
      /**
       * Stands still while the data is stale, because nobody is known to have stayed any longer, and while the platform's
       * clock cannot be trusted. Never goes behind what was observed.
       */
      serverNow,
      /** For questions to the list. Does not tick: reads the clock without following it. */
      moment: (): Moment => ({
        serverNow: serverNow.peek(),
        limits: limits.peek(),
        stale: stale.peek(),
        running,
        nameOf: naming.peek(),
      }),
      running,
      /** How pages are called. */
      naming,
      /** Of several connections: the name of the one that speaks in `freshness`. */
      whose: NOBODY,
    };
  },
);

export type TimeModel = InstanceType<typeof TimeModel>;

const NOBODY: ReadonlySignal<string | null> = signal(null);

const freshnessAt = (
  glance: SourceGlance | null,
  now: LocalInstant,
): Freshness => {
  if (glance === null) return { kind: "none" };
  if (glance.connection === null)
    return glance.source.paused
      ? { kind: "paused", at: null }
      : { kind: "loading" };
  return freshnessOf(glance.connection.connection, now);
};

/** True when the list on the screen no longer speaks of now. */
const isOld = (
  freshness: Freshness,
  glance: SourceGlance | null,
  now: LocalInstant,
): boolean => {
  switch (freshness.kind) {
    case "none":
    case "loading":
    case "live":
      return false;
    case "stale":
    case "failed":
      return true;
    case "paused":
      return isStale(
        freshness.at,
        glance?.connection?.connection.intervalMs ?? 0,
        now,
      );
    default:
      return unreachable(freshness);
  }
};

const clockIn = (glance: SourceGlance | null): ServerClock =>
  glance?.state?.watch.clock ?? NEW_CLOCK;

const limitsIn = (glance: SourceGlance | null): Limits =>
  glance === null
    ? DEFAULT_LIMITS
    : limitsOf(glance.source, glance.state?.info ?? null);

/** The latest time that the platform said. */
const lastServerTime = (
  glance: SourceGlance | null,
  now: LocalInstant,
): Instant => {
  const { serverTime = null, watch } = glance?.state ?? {};
  const observed = watch === undefined ? null : observedAt(watch.coverage);
  if (serverTime === null) return observed ?? instant(now);
  return later(serverTime, observed ?? serverTime);
};

const serverTimeAt = (
  glance: SourceGlance | null,
  now: LocalInstant,
  offset: number | null,
): Instant =>
  offset === null
    ? instant(now)
    : later(instant(now + offset), lastServerTime(glance, now));

/** The value before, when the new one says the same: what depends on it is not computed again. */
const kept = <Value>(
  compute: () => Value,
  isSame: (a: Value, b: Value) => boolean,
): (() => Value) => {
  let last: Value | undefined;
  return () => {
    const next = compute();
    if (last === undefined || !isSame(last, next)) last = next;
    return last;
  };
};

const sameLimits = (a: Limits, b: Limits): boolean =>
  a.onlineWindowMs === b.onlineWindowMs &&
  a.idleAfterMs === b.idleAfterMs &&
  a.awayAfterMs === b.awayAfterMs;

const saysTheSame = (a: Freshness, b: Freshness): boolean =>
  a.kind === b.kind && partsOf(a).every((part, at) => part === partsOf(b)[at]);

const partsOf = (freshness: Freshness): readonly unknown[] => [
  "at" in freshness ? freshness.at : null,
  "failure" in freshness ? freshness.failure : null,
];
