import type { Failure } from "../domain/failure.ts";
import type { SourceId } from "../domain/ids.ts";
import { SECOND, localInstant } from "../domain/instant.ts";
import { UNDO_MS, isOver } from "../domain/removal.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "../storage/database.ts";
import {
  bringBack,
  condemn,
  dropRemoval,
  putAside,
  readRemovals,
} from "../storage/removals.ts";
import { forgetToken } from "../storage/secrets.ts";
import { removeSource } from "../storage/settings.ts";
import { forgetStreamMark } from "../storage/stream-mark.ts";
import type { Io } from "../transport/io.ts";
import type { WakeUp } from "./wake-up.ts";

/** A disk that refused is asked again after this. */
const AGAIN_MS = 30 * SECOND;

interface RemovalDeps {
  readonly db: Database;
  readonly io: Pick<Io, "now">;
  /** Of its own: what is to be erased is erased though no connection is left that would wake the worker. */
  readonly wakeUp: WakeUp;
  /** Takes a connection up as it is on the disk now, or lets go of one that is gone. */
  readonly reload: (source: SourceId) => Promise<void>;
}

/** Connections that were removed: first out of sight, erased when nobody brought them back in time. */
export interface Removals {
  readonly putAside: (source: SourceId) => Promise<Result<boolean, Failure>>;
  readonly bringBack: (source: SourceId) => Promise<Result<boolean, Failure>>;
  /** Erases a connection at once, whether it is in use or was put aside. */
  readonly erase: (source: SourceId) => Promise<Result<null, Failure>>;
  /** Erases what is due, and sees to it that the rest will be. To be called whenever the worker starts or wakes. */
  readonly look: () => Promise<void>;
}

export const createRemovals = ({
  db,
  io,
  wakeUp,
  reload,
}: RemovalDeps): Removals => {
  const eraseKept = async (id: SourceId): Promise<Result<null, Failure>> => {
    await forgetToken(db, id);
    await forgetStreamMark(id);
    const removed = await removeSource(db, id);
    if (removed.ok) await dropRemoval(db, id);
    return removed;
  };

  const look = async (): Promise<void> => {
    const due = await readRemovals(db);
    if (!due.ok) return;
    for (const { source } of due.value) {
      const condemned = await condemn(db, source.id, io.now());
      if (condemned.ok && condemned.value) await eraseKept(source.id);
    }
    const left = await readRemovals(db);
    const now = io.now();
    const untils = (left.ok ? left.value : []).map((removal) =>
      isOver(removal, now) ? now + AGAIN_MS : removal.at + UNDO_MS,
    );
    wakeUp.at(
      untils.length === 0 ? null : localInstant(Math.min(...untils)),
      now,
    );
  };

  return {
    look,
    putAside: async (source) => {
      const done = await putAside(db, source, io.now());
      await look();
      await reload(source);
      return done;
    },
    bringBack: async (source) => {
      const done = await bringBack(db, source, io.now());
      await look();
      await reload(source);
      return done;
    },
    erase: async (source) => {
      const erased = await eraseKept(source);
      await look();
      await reload(source);
      return erased;
    },
  };
};
