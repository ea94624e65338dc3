/**
 * How long people stay on a page, in few numbers: a histogram whose buckets grow by a constant factor (the structure of
 * DDSketch, Masson, Rim and Lee, VLDB 2019). Lengths are added one by one, two histograms add up to one, and every
 * quantile is right within {@link DWELL_ERROR}, however many lengths there are.
 */
export interface Dwell {
  /** How many lengths were added. */
  count: number;
  /** By bucket. Bucket b holds lengths in (GROWTH^(b-1), GROWTH^b] ms; bucket 0 those up to 1 ms. */
  readonly buckets: Map<number, number>;
}

/** A quantile is at most this share of the exact one away from it. */
export const DWELL_ERROR = 0.02;

const GROWTH = (1 + DWELL_ERROR) / (1 - DWELL_ERROR);
const LOG_GROWTH = Math.log(GROWTH);

export const newDwell = (): Dwell => ({ count: 0, buckets: new Map() });

/** Adds one length, in place. One that is not above 0 says nothing and is left out. */
export const addDwell = (dwell: Dwell, ms: number): void => {
  if (!(ms > 0) || ms === Infinity) return;
  const bucket = Math.max(0, Math.ceil(Math.log(ms) / LOG_GROWTH));
  dwell.buckets.set(bucket, (dwell.buckets.get(bucket) ?? 0) + 1);
  dwell.count++;
};

/** Adds all lengths of another one, in place. */
export const mergeDwell = (dwell: Dwell, other: Dwell): void => {
  for (const [bucket, count] of other.buckets)
    dwell.buckets.set(bucket, (dwell.buckets.get(bucket) ?? 0) + count);
  dwell.count += other.count;
};

/**
 * The length that a share of all lengths does not exceed (nearest rank), ms. Null where there are none.
 * @param share in (0, 1]
 */
export const dwellQuantile = (
  { count, buckets }: Dwell,
  share: number,
): number | null => {
  if (count === 0) return null;
  const rank = Math.max(1, Math.ceil(share * count));
  let seen = 0;
  for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
    seen += buckets.get(bucket) ?? 0;
    if (seen >= rank) return middleOf(bucket);
  }
  return null;
};

/** As far from the bucket's lower end as from its upper one, relative to each. */
const middleOf = (bucket: number): number =>
  bucket === 0 ? 1 : (2 * GROWTH ** bucket) / (GROWTH + 1);
