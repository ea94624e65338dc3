import fc from "fast-check";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { personId } from "../../../utils/domain/ids.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import { HOSTILE_IDS } from "./reports.ts";

/** What a wire may do to one observation, or to those behind it. */
export interface Fault {
  readonly kind:
    | "twice"
    | "again"
    | "lost"
    | "swapped"
    | "part"
    | "unreadable"
    | "foreign"
    | "skewed";
  readonly at: number;
  readonly by: number;
}

const SKEWS = [-DAY, -HOUR, DAY, -1, 7000];

const everybody = HOSTILE_IDS.map(personId);

/** A log as it comes out of the wire: one fault after the other. */
export const through = (
  log: readonly Recorded[],
  faults: readonly Fault[],
): readonly Recorded[] =>
  faults.reduce<readonly Recorded[]>(
    (wire, fault) => (wire.length === 0 ? wire : disturb(wire, fault)),
    log,
  );

const disturb = (
  wire: readonly Recorded[],
  { kind, at, by }: Fault,
): readonly Recorded[] => {
  const index = at % wire.length;
  const entry = wire[index];
  if (entry === undefined || !("position" in entry)) return wire;
  switch (kind) {
    case "twice":
      return wire.toSpliced(
        index,
        0,
        ...Array.from({ length: by % 3 }, () => entry),
      );
    case "again":
      return isRepeatable(entry)
        ? wire.toSpliced(placeOf(wire, index, by), 0, entry)
        : wire;
    case "lost":
      return wire.toSpliced(index, 1 + (by % 4));
    case "swapped": {
      const next = wire[index + 1];
      return next !== undefined && isOneEpoch(entry, next)
        ? wire.toSpliced(index, 2, next, entry)
        : wire;
    }
    case "part":
      return entry.kind === "snapshot"
        ? wire.with(index, partOf(entry, by))
        : wire;
    case "unreadable":
      return entry.kind === "delta"
        ? wire.with(index, { kind: "unreadable" })
        : wire;
    case "foreign":
      return wire.toSpliced(index, 0, {
        kind: "delta",
        position: { epoch: "foreign", seq: by },
        basis: { epoch: "foreign", seq: by - 1 },
        pushed: true,
        serverTime: entry.serverTime,
        mark: null,
        upserts: [],
        removals: everybody,
      });
    case "skewed":
      return wire.with(index, {
        ...entry,
        serverTime: instant(entry.serverTime + (SKEWS[by % SKEWS.length] ?? 0)),
      });
    default:
      return wire;
  }
};

/** A part of a list speaks for the moment at which it was asked: told later, it would put others in doubt anew. */
const isRepeatable = (entry: Observation): boolean => !isPart(entry);

/**
 * An answer of a numbering that is gone cannot be told from one of a new numbering, and a whole list settles what a part
 * of the same state left open: what comes again, comes before those.
 */
const placeOf = (
  wire: readonly Recorded[],
  index: number,
  by: number,
): number => {
  const entry = wire[index];
  let place = index + 1;
  for (let steps = by % 8; steps > 0 && place < wire.length; steps--) {
    const next = wire[place];
    if (entry === undefined || next === undefined) break;
    if (!isOneEpoch(entry, next) || isPart(next)) break;
    place++;
  }
  return place;
};

const isPart = (entry: Recorded): boolean =>
  entry.kind === "snapshot" && !entry.complete;

const isOneEpoch = (a: Recorded, b: Recorded): boolean =>
  "position" in a && "position" in b && a.position.epoch === b.position.epoch;

const partOf = (
  entry: Extract<Observation, { kind: "snapshot" }>,
  mask: number,
): Observation => ({
  ...entry,
  complete: false,
  reports: entry.reports.filter((_, index) => (mask >> index) % 2 === 1),
});

/** All faults that leave the platform's clock alone. */
export const WIRE_FAULTS = [
  "twice",
  "again",
  "lost",
  "swapped",
  "part",
  "unreadable",
  "foreign",
] as const;

export const ALL_FAULTS = [...WIRE_FAULTS, "skewed"] as const;

export const anyFaults = (
  kinds: readonly Fault["kind"][],
): fc.Arbitrary<readonly Fault[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.nat(60),
      by: fc.nat(31),
    }),
    { maxLength: 6 },
  );
