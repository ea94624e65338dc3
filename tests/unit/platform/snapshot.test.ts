import { describe, expect, it } from "vitest";
import { SNAPSHOT_HOLD_MS } from "../../../platform/settings.ts";
import { NOON, memoryStore, rowsAt, user, visit } from "./builders.ts";

const PEOPLE = ["zoe", "ana", "bo", "mia"];

async function fullStore() {
  const store = memoryStore();
  await store.addUsers(
    PEOPLE.map((id) => user(id)),
    NOON,
  );
  return store;
}

describe("a snapshot", () => {
  it("lists people in the order in which they joined", async () => {
    const rows = await rowsAt(await fullStore(), NOON);
    expect(rows.map((row) => JSON.parse(row).id)).toEqual(PEOPLE);
  });

  it("stays as it was while the world goes on", async () => {
    const store = await fullStore();
    const { id } = await store.takeSnapshot(NOON);
    await store.recordVisit(visit("mia", NOON + 1));
    await store.addUsers([user("new")], NOON + 1);
    const page = await store.readSnapshot(id, 2, 9, NOON + 2);
    expect(page?.head).toMatchObject({ seq: 1, serverTime: NOON, total: 4 });
    expect(page?.rows).toHaveLength(2);
    expect(page?.rows.join()).not.toContain("shop.test");
  });

  it("is forgotten after a while", async () => {
    const store = await fullStore();
    const { id } = await store.takeSnapshot(NOON);
    const edge = NOON + SNAPSHOT_HOLD_MS;
    expect(await store.readSnapshot(id, 0, 9, edge)).toBeDefined();
    expect(await store.readSnapshot(id, 0, 9, edge + 1)).toBeUndefined();
  });

  it("has another name when the same directory is read later", async () => {
    const store = await fullStore();
    const first = await store.takeSnapshot(NOON);
    const second = await store.takeSnapshot(NOON + 5_000);
    expect(second).toMatchObject({ seq: first.seq, serverTime: NOON + 5_000 });
    expect(second.id).not.toBe(first.id);
  });

  it("has the same bytes for whom nothing changed", async () => {
    const store = await fullStore();
    const before = await rowsAt(store, NOON);
    await store.recordVisit(visit("ana", NOON));
    const after = await rowsAt(store, NOON + 5_000);
    const changed = after.filter((row, index) => row !== before[index]);
    expect(changed.map((row) => JSON.parse(row).id)).toEqual(["ana"]);
  });

  it("leaves out a name that is not known", async () => {
    const store = memoryStore();
    await store.addUsers([user("ana", { name: null, company: null })], NOON);
    const [row = ""] = await rowsAt(store, NOON);
    expect(JSON.parse(row)).toEqual({
      id: "ana",
      email: "ana@acme.test",
      role: "agent",
      account: "active",
      lastLoginAt: null,
      lastActiveAt: null,
      lastSeenAt: null,
      counts: { sessions: 0, messages: 0, questions: 0 },
      sessions: [],
    });
  });
});
