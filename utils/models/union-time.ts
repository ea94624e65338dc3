import { type ReadonlySignal, computed, createModel } from "@preact/signals";
import type { RunningOf } from "../domain/facts.ts";
import { worstOf } from "../domain/freshness.ts";
import { type SourceId } from "../domain/ids.ts";
import { type LocalInstant, instant } from "../domain/instant.ts";
import type { Moment } from "../domain/order.ts";
import type { OfConnection } from "../domain/origin.ts";
import { pageName } from "../domain/page-name.ts";
import { DEFAULT_LIMITS, type Limits } from "../domain/source.ts";
import type { TimeModel } from "./time-model.ts";
import type { Member } from "./union-member.ts";
import { mixedPlacing } from "./union-placing.ts";

interface UnionTimePorts {
  readonly members: ReadonlySignal<readonly Member[]>;
  readonly now: ReadonlySignal<LocalInstant>;
  /** Sessions by the ids of the list of all. */
  readonly running: RunningOf;
}

/** The one of several connections whose data is worst. */
export const worstMember = (members: readonly Member[]): Member | null =>
  worstOf(members, ({ source }) => source.time.freshness.value);

/**
 * What may be said of the data of several connections: the worst speaks, by its name. Of each person it is told by the
 * clock, the limits and the freshness of their own connection; what of this clock is asked beside that is this machine's.
 */
export const UnionTime = createModel((ports: UnionTimePorts): TimeParts => {
  const { members, now, running } = ports;
  const times = computed(() => members.value.map(({ source }) => source.time));
  const worst = computed(() => worstMember(members.value));
  const freshness = computed(
    () =>
      worst.value?.source.time.freshness.value ?? ({ kind: "none" } as const),
  );
  const stale = computed(() => times.value.some((time) => time.stale.value));
  /** Another object as soon as anybody's facts may be others. */
  const limits = computed((): Limits => {
    const [first] = times.value.map((time) => ({
      limits: time.limits.value,
      stale: time.stale.value,
    }));
    return { ...(first?.limits ?? DEFAULT_LIMITS) };
  });
  const serverNow = computed(() => instant(now.value));
  const momentIn = (time: TimeModel): Moment => ({
    ...time.moment(),
    running,
    aheadMs: time.offset.peek() ?? 0,
  });
  const moment = (): Moment => {
    const own = new Map<SourceId, Moment>();
    for (const { id, source } of members.peek())
      own.set(id, momentIn(source.time));
    const all: Moment = {
      ...{ serverNow: serverNow.peek(), limits: limits.peek() },
      ...{ stale: stale.peek(), running, nameOf: pageName },
    };
    const of = ({ from }: OfConnection): Moment =>
      (from && own.get(from.source)) ?? all;
    return { ...all, of, placing: mixedPlacing };
  };
  return {
    ...{ freshness, stale, limits, serverNow, moment, running },
    offset: computed(() => 0),
    trusted: computed(() => times.value.every((time) => time.trusted.value)),
    clockAhead: computed(
      () =>
        times.value
          .map((time) => time.clockAhead.value)
          .find((ahead) => ahead !== null) ?? null,
    ),
    naming: computed(() => pageName),
    whose: computed(() =>
      freshness.value.kind === "live"
        ? null
        : (worst.value?.origin.value.name ?? null),
    ),
  };
});

type TimeParts = Omit<TimeModel, typeof Symbol.dispose>;
