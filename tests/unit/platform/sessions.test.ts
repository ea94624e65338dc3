import { describe, expect, it } from "vitest";
import { endSilentSessions } from "../../../platform/api/presence.ts";
import {
  BYE_GRACE_MS,
  HEARTBEAT_MS,
  ONLINE_WINDOW_MS,
} from "../../../platform/settings.ts";
import { NOON, PAGE, memoryStore, shownAt, user, visit } from "./builders.ts";

async function storeWithAna() {
  const store = memoryStore();
  await store.addUsers([user("ana"), user("bo")], NOON);
  return store;
}

async function anaAt(store: ReturnType<typeof memoryStore>, at: number) {
  await endSilentSessions(store, at);
  const [ana] = await shownAt(store, at);
  if (!ana) throw new Error("Ana is in every store.");
  return ana;
}

describe("a session", () => {
  it("begins with the first beat and lives as long as beats come", async () => {
    const store = await storeWithAna();
    let at = NOON;
    for (; at < NOON + 10 * HEARTBEAT_MS; at += HEARTBEAT_MS)
      await store.recordVisit(visit("ana", at));
    const { sessions, counts } = await anaAt(store, at);
    expect(sessions).toMatchObject([
      { startedAt: NOON, lastSeenAt: at - HEARTBEAT_MS, userAgent: "Test/1.0" },
    ]);
    expect(counts.sessions).toBe(1);
  });

  it("ends by silence, at the moment it was last seen", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    const edge = NOON + ONLINE_WINDOW_MS;
    expect((await anaAt(store, edge)).sessions).toHaveLength(1);
    const ana = await anaAt(store, edge + 1);
    expect(ana).toMatchObject({ sessions: [], lastSeenAt: NOON });
  });

  it("is another one when the browser wakes up after its end", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    const later = NOON + 2 * ONLINE_WINDOW_MS;
    await endSilentSessions(store, later);
    await store.recordVisit(visit("ana", later));
    const { sessions, counts } = await anaAt(store, later);
    expect(sessions).toMatchObject([{ startedAt: later }]);
    expect(sessions[0]?.id).not.toBe("browser of ana");
    expect(counts.sessions).toBe(2);
  });

  it("keeps the time of the last activity while beats say idle", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    const at = NOON + HEARTBEAT_MS;
    await store.recordVisit(visit("ana", at, { active: false, hidden: true }));
    expect(await anaAt(store, at)).toMatchObject({
      lastActiveAt: NOON,
      lastSeenAt: at,
      sessions: [{ lastActiveAt: NOON, lastSeenAt: at, hidden: true }],
    });
  });

  it("counts the time on a page from the change of its address", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    const moved = { ...PAGE, url: "https://shop.test/help" };
    await store.recordVisit(visit("ana", NOON + 5_000, { page: moved }));
    await store.recordVisit(
      visit("ana", NOON + 9_000, { page: { ...moved, title: "Help!" } }),
    );
    const { sessions } = await anaAt(store, NOON + 9_000);
    expect(sessions[0]?.page).toMatchObject({
      url: moved.url,
      title: "Help!",
      since: NOON + 5_000,
    });
  });

  it("ends after a bye, once another tab had its chance", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    await store.recordBye("ana", "browser of ana", NOON + 1_000);
    const edge = NOON + 1_000 + BYE_GRACE_MS;
    expect((await anaAt(store, edge)).sessions).toHaveLength(1);
    const ana = await anaAt(store, edge + 1);
    expect(ana).toMatchObject({ sessions: [], lastSeenAt: NOON + 1_000 });
  });

  it("survives a bye when another tab of the browser still beats", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON));
    await store.recordBye("ana", "browser of ana", NOON + 1_000);
    await store.recordVisit(visit("ana", NOON + HEARTBEAT_MS));
    const later = NOON + 1_000 + 2 * BYE_GRACE_MS;
    expect((await anaAt(store, later)).sessions).toHaveLength(1);
  });

  it("belongs to its person: the same key of another is another session", async () => {
    const store = await storeWithAna();
    await store.recordVisit(visit("ana", NOON, { key: "k" }));
    await store.recordVisit(visit("bo", NOON, { key: "k" }));
    await store.recordBye("bo", "k", NOON);
    const [ana, bo] = await shownAt(store, NOON);
    expect(ana?.sessions).toMatchObject([{ id: "k" }]);
    expect(bo?.sessions[0]?.id).not.toBe("k");
    expect((await anaAt(store, NOON + 60_000)).sessions).toHaveLength(1);
  });

  it("ends at once when its person signs out", async () => {
    const store = await storeWithAna();
    const { key } = await store.signIn("secret", "ana", NOON, NOON + 9e6);
    await store.recordVisit(visit("ana", NOON, { key }));
    await store.signOut("secret", NOON + 1);
    expect(await anaAt(store, NOON + 1)).toMatchObject({
      sessions: [],
      lastSeenAt: NOON + 1,
    });
    expect(await store.findSignIn("secret", NOON + 2)).toBeUndefined();
  });
});
