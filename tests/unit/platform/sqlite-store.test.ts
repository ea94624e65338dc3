import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../platform/sqlite/open.ts";
import { migrate } from "../../../platform/sqlite/schema.ts";
import { createSqliteStore } from "../../../platform/sqlite-store.ts";
import { NOON, user, visit } from "./builders.ts";

describe("the store", () => {
  it("keeps the trail of pages with their times", async () => {
    const opened = openDatabase(":memory:");
    const { database } = opened;
    const store = createSqliteStore(opened, 60_000);
    await store.addUsers([user("ana")]);
    const help = {
      url: "https://shop.test/help",
      title: "Help",
      feature: null,
    };
    await store.recordVisit(visit("ana", NOON));
    await store.recordVisit(visit("ana", NOON + 7_000, { page: help }));
    await store.endSilent(NOON + 8_000, 0);
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
    const store = createSqliteStore(openDatabase(":memory:"), 60_000);
    await store.addUsers([user("ana"), user("bo")]);
    expect((await store.position()).seq).toBe(1);
    await store.apply([]);
    await store.endSilent(NOON, NOON);
    await store.apply([{ kind: "close", sessionId: "unknown", at: NOON }]);
    expect((await store.position()).seq).toBe(1);
  });

  it("takes back a batch that fails in the middle", async () => {
    const store = createSqliteStore(openDatabase(":memory:"), 60_000);
    await expect(store.addUsers([user("ana"), user("ana")])).rejects.toThrow(
      /UNIQUE/,
    );
    expect(await store.userCount()).toBe(0);
    expect((await store.position()).seq).toBe(0);
  });

  it("keeps no secret of a sign-in in the database", async () => {
    const opened = openDatabase(":memory:");
    const { database } = opened;
    const store = createSqliteStore(opened, 60_000);
    await store.addUsers([user("ana")]);
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
