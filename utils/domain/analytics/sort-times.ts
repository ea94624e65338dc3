const BITS = 16;
const BINS = 1 << BITS;
const MASK = BINS - 1;

/** Fewer than this are sorted faster by comparing. */
const MANY = 4096;

/**
 * Sorts whole numbers of ms in place, the smallest first. Times of less than 49 days are sorted digit by digit, in two
 * passes: a quarter of the time that comparing takes.
 */
export const sortTimes = (times: Float64Array): Float64Array => {
  let [least, most] = [Infinity, -Infinity];
  let isSorted = true;
  let before = -Infinity;
  for (const time of times) {
    if (time < before) isSorted = false;
    before = time;
    if (time < least) least = time;
    if (time > most) most = time;
  }
  if (isSorted) return times;
  if (times.length < MANY || most - least >= 2 ** 32) return times.sort();
  const offsets = new Uint32Array(times.length);
  for (let at = 0; at < times.length; at++)
    offsets[at] = (times[at] ?? 0) - least;
  const sorted = byDigit(byDigit(offsets, 0), BITS);
  for (let at = 0; at < times.length; at++)
    times[at] = (sorted[at] ?? 0) + least;
  return times;
};

const byDigit = (numbers: Uint32Array, shift: number): Uint32Array => {
  const place = new Uint32Array(BINS + 1);
  for (const number of numbers) {
    const next = ((number >>> shift) & MASK) + 1;
    place[next] = (place[next] ?? 0) + 1;
  }
  for (let bin = 1; bin <= BINS; bin++)
    place[bin] = (place[bin] ?? 0) + (place[bin - 1] ?? 0);
  const sorted = new Uint32Array(numbers.length);
  for (const number of numbers) {
    const bin = (number >>> shift) & MASK;
    const at = place[bin] ?? 0;
    sorted[at] = number;
    place[bin] = at + 1;
  }
  return sorted;
};
