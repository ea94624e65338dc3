import { forceCloseDatabase } from "fake-indexeddb";
import { deleteDB, openDB, unwrap } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Connected,
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeEntry } from "../../../utils/storage/journal.ts";
import {
  DATABASE_VERSION,
  migrate,
} from "../../../utils/storage/migrations.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { readSources, writeSource } from "../../../utils/storage/settings.ts";
import { online, snapshot } from "../../support/builders.ts";
import {
  NOTHING_KEPT,
  dump,
  entryOf,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

beforeEach(newDisk);

/** The connection that a database works on. */
const connectionOf = async (db: Database): Promise<Connected> =>
  valueOf(await db.use((connected) => Promise.resolve(connected)));

const STORES = [
  "connections",
  "deltas",
  "firstScreens",
  "keyframes",
  "secrets",
  "settings",
  "states",
];

describe("the database", () => {
  it("is opened when it is first needed, and once", async () => {
    const db = openDatabase();
    expect(await indexedDB.databases()).toEqual([]);
    const [first, second] = await Promise.all([
      connectionOf(db),
      connectionOf(db),
    ]);
    expect(first).toBe(second);
    expect(await indexedDB.databases()).toEqual([
      { name: "rollcall", version: DATABASE_VERSION },
    ]);
  });

  it("that the browser closed is opened anew, and keeps what was written (G4)", async () => {
    const db = openDatabase();
    valueOf(await writeSource(db, source(), false));
    const before = await connectionOf(db);
    // As a browser does under memory pressure.
    forceCloseDatabase(unwrapped(before));
    expect(valueOf(await readSources(db))).toEqual([source()]);
    expect(await connectionOf(db)).not.toBe(before);
  });

  it("that was closed without a word is opened anew too, once for each use (G4)", async () => {
    const db = openDatabase();
    valueOf(await writeSource(db, source(), false));
    (await connectionOf(db)).close();
    expect(valueOf(await readSources(db))).toEqual([source()]);
    let tries = 0;
    const closing = await db.use(async (connected) => {
      tries++;
      connected.close();
      return connected.get("settings", "sources");
    });
    expect(closing).toEqual({
      ok: false,
      failure: { code: "storage_error", what: "InvalidStateError" },
    });
    expect(tries).toBe(2);
  });

  it("that was deleted under us is made anew, empty (G7)", async () => {
    const db = openDatabase();
    valueOf(await writeSource(db, source(), false));
    await deleteDB("rollcall");
    expect(valueOf(await readSources(db))).toEqual([]);
  });

  it("makes way for a newer version, and says then that an update is needed (G5, G10)", async () => {
    const db = openDatabase();
    valueOf(await writeSource(db, source(), false));
    const newer = await openDB("rollcall", DATABASE_VERSION + 1);
    expect(await readSources(db)).toEqual({
      ok: false,
      failure: { code: "update_needed" },
    });
    // Nothing was deleted for it.
    expect(await newer.get("settings", "sources")).toEqual([source()]);
    newer.close();
  });

  it("that cannot be opened is a failure, and is tried again at the next use (G3)", async () => {
    const factory = indexedDB;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
      // CAST: all that is asked of it here.
    } as unknown as IDBFactory;
    const db = openDatabase();
    expect(await readSources(db)).toEqual({
      ok: false,
      failure: { code: "storage_error", what: "SecurityError" },
    });
    globalThis.indexedDB = factory;
    expect(valueOf(await readSources(db))).toEqual([]);
  });

  it("does not hide a bug of ours behind a failure of the disk", async () => {
    const db = openDatabase();
    await expect(
      db.use(() =>
        Promise.reject(new TypeError("undefined is not a function")),
      ),
    ).rejects.toThrow("undefined is not a function");
  });

  it("may be closed before it was opened, and used after", async () => {
    const db = openDatabase();
    db.close();
    valueOf(await writeSource(db, source(), false));
    db.close();
    expect(valueOf(await readSources(db))).toEqual([source()]);
  });
});

