import { HOUR, type Instant } from "../domain/instant.ts";
import type { SourceState } from "./records.ts";

/** A keyframe that is kept for time travel: tapes stand on it. */
export interface Anchor {
  readonly revision: number;
  readonly at: Instant;
}

/**
 * An anchor costs as much as the list, and tapes grow with what changed since theirs: so often is the next keyframe one.
 * (Each tape begins with what changed since; that costs a fourteenth of a keyframe.)
 */
const ANCHOR_EVERY_MS = 12 * HOUR;

/**
 * What a state says of older keyframes.
 * @param before as it was
 * @param placed with the place of its own keyframe
 * @param at when it was observed
 * @param travelHours how far back the list can be seen as it was; 0: only as it is
 */
export const anchoredAt = (
  before: SourceState | undefined,
  placed: SourceState,
  at: Instant | null,
  travelHours: number,
): Pick<SourceState, "keyframeBefore" | "anchor"> => {
  const revision = placed.keyframe;
  const last = before?.keyframe ?? null;
  const { keyframeBefore } = before ?? {};
  const anchor = travelHours === 0 ? undefined : before?.anchor;
  const isNew = revision !== null && revision !== last;
  const isDue =
    isNew &&
    at !== null &&
    travelHours > 0 &&
    (anchor === undefined || at - anchor.at >= ANCHOR_EVERY_MS);
  const kept = isDue ? { revision, at } : anchor;
  const older = isNew ? (last ?? undefined) : keyframeBefore;
  return {
    ...(older === undefined ? {} : { keyframeBefore: older }),
    ...(kept === undefined ? {} : { anchor: kept }),
  };
};
