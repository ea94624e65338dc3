/** A position in the sequence of visible changes; never compared across epochs. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** What all pages of one snapshot share. `serverTime` is ms since 1970 UTC. */
export interface SnapshotHead extends Position {
  readonly id: string;
  readonly serverTime: number;
  readonly total: number;
}

export interface SnapshotPage {
  readonly head: SnapshotHead;
  /** JSON texts of whole people. The text of an unchanged person never changes. */
  readonly rows: readonly string[];
}

interface Held {
  readonly head: SnapshotHead;
  readonly rows: readonly string[];
}

/** Above this many the oldest goes first, whatever its age: memory is finite. */
const MOST_HELD = 32;
/** Readers that come within this time of each other get the same snapshot. */
const SHARED_FOR_MS = 1_000;

/** Snapshots kept for the readers that are still paging through them. */
export interface SnapshotShelf {
  /** The newest one, if it shows this position and is fresh. */
  current(position: Position, at: number): SnapshotHead | undefined;
  put(position: Position, at: number, rows: readonly string[]): SnapshotHead;
  read(
    id: string,
    offset: number,
    limit: number,
    at: number,
  ): SnapshotPage | undefined;
}

/** @param holdMs how long a snapshot stays readable, in ms of the platform's clock */
export function createSnapshotShelf(holdMs: number): SnapshotShelf {
  const held = new Map<string, Held>();
  let newest: SnapshotHead | undefined;

  function forgetOld(at: number): void {
    for (const [id, { head }] of held) {
      const tooOld = at - head.serverTime > holdMs;
      if (!tooOld && held.size <= MOST_HELD) break;
      held.delete(id);
    }
  }

  return {
    current(position, at) {
      if (newest?.epoch !== position.epoch || newest.seq !== position.seq)
        return undefined;
      return at - newest.serverTime < SHARED_FOR_MS ? newest : undefined;
    },
    put(position, at, rows) {
      // The same position read at two moments has two server times, so the
      // moment is part of the name.
      const id = `${position.epoch}:${position.seq}:${at.toString(36)}`;
      newest = { ...position, id, serverTime: at, total: rows.length };
      held.set(id, { head: newest, rows });
      forgetOld(at);
      return newest;
    },
    read(id, offset, limit, at) {
      forgetOld(at);
      const found = held.get(id);
      if (!found) return undefined;
      return {
        head: found.head,
        rows: found.rows.slice(offset, offset + limit),
      };
    },
  };
}
