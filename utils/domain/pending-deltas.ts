import type { Delta, Observation, Position } from "./observation.ts";
import {
  type PatchedMap,
  keyed,
  mapOf,
  patched,
  valueAt,
  valuesOf,
} from "./patched-map.ts";

/**
 * Deltas of one epoch that came before what they stand on: kept until a snapshot shows whether they follow it. Without
 * them, a snapshot that was on its way when they came would leave a hole for ever.
 */
export interface PendingDeltas {
  readonly epoch: string;
  readonly bySeq: PatchedMap<number, Delta>;
}

/** With more than this, reading everything anew is cheaper: those before are forgotten, and the hole that they leave asks for it. */
export const MOST_PENDING = 10_000;

/** Keeps a delta of the stream; what belongs to another epoch than the newest said is forgotten. */
export const keepPending = (
  pending: PendingDeltas | null,
  observation: Observation,
): PendingDeltas | null => {
  if (observation.kind !== "delta" || !observation.pushed) return pending;
  const { epoch } = observation.position;
  const known: PatchedMap<number, Delta> =
    pending?.epoch === epoch && pending.bySeq.size < MOST_PENDING
      ? pending.bySeq
      : mapOf([]);
  return { epoch, bySeq: patched(known, [observation], [], seqOf) };
};

const seqOf = ({ position }: Delta): number => position.seq;

/** The kept delta that leads on from a position. */
export const nextPending = (
  pending: PendingDeltas | null,
  position: Position | null,
): Delta | null =>
  pending === null || position?.epoch !== pending.epoch
    ? null
    : (valueAt(pending.bySeq, position.seq + 1) ?? null);

/** Without what a position has passed; null when nothing is left that could follow it. */
export const dropPassed = (
  pending: PendingDeltas | null,
  position: Position | null,
): PendingDeltas | null => {
  if (pending === null || position?.epoch !== pending.epoch) return null;
  const ahead = [...valuesOf(pending.bySeq)].filter(
    (delta) => seqOf(delta) > position.seq,
  );
  return ahead.length === 0
    ? null
    : { epoch: pending.epoch, bySeq: mapOf(keyed(ahead, seqOf)) };
};
