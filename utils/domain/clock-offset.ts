import { type Instant, type LocalInstant, MINUTE } from "./instant.ts";

/** One reading of both clocks: what the platform's showed in an answer, and ours when the answer came. */
export interface ClockSample {
  readonly serverTime: Instant;
  readonly receivedAt: LocalInstant;
}

/** The latest readings, the oldest first. */
export type ClockSamples = readonly ClockSample[];

/** An answer that took its time makes the platform look older than it is: the least late of these is believed. */
const KEPT = 3;
/** No answer is later than this (a proxy holds a stream back for minutes): what differs by more is a clock that was set. */
const LATEST_MS = 10 * MINUTE;

/** The readings after one more; the same ones when nothing new was read. */
export const hearTime = (
  samples: ClockSamples,
  sample: ClockSample,
): ClockSamples => {
  const last = samples.at(-1);
  if (
    last?.serverTime === sample.serverTime &&
    last.receivedAt === sample.receivedAt
  )
    return samples;
  const known = offsetOf(samples);
  const wasSet =
    known !== null && Math.abs(aheadBy(sample) - known) > LATEST_MS;
  return wasSet ? [sample] : [...samples, sample].slice(-KEPT);
};

/** By how much the platform's clock is ahead of ours, ms; null while nothing is known of it. */
export const offsetOf = (samples: ClockSamples): number | null =>
  samples.length === 0 ? null : Math.max(...samples.map(aheadBy));

const aheadBy = ({ serverTime, receivedAt }: ClockSample): number =>
  serverTime - receivedAt;
