import type { ReadonlySignal } from "@preact/signals";
import {
  type ClockSamples,
  hearTime,
  offsetOf,
} from "../domain/clock-offset.ts";
import type { SourceGlance } from "../storage/reader.ts";

/** By how much the platform's clock is ahead of ours, ms, of the times that this page has read; null = none yet. */
export const offsetAlong = (
  glance: ReadonlySignal<SourceGlance | null>,
): (() => number | null) => {
  let samples: ClockSamples = [];
  let platform: string | null = null;
  return () => {
    const { source, state } = glance.value ?? {};
    const { serverTime = null, receivedAt = null } = state ?? {};
    if (source?.address !== platform) samples = [];
    platform = source?.address ?? null;
    samples =
      serverTime === null || receivedAt === null
        ? []
        : hearTime(samples, { serverTime, receivedAt });
    return offsetOf(samples);
  };
};
