import { forceCloseDatabase } from "fake-indexeddb";
import { deleteDB, openDB, unwrap } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Connected,
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { DATABASE_VERSION } from "../../../utils/storage/migrations.ts";
import { readSources, writeSource } from "../../../utils/storage/settings.ts";
import { newDisk, source, valueOf } from "./journal-world.ts";

beforeEach(newDisk);

/** The connection that a database works on. */
const connectionOf = async (db: Database): Promise<Connected> =>
  valueOf(await db.use((connected) => Promise.resolve(connected)));

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

// CAST: idb's connection is a proxy of the fake's.
function unwrapped(
  connected: Connected,
): Parameters<typeof forceCloseDatabase>[0] {
  return unwrap(connected) as unknown as Parameters<
    typeof forceCloseDatabase
  >[0];
}
