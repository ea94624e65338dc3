import "fake-indexeddb/auto";
import { wrap } from "idb";
import type { Passage } from "./crash-point.ts";
import type { Points } from "./crash-points.ts";
import { replacing } from "./crash-replacing.ts";

/** `torn`: a disk as no browser has it, which keeps what an unfinished transaction had written. */
export type Tearing = "whole" | "torn";

/** A power cut takes as many of the newest transactions, unless one that was to be safe came after them. */
const LOST_IN_POWER_CUT = 3;

export interface CrashDisk {
  /** A worker was ended: what it had begun and not finished never was, and its connections are closed. */
  readonly onEnd: () => void;
  /** The newest of what was written without haste had not come to the disk yet. */
  readonly cutPower: () => void;
  /** What opens the database in here is a page, whose calls are no points. */
  readonly asPage: <Value>(open: () => Value) => Value;
  readonly restore: () => void;
}

interface Work {
  readonly passage: Passage;
  readonly isUpgrade: boolean;
}

/** Of a worker that is no more. */
const LOST: Work = {
  passage: { request: () => false, leave: () => false },
  isUpgrade: false,
};

/**
 * Makes points of the openings and the transactions of the disk that there is. Events reach a worker only while it
 * lives: of a transaction that was committed as it was ended it hears as little as of one that was not.
 */
export const gateDisk = (points: Points, tearing: Tearing): CrashDisk => {
  const factory = indexedDB;
  let isPage = false;
  const works = new WeakMap<IDBTransaction, Work>();
  const openings = new WeakMap<IDBRequest, Passage>();
  const deletions = new WeakMap<IDBRequest, Passage>();
  const owned = new WeakSet<IDBDatabase>();
  const running = new Set<IDBTransaction>();
  const connections = new Set<IDBDatabase>();
  const unsafe: IDBTransaction[] = [];
  const world = replacing();

  const begin = (tx: IDBTransaction, work: Work): void => {
    works.set(tx, work);
    running.add(tx);
  };

  const opened = (request: IDBRequest, passage: Passage): boolean => {
    // CAST: what an opening results in.
    const connection = request.result as IDBDatabase;
    if (!passage.leave()) {
      connection.close();
      return false;
    }
    owned.add(connection);
    connections.add(connection);
    return true;
  };

  const upgrading = (request: IDBRequest, passage: Passage): boolean => {
    const tx = request.transaction;
    if (tx === null) return true;
    // Nobody waits for it: that it was undone is heard from the opening.
    wrap(tx).done.catch(() => {});
    begin(tx, { passage, isUpgrade: true });
    if (points.isAlive()) return true;
    tx.abort();
    return false;
  };

  /** Whether the worker hears of it. */
  const isHeard = (request: IDBRequest, type: string): boolean => {
    const opening = openings.get(request);
    if (opening !== undefined) {
      if (type === "upgradeneeded") return upgrading(request, opening);
      if (type === "success") return opened(request, opening);
      return type === "error" ? opening.leave() : points.isAlive();
    }
    const deletion = deletions.get(request);
    if (deletion !== undefined)
      return type === "success" ? deletion.leave() : points.isAlive();
    const { transaction } = request;
    const work = transaction === null ? undefined : works.get(transaction);
    if (work === undefined) return true;
    return type === "success" ? work.passage.request() : points.isAlive();
  };

  world.method(factory, "open", (open) => (name, version) => {
    if (isPage) return open.call(factory, name, version);
    const passage = points.enter("open the database", "upgrade");
    if (passage === null) return new IDBOpenDBRequest();
    const request = open.call(factory, name, version);
    openings.set(request, passage);
    return request;
  });
  world.method(factory, "deleteDatabase", (remove) => (name) => {
    const passage = points.enter("delete the database", "call");
    if (passage === null) return new IDBOpenDBRequest();
    const request = remove.call(factory, name);
    deletions.set(request, passage);
    return request;
  });
  world.method(
    IDBDatabase.prototype,
    "transaction",
    (transaction) =>
      function (this: IDBDatabase, names, mode, options) {
        const tx = transaction.call(this, names, mode, options);
        if (mode === "versionchange" || !owned.has(this)) return tx;
        const passage = points.enter(
          nameOf(tx),
          mode === "readwrite" ? "write" : "none",
        );
        if (passage === null) {
          works.set(tx, LOST);
          tx.abort();
        } else begin(tx, { passage, isUpgrade: false });
        return tx;
      },
  );
  world.method(
    IDBRequest.prototype,
    "dispatchEvent",
    (dispatch) =>
      function (this: IDBRequest, event) {
        return isHeard(this, event.type) ? dispatch.call(this, event) : true;
      },
  );
  world.method(
    IDBTransaction.prototype,
    "dispatchEvent",
    (dispatch) =>
      function (this: IDBTransaction, event) {
        running.delete(this);
        if (event.type === "complete") noteSafety(unsafe, this);
        const work = works.get(this);
        // Of an upgrade the worker hears from its opening; the disk itself has to know that it is over.
        const heard =
          work === undefined || work.isUpgrade || work.passage.leave();
        return heard ? dispatch.call(this, event) : true;
      },
  );

  return {
    onEnd: () => {
      for (const tx of running) undo(tx, tearing);
      running.clear();
      for (const connection of connections) connection.close();
      connections.clear();
    },
    cutPower: () => {
      for (const tx of unsafe.splice(-LOST_IN_POWER_CUT).toReversed())
        for (const takeBack of rollbackOf(tx).toReversed()) takeBack();
    },
    asPage: (open) => {
      isPage = true;
      try {
        return open();
      } finally {
        isPage = false;
      }
    },
    restore: world.restore,
  };
};

const nameOf = (tx: IDBTransaction): string => {
  const names = [...tx.objectStoreNames];
  const stores = names.length > 3 ? `${names.length} stores` : names.join(", ");
  return `${tx.mode === "readonly" ? "read" : "write"} ${stores}`;
};

const noteSafety = (unsafe: IDBTransaction[], tx: IDBTransaction): void => {
  if (tx.mode === "readonly") return;
  if (tx.durability === "strict" || tx.mode === "versionchange")
    unsafe.length = 0;
  else unsafe.push(tx);
};

/** What fake-indexeddb would take back, in the order in which it was done. */
const rollbackOf = (tx: IDBTransaction): (() => void)[] =>
  // CAST: a field of its own.
  Reflect.get(tx, "_rollbackLog") as (() => void)[];

const undo = (tx: IDBTransaction, tearing: Tearing): void => {
  if (tearing === "torn") rollbackOf(tx).length = 0;
  try {
    tx.abort();
  } catch {
    // It was committed in this very moment.
  }
};
