import { describe, expect, it } from "vitest";
import {
  BYE_GRACE_MS,
  ONLINE_WINDOW_MS,
  SNAPSHOT_HOLD_MS,
} from "../../../platform/settings.ts";
import {
  allPages,
  ask,
  freshFile,
  presence,
  signIn,
  start,
} from "./harness.ts";
import type { TestPlatform } from "./harness.ts";

async function sessionsOf(platform: TestPlatform, id: string) {
  const { users } = await presence(platform);
  return users.find((user) => user.id === id)?.sessions ?? [];
}

describe("presence", () => {
  it("is one snapshot in pages, although the world changes between them", async () => {
    await using platform = await start({ people: 100, pageSize: 20 });
    const ada = await signIn(platform, "ada@demo.test");
    const before = await presence(platform);
    const pages = [before];
    for (let { next } = before; next; next = pages.at(-1)?.next ?? null) {
      platform.clock.advance(3_000);
      await platform.tick();
      await ada.beat();
      pages.push(await presence(platform, next));
    }
    expect(pages).toHaveLength(6);
    for (const page of pages)
      expect(page).toMatchObject({
        epoch: before.epoch,
        seq: before.seq,
        snapshot: before.snapshot,
        serverTime: before.serverTime,
        total: 106,
      });
    const users = pages.flatMap((page) => page.users);
    expect(new Set(users.map(({ id }) => id)).size).toBe(106);
    expect(users.find(({ id }) => id === "demo-ada")?.sessions).toEqual([]);
    const later = await presence(platform);
    expect(later.seq).toBeGreaterThan(before.seq);
  });

  it("answers 304 while nothing changes, with the time of the server", async () => {
    await using platform = await start();
    const first = await ask(platform);
    const etag = first.headers.get("etag") ?? "";
    const now = platform.clock.advance(5_000);
    const second = await ask(platform, "/presence", { "if-none-match": etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe("");
    expect(second.headers.get("rollcall-server-time")).toBe(String(now));
    expect(second.headers.get("etag")).toBe(etag);

    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    const third = await ask(platform, "/presence", { "if-none-match": etag });
    expect(third.status).toBe(200);
  });

  it("no longer says 304 once silence has ended a session", async () => {
    await using platform = await start();
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    const etag = (await ask(platform)).headers.get("etag") ?? "";
    platform.clock.advance(ONLINE_WINDOW_MS + 1);
    const answer = await ask(platform, "/presence", { "if-none-match": etag });
    expect(answer.status).toBe(200);
    expect(await sessionsOf(platform, "demo-ada")).toEqual([]);
  });

  it("refuses a cursor that is none, and one whose time is over", async () => {
    await using platform = await start({ pageSize: 2 });
    const { next } = await presence(platform);
    expect((await ask(platform, "/presence?cursor=nonsense")).status).toBe(400);
    platform.clock.advance(SNAPSHOT_HOLD_MS + 1);
    const answer = await ask(platform, `/presence?cursor=${next}`);
    expect(answer.status).toBe(410);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringMatching(/Start again/),
    });
  });

  it("outlives a restart, and its numbers go on", async () => {
    const databaseFile = freshFile();
    const first = await start({ databaseFile, people: 30, seed: 4 });
    const ada = await signIn(first, "ada@demo.test");
    await ada.beat();
    const before = await presence(first);
    await first.stop();

    await using second = await start(
      { databaseFile, people: 99, seed: 9 },
      first.clock,
    );
    expect(second.notice).toMatch(/--people 30 --seed 4/);
    const after = await presence(second);
    expect(after.epoch).toBe(before.epoch);
    expect(after.seq).toBeGreaterThanOrEqual(before.seq);
    const ids = (page: typeof before) =>
      page.users.map(({ id, sessions }) => [id, sessions.map((s) => s.id)]);
    expect(ids(after)).toEqual(ids(before));
  });

  it("begins anew when told to", async () => {
    const databaseFile = freshFile();
    const first = await start({ databaseFile, people: 3 });
    const { epoch } = await presence(first);
    await first.stop();
    await using platform = await start({
      databaseFile,
      people: 5,
      reset: true,
    });
    const page = await presence(platform);
    expect(page.total).toBe(11);
    expect(page.epoch).not.toBe(epoch);
    expect(platform.notice).toBeNull();
  });

  it("is complete for 100,000 people", { timeout: 60_000 }, async () => {
    await using platform = await start({ people: 100_000 });
    const pages = await allPages(platform);
    expect(pages).toHaveLength(21);
    expect(new Set(pages.map(({ snapshot }) => snapshot)).size).toBe(1);
    const ids = new Set<string>();
    let online = 0;
    for (const { users } of pages)
      for (const { id, sessions } of users) {
        ids.add(id);
        if (sessions.length > 0) online += 1;
      }
    expect(ids.size).toBe(100_006);
    expect(online).toBeGreaterThan(12_000);
  });
});

describe("beats", () => {
  it("need a sign-in and a body that keeps the rules", async () => {
    await using platform = await start();
    const url = `${platform.base}/beat`;
    const stranger = await fetch(url, { method: "POST", body: "{}" });
    expect(stranger.status).toBe(401);
    const ada = await signIn(platform, "ada@demo.test");
    expect(await ada.beat({ active: "yes" })).toBe(400);
    expect(await ada.beat({ page: { url: "javascript:1", title: "" } })).toBe(
      400,
    );
    expect(await sessionsOf(platform, "demo-ada")).toEqual([]);
  });

  it("show the visitor with page and browser", async () => {
    await using platform = await start();
    const ada = await signIn(platform, "ada@demo.test");
    expect(await ada.beat()).toBe(204);
    expect(await sessionsOf(platform, "demo-ada")).toMatchObject([
      {
        hidden: false,
        page: { url: `${platform.demo}orders`, since: platform.clock.now() },
        userAgent: expect.any(String),
        ip: "127.0.0.1",
      },
    ]);
  });

  it("keep the session when only one of several tabs is closed", async () => {
    await using platform = await start();
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    expect(await ada.bye()).toBe(204);
    platform.clock.advance(15_000);
    await ada.beat();
    platform.clock.advance(BYE_GRACE_MS);
    expect(await sessionsOf(platform, "demo-ada")).toHaveLength(1);
    await ada.bye();
    platform.clock.advance(BYE_GRACE_MS + 1);
    expect(await sessionsOf(platform, "demo-ada")).toEqual([]);
  });

  it("end at once with the sign-out", async () => {
    await using platform = await start();
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    expect(await ada.signOut()).toBe(303);
    expect(await sessionsOf(platform, "demo-ada")).toEqual([]);
    expect(await ada.beat()).toBe(401);
  });
});
