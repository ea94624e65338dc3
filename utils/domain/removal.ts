import type { SourceId } from "./ids.ts";
import { type LocalInstant, SECOND } from "./instant.ts";
import type { SourceRecord } from "./source.ts";

/** How long a removed connection can be brought back. */
export const UNDO_MS = 10 * SECOND;

/** A connection that is gone from every list, and of which everything is still on the disk. */
export interface Removal {
  readonly source: SourceRecord;
  /** The connections that stood before it, by which it finds its place again. */
  readonly before: readonly SourceId[];
  /** When it was removed, by this machine's clock. */
  readonly at: LocalInstant;
}

/** True once nobody can bring it back. A clock that was set back makes nobody wait. */
export const isOver = (
  { at }: Pick<Removal, "at">,
  now: LocalInstant,
): boolean => now < at || now - at >= UNDO_MS;

/** What it takes to bring a connection back, as it stands among these now. */
export const removalOf = (
  sources: readonly SourceRecord[],
  id: SourceId,
  at: LocalInstant,
): Removal | null => {
  const place = sources.findIndex((source) => source.id === id);
  const source = sources[place];
  return source === undefined
    ? null
    : { source, before: sources.slice(0, place).map((one) => one.id), at };
};

/** The connections with a removed one back in its place: behind the last of those that stood before it. */
export const broughtBack = (
  sources: readonly SourceRecord[],
  { source, before }: Removal,
): readonly SourceRecord[] => {
  // Somebody saved it while it was put aside.
  if (sources.some(({ id }) => id === source.id)) return sources;
  const place = sources.findLastIndex(({ id }) => before.includes(id)) + 1;
  return sources.toSpliced(place, 0, source);
};
