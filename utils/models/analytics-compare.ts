import type { LevelBucket, Opening } from "../domain/analytics/analytics.ts";

/** What was watched of one period must have been watched of the other to this share, at the same hours. */
const ALIKE = 0.9;

/** Whether two periods may be compared; if not, why. */
export type Comparison =
  | { readonly kind: "alike" }
  /** Nothing, or too little at the same hours, was observed of the period before. */
  | {
      readonly kind: "unalike";
      readonly share: number;
      readonly before: number;
    }
  | { readonly kind: "unobserved" };

/**
 * A number grows with the time that was watched. Two periods are compared only where what was watched of each was, for
 * nine tenths, watched of the other at the same place in it: nights of one week say nothing about the days of the next.
 */
export const compare = (now: Opening, before: Opening): Comparison => {
  if (now.observedMs <= 0 || before.observedMs <= 0)
    return { kind: "unobserved" };
  const both = sum(now.online, (bucket, at) =>
    Math.min(bucket.observedMs, before.online[at]?.observedMs ?? 0),
  );
  const most = Math.max(now.observedMs, before.observedMs);
  return both >= ALIKE * most
    ? { kind: "alike" }
    : {
        kind: "unalike",
        share: observedShare(now),
        before: observedShare(before),
      };
};

/** The share of a range that was observed, 0 to 1. */
export const observedShare = ({
  observedMs,
  range,
}: Pick<Opening, "observedMs" | "range">): number =>
  Math.min(1, observedMs / Math.max(1, range.to - range.from));

const sum = (
  buckets: readonly LevelBucket[],
  of: (bucket: LevelBucket, at: number) => number,
): number => buckets.reduce((total, bucket, at) => total + of(bucket, at), 0);
