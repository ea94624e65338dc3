import { browser } from "../browser.ts";
import type { SourceId } from "../domain/ids.ts";
import type { Instant, LocalInstant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";

/**
 * How far a stream was heard: written at every event to `storage.session`, which is memory. It is the sign of life that
 * keeps the worker (an extension API call), and where the next worker takes up what was heard since the last write to
 * the disk. The list itself is never ahead of the disk: a mark of another position than the disk's says nothing.
 */
export interface StreamMark {
  /** Generation of the settings that it came from. */
  readonly generation: number;
  readonly position: Position;
  readonly serverTime: Instant;
  readonly heardAt: LocalInstant;
}

const keyOf = (source: SourceId): string => `stream:${source}`;

/** Null when there is none, or when it is of other settings. */
export const readStreamMark = async (
  source: SourceId,
  generation: number,
): Promise<StreamMark | null> => {
  const key = keyOf(source);
  const held = await browser.storage.session.get(key);
  // CAST: only this file writes this key, with this type.
  const mark = held[key] as StreamMark | undefined;
  return mark?.generation === generation ? mark : null;
};

export const writeStreamMark = (
  source: SourceId,
  mark: StreamMark,
): Promise<void> => browser.storage.session.set({ [keyOf(source)]: mark });

export const forgetStreamMark = (source: SourceId): Promise<void> =>
  browser.storage.session.remove(keyOf(source));
