import { mkdtempSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../platform/sqlite/open.ts";
import { migrate } from "../../../platform/sqlite/schema.ts";
import { createSqliteStore } from "../../../platform/sqlite-store.ts";
import { NOON, STORE, user, visit } from "./builders.ts";

describe("the store", () => {
  it("keeps the trail of pages with their times", async () => {
    const opened = openDatabase(":memory:");
    const { database } = opened;
    const store = createSqliteStore(opened, STORE);
    await store.addUsers([user("ana")], NOON);
    const help = {
      url: "https://shop.test/help",
      title: "Help",
      feature: null,
    };
    await store.recordVisit(visit("ana", NOON));
    await store.recordVisit(visit("ana", NOON + 7_000, { page: help }));
    await store.endSilent(NOON + 8_000, 0, NOON + 8_000);
    const trail = database
      .prepare("SELECT title, from_at, to_at FROM page_visits ORDER BY number")
      .all();
    expect(trail).toEqual([
      { title: "Orders", from_at: NOON, to_at: NOON + 7_000 },
      { title: "Help", from_at: NOON + 7_000, to_at: NOON + 7_000 },
    ]);
    await store.prune(NOON + 9_000);
    expect(database.prepare("SELECT * FROM page_visits").all()).toEqual([]);
  });

  it("raises seq once for a batch and not for nothing", async () => {
    const store = createSqliteStore(openDatabase(":memory:"), STORE);
    await store.addUsers([user("ana"), user("bo")], NOON);
    expect((await store.position()).seq).toBe(1);
    await store.apply([], NOON);
    await store.endSilent(NOON, NOON, NOON);
    await store.apply(
      [{ kind: "close", sessionId: "unknown", at: NOON }],
      NOON,
    );
    expect((await store.position()).seq).toBe(1);
  });

  it("takes back a batch that fails in the middle", async () => {
    const store = createSqliteStore(openDatabase(":memory:"), STORE);
    await expect(
      store.addUsers([user("ana"), user("ana")], NOON),
    ).rejects.toThrow(/UNIQUE/);
    expect(await store.userCount()).toBe(0);
    expect((await store.position()).seq).toBe(0);
  });

  it("says after each batch that something changed, until nobody listens", async () => {
    const store = createSqliteStore(openDatabase(":memory:"), STORE);
    const heard: number[] = [];
    const end = store.onCommit(() => heard.push(heard.length));
    await store.addUsers([user("ana")], NOON);
    await store.recordVisit(visit("nobody", NOON));
    await store.prune(NOON);
    await store.recordVisit(visit("ana", NOON));
    expect(heard).toHaveLength(2);
    end();
    await store.recordVisit(visit("ana", NOON + 1));
    expect(heard).toHaveLength(2);
  });

  it("takes over a database that knew no deltas yet", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "rollcall-")), "old.sqlite");
    const opened = openDatabase(file);
    opened.database.exec(
      `DROP TABLE numbering; DROP TABLE deltas; DROP TABLE watched; DROP TABLE absences;
       DROP INDEX sessions_by_start; DROP INDEX sessions_of_user;
       ALTER TABLE sessions DROP COLUMN engaged_ms; PRAGMA user_version = 1`,
    );
    opened.close();
    const store = createSqliteStore(openDatabase(file), STORE);
    await store.addUsers([user("ana")], NOON);
    const { epoch, seq } = await store.position();
    expect(seq).toBe(1);
    expect(await store.deltasAfter({ epoch, seq: 0 }, 9)).toMatchObject({
      ok: true,
      deltas: [{ seq: 1 }],
    });
    await store.close();
  });

  it("keeps no secret of a sign-in in the database", async () => {
    const opened = openDatabase(":memory:");
    const { database } = opened;
    const store = createSqliteStore(opened, STORE);
    await store.addUsers([user("ana")], NOON);
    await store.signIn("secret", "ana", NOON, NOON + 1);
    const rows = database.prepare("SELECT * FROM sign_ins").all();
    expect(JSON.stringify(rows)).not.toContain("secret");
    expect(await store.findSignIn("secret", NOON)).toMatchObject({
      userId: "ana",
    });
    expect(await store.findSignIn("secret", NOON + 1)).toBeUndefined();
  });

  it("refuses a database of a newer version", () => {
    const database = new DatabaseSync(":memory:");
    database.exec("PRAGMA user_version = 99");
    expect(() => migrate(database)).toThrow(/schema version 99/);
  });
});
