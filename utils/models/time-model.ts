import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import { type Freshness, freshnessOf, isStale } from "../domain/freshness.ts";
import { type Instant, type LocalInstant, instant } from "../domain/instant.ts";
import type { Moment } from "../domain/order.ts";
import { unreachable } from "../domain/result.ts";
import { DEFAULT_LIMITS, type Limits } from "../domain/source.ts";
import type { SourceGlance } from "../storage/reader.ts";

/** What may be said of our data now, and what the platform's clock shows. */
export const TimeModel = createModel(
  (
    now: ReadonlySignal<LocalInstant>,
    glance: ReadonlySignal<SourceGlance | null>,
  ) => {
    const freshness = computed(
      kept(() => freshnessAt(glance.value, now.value), saysTheSame),
    );
    const stale = computed(() =>
      isOld(freshness.value, glance.value, now.value),
    );
    const limits = computed(
      kept(
        () => glance.value?.state?.info?.limits ?? DEFAULT_LIMITS,
        sameLimits,
      ),
    );
    const serverNow = computed(() =>
      serverTimeAt(glance.value, now.value, stale.value),
    );
    return {
      freshness,
      stale,
      limits,
      /** Stands still while the data is stale: nobody is known to have stayed any longer. */
      serverNow,
      /** For questions to the list. Does not tick: reads the clock without following it. */
      moment: (): Moment => ({
        serverNow: serverNow.peek(),
        limits: limits.peek(),
        stale: stale.peek(),
      }),
    };
  },
);

export type TimeModel = InstanceType<typeof TimeModel>;

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

const serverTimeAt = (
  glance: SourceGlance | null,
  now: LocalInstant,
  stale: boolean,
): Instant => {
  const { serverTime = null, receivedAt = null } = glance?.state ?? {};
  if (serverTime === null || receivedAt === null) return instant(now);
  return stale ? serverTime : instant(now + (serverTime - receivedAt));
};

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
