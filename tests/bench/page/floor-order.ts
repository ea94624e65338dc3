import { lastActiveAt } from "../../../utils/domain/facts.ts";
import type { Report } from "../../../utils/domain/person.ts";

const BEHIND_EVERY_SESSION = 1e14;

/** What the floor's list is ordered by: the longest session first, then who was active last. */
export const keyOf = (report: Report): number =>
  report.sessions[0]?.startedAt ??
  BEHIND_EVERY_SESSION - (lastActiveAt(report) ?? 0);

const comparing =
  (keys: Float64Array) =>
  (a: number, b: number): number =>
    (keys[a] ?? 0) - (keys[b] ?? 0) || a - b;

export const orderOf = (keys: Float64Array): Uint32Array =>
  Uint32Array.from(keys.keys()).sort(comparing(keys));

/** The order after the keys of these slots became others: they are taken out, sorted, and merged with those that stayed. */
export const reordered = (
  order: Uint32Array,
  keys: Float64Array,
  touched: ReadonlySet<number>,
): Uint32Array => {
  const compare = comparing(keys);
  const isTouched = new Uint8Array(keys.length);
  for (const slot of touched) isTouched[slot] = 1;
  const moving = Uint32Array.from(touched).sort(compare);
  const merged = new Uint32Array(order.length);
  let at = 0;
  let next = 0;
  for (const slot of order) {
    if (isTouched[slot] === 1) continue;
    while (next < moving.length && compare(moving[next] ?? 0, slot) < 0)
      merged[at++] = moving[next++] ?? 0;
    merged[at++] = slot;
  }
  merged.set(moving.subarray(next), at);
  return merged;
};