/** The same disk, that has no room left for one store. */
const fullFor = (db: Database, store: string): Database => ({
  ...db,
  use: (work) =>
    db.use((connected) =>
      work(
        new Proxy(connected, {
          get: (target, property) => {
            const value: unknown = Reflect.get(target, property, target);
            if (property !== "transaction" || typeof value !== "function")
              return value;
            return (...args: unknown[]) => {
              const tx = value.apply(target, args) as ReturnType<
                Connected["transaction"]
              >;
              return failingPut(tx, store);
            };
          },
        }),
      ),
    ),
});

/** Puts into one store abort the transaction as a full disk does; everything else works. */
const failingPut = <Transaction extends object>(
  tx: Transaction,
  store: string,
): Transaction =>
  new Proxy(tx, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target);
      if (property !== "objectStore" || typeof value !== "function")
        return value;
      return (name: string) => {
        const real = value.call(target, name) as object;
        return name !== store
          ? real
          : new Proxy(real, {
              get: (inner, member) => {
                const own: unknown = Reflect.get(inner, member, inner);
                if (member !== "put")
                  return typeof own === "function" ? own.bind(inner) : own;
                return () => {
                  // The request fails first, then all that the transaction did is undone.
                  // CAST: an open transaction can be aborted.
                  const { abort } = target as unknown as { abort: () => void };
                  queueMicrotask(() => abort.call(target));
                  return Promise.reject(
                    new DOMException("full", "QuotaExceededError"),
                  );
                };
              },
            });
      };
    },
  });

describe("a full disk (G1)", () => {
  it.each(["deltas", "keyframes", "states", "connections"])(
    "that has no room in %s is said, and nothing is half written",
    async (store) => {
      const db = openDatabase();
      valueOf(await writeSource(db, source(), false));
      const before = await dump(db);
      const entry = entryOf(
        NOTHING_KEPT,
        snapshot(1, [online("ana")]),
        source(),
      );
      if (entry === null) throw new Error("The first snapshot applies.");
      expect(await writeEntry(fullFor(db, store), entry)).toEqual({
        ok: false,
        failure: { code: "storage_full" },
      });
      expect(await dump(db)).toEqual(before);
      valueOf(await writeEntry(db, entry));
      expect(
        valueOf(await openReader(db).journal(source().id))?.reports,
      ).toEqual([online("ana")]);
    },
  );
});

describe("a migration", () => {
  it("from nothing makes every store (G8)", async () => {
    const connected = await openDB("rollcall", DATABASE_VERSION, {
      // CAST: the present schema is what the migrations make.
      upgrade: (db, from) => migrate(db as unknown as Connected, from),
    });
    expect([...connected.objectStoreNames].toSorted()).toEqual(STORES);
    connected.close();
  });

  it.each(Array.from({ length: DATABASE_VERSION }, (_, version) => version))(
    "from version %i gives what the newest has, and twice is once (G8)",
    async (version) => {
      const shape = async (name: string): Promise<unknown> => {
        const connected = await connectionOf(openDatabase(name));
        const tx = connected.transaction([...connected.objectStoreNames]);
        return [...connected.objectStoreNames].map((store) => [
          store,
          tx.objectStore(store).keyPath,
          [...tx.objectStore(store).indexNames],
        ]);
      };
      if (version > 0)
        (
          await openDB("old", version, {
            upgrade: (db, from) => migrate(db as unknown as Connected, from),
          })
        ).close();
      expect(await shape("old")).toEqual(await shape("new"));
      expect(await shape("old")).toEqual(await shape("new"));
    },
  );
});

// CAST: idb's connection is a proxy of the fake's.
function unwrapped(
  connected: Connected,
): Parameters<typeof forceCloseDatabase>[0] {
  return unwrap(connected) as unknown as Parameters<
    typeof forceCloseDatabase
  >[0];
}
