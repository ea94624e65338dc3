import { describe, expect, it } from "vitest";
import {
  MOST_DELTAS,
  MOST_PEOPLE_TOLD,
  ONLINE_WINDOW_MS,
} from "../../../platform/settings.ts";
import { until } from "../../support/until.ts";
import { freshFile, presence, rawStatus, signIn, start } from "./harness.ts";
import type { TestPlatform } from "./harness.ts";
import { fold, follow } from "./stream-client.ts";

/** Lets time pass until the platform stands at `seq` or behind it. */
async function liveUntil(platform: TestPlatform, seq: number) {
  for (;;) {
    platform.clock.advance(1_000);
    await platform.tick();
    const page = await presence(platform);
    if (page.seq >= seq) return page;
  }
}

const byId = (users: readonly { readonly id: string }[]) =>
  new Map(users.map((user) => [user.id, user]));

describe("the stream", () => {
  it("says at once where it stands", async () => {
    await using platform = await start();
    const { epoch, seq } = await presence(platform);
    using stream = await follow(platform);
    expect(await stream.event(0)).toMatchObject({
      name: "heartbeat",
      id: `${epoch}:${seq}`,
      data: { epoch, seq, serverTime: platform.clock.now() },
    });
    expect(stream.retry()).toBeGreaterThan(0);
    expect(stream.answer.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "rollcall-server-time": String(platform.clock.now()),
    });
  });

  it("tells of each beat, sign-in and sign-out with the whole person", async () => {
    await using platform = await start();
    using stream = await follow(platform);
    const { data } = await stream.event(0);
    const at = platform.clock.advance(1_000);
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    const later = platform.clock.advance(1_000);
    await ada.signOut();
    await stream.reached(data.seq + 3);
    const [signedIn, beat, signedOut] = stream.deltas();
    const { epoch } = data;
    expect(signedIn).toMatchObject({
      id: `${epoch}:${data.seq + 1}`,
      data: { epoch, seq: data.seq + 1, serverTime: at, remove: [] },
    });
    expect(signedIn?.data.upsert).toMatchObject([
      { id: "demo-ada", lastLoginAt: at, sessions: [] },
    ]);
    expect(beat?.data).toMatchObject({ seq: data.seq + 2, serverTime: at });
    expect(beat?.data.upsert?.[0]?.sessions).toHaveLength(1);
    expect(signedOut?.data).toMatchObject({ seq: data.seq + 3 });
    expect(signedOut?.data.serverTime).toBe(later);
    const { users } = await presence(platform);
    expect(signedOut?.data.upsert).toEqual(
      users.filter(({ id }) => id === "demo-ada"),
    );
  });

  it("says the same to everybody", async () => {
    await using platform = await start({ people: 60 });
    using one = await follow(platform);
    using other = await follow(platform);
    const { data } = await one.event(0);
    await other.event(0);
    const { seq } = await liveUntil(platform, data.seq + 20);
    await Promise.all([one.reached(seq), other.reached(seq)]);
    expect(one.events.map(({ text }) => text)).toEqual(
      other.events.map(({ text }) => text),
    );
  });

  it("brings a snapshot to what a later snapshot says", async () => {
    await using platform = await start({ people: 200 });
    const before = await presence(platform);
    using stream = await follow(platform, `${before.epoch}:${before.seq}`);
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    let time = 0;
    for (const wait of [1_000, 40_000, 3_600_000, 7 * 3_600_000, 15_000]) {
      platform.clock.advance(wait);
      await platform.tick();
      const after = await presence(platform);
      await stream.reached(after.seq);
      const deltas = stream.deltas();
      expect(fold(before.users, deltas)).toEqual(byId(after.users));
      expect(deltas.map(({ data }) => data.seq)).toEqual(
        deltas.map((_, index) => before.seq + 1 + index),
      );
      const { serverTime } = deltas.at(-1)?.data ?? { serverTime: 0 };
      expect(serverTime).toBeGreaterThanOrEqual(time);
      expect(serverTime).toBeLessThanOrEqual(after.serverTime);
      time = serverTime;
    }
  });

  it("tells a large change in events that a reader can hold", async () => {
    await using platform = await start({ people: 10_000 });
    using stream = await follow(platform);
    const { data } = await stream.event(0);
    platform.clock.advance(15_000);
    await platform.tick();
    const { seq } = await presence(platform);
    expect(seq - data.seq).toBeGreaterThan(1);
    await stream.reached(seq);
    for (const { text } of stream.events)
      expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  });
});

describe("a reader that comes back", () => {
  it("gets exactly what it missed", async () => {
    await using platform = await start({ people: 100 });
    const before = await presence(platform);
    using whole = await follow(platform);
    const interrupted = await follow(platform);
    await interrupted.event(0);
    await interrupted.reached((await liveUntil(platform, before.seq + 5)).seq);
    interrupted.answer.destroy();
    await liveUntil(platform, before.seq + 15);
    using resumed = await follow(platform, interrupted.lastId());
    const after = await liveUntil(platform, before.seq + 20);
    await Promise.all([resumed.reached(after.seq), whole.reached(after.seq)]);
    const got = [...interrupted.deltas(), ...resumed.events];
    expect(got.map(({ text }) => text)).toEqual(
      whole.deltas().map(({ text }) => text),
    );
    expect(fold(before.users, got)).toEqual(byId(after.users));
  });

  it("learns at once that it missed nothing", async () => {
    await using platform = await start();
    const { epoch, seq } = await presence(platform);
    using stream = await follow(platform, `${epoch}:${seq}`);
    expect(await stream.event(0)).toMatchObject({
      name: "heartbeat",
      data: { epoch, seq },
    });
  });

  it.each([
    ["unknown epoch", () => "0123456789ab:1"],
    ["ahead", (epoch: string, seq: number) => `${epoch}:${seq + 1}`],
    ["malformed", () => "nonsense"],
    ["malformed", (epoch: string) => `${epoch}:-1`],
    ["malformed", (epoch: string, seq: number) => `${epoch}:${seq}, x:1`],
  ])("is reset once: %s", async (reason, idFrom) => {
    await using platform = await start();
    const { epoch, seq } = await presence(platform);
    using stream = await follow(platform, idFrom(epoch, seq));
    expect(await stream.event(0)).toMatchObject({
      name: "reset",
      id: `${epoch}:${seq}`,
      data: { epoch, seq, serverTime: platform.clock.now(), reason },
    });
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    await stream.reached(seq + 2);
    expect(stream.events.map(({ name }) => name)).toEqual([
      "reset",
      "delta",
      "delta",
    ]);
  });

  it("is reset once when it was away for too long", async () => {
    await using platform = await start();
    const { epoch, seq } = await presence(platform);
    const ada = await signIn(platform, "ada@demo.test");
    for (let beats = 0; beats <= MOST_DELTAS; beats += 1) {
      platform.clock.advance(1);
      await ada.beat();
    }
    const now = await presence(platform);
    using late = await follow(platform, `${epoch}:${seq}`);
    using inTime = await follow(platform, `${epoch}:${now.seq - MOST_DELTAS}`);
    expect((await late.event(0)).data).toMatchObject({
      seq: now.seq,
      reason: "too old",
    });
    await ada.signOut();
    await Promise.all([late.reached(now.seq + 1), inTime.reached(now.seq + 1)]);
    expect(late.events.map(({ name }) => name)).toEqual(["reset", "delta"]);
    expect(inTime.deltas()).toHaveLength(MOST_DELTAS + 1);
  });

  it("is reset when more changed at once than is worth telling", async () => {
    await using platform = await start({ people: MOST_PEOPLE_TOLD });
    const { epoch, seq } = await presence(platform);
    expect(seq).toBeGreaterThan(0);
    using stream = await follow(platform, `${epoch}:0`);
    expect(await stream.event(0)).toMatchObject({ name: "reset" });
  });

  it("goes on after a restart of the platform", async () => {
    const options = { databaseFile: freshFile(), people: 50 };
    const first = await start(options);
    const before = await presence(first);
    const stream = await follow(first);
    await stream.event(0);
    const ada = await signIn(first, "ada@demo.test");
    await ada.beat();
    await stream.reached(before.seq + 2);
    stream.answer.destroy();
    await liveUntil(first, before.seq + 5);
    await first.stop();

    first.clock.advance(60_000);
    await using second = await start(options, first.clock);
    using resumed = await follow(second, stream.lastId());
    const after = await presence(second);
    expect(after.epoch).toBe(before.epoch);
    await resumed.reached(after.seq);
    expect(resumed.events.every(({ name }) => name === "delta")).toBe(true);
    const got = [...stream.deltas(), ...resumed.deltas()];
    expect(got.map(({ data }) => data.seq)).toEqual(
      got.map((_, index) => before.seq + 1 + index),
    );
    expect(fold(before.users, got)).toEqual(byId(after.users));
  });

  it("is reset when the database was begun anew", async () => {
    const databaseFile = freshFile();
    const first = await start({ databaseFile });
    const { epoch, seq } = await presence(first);
    await first.stop();
    await using second = await start({ databaseFile, reset: true });
    using stream = await follow(second, `${epoch}:${seq}`);
    expect((await stream.event(0)).data.reason).toBe("unknown epoch");
  });
});

describe("a quiet stream", () => {
  it("says again and again that everybody is still there", async () => {
    await using platform = await start({ speed: 600 });
    using stream = await follow(platform);
    const first = await stream.event(0);
    const now = platform.clock.advance(5_000);
    expect(await stream.event(2)).toMatchObject({
      name: "heartbeat",
      id: first.id,
      data: { seq: first.data.seq, serverTime: now },
    });
  });

  it("ends who fell silent before it says so", async () => {
    await using platform = await start({ speed: 600 });
    const ada = await signIn(platform, "ada@demo.test");
    await ada.beat();
    using stream = await follow(platform);
    await stream.event(0);
    platform.clock.advance(ONLINE_WINDOW_MS + 1);
    const delta = await until(() => stream.deltas()[0] ?? null);
    expect(delta.data.upsert).toMatchObject([{ id: "demo-ada", sessions: [] }]);
  });
});

describe("the end of a stream", () => {
  it("is announced when the platform stops, at different times to come back", async () => {
    const platform = await start();
    const streams = await Promise.all(
      Array.from({ length: 100 }, () => follow(platform)),
    );
    await Promise.all(streams.map((stream) => stream.event(0)));
    await platform.stop();
    await until(() => streams.every((stream) => stream.ended() === "ended"));
    const byes = streams.map(({ events }) => events.at(-1));
    for (const bye of byes)
      expect(bye).toMatchObject({
        name: "bye",
        id: undefined,
        data: { reason: "stopping", retryMs: expect.any(Number) },
      });
    const times = new Set(byes.map((bye) => bye?.data.retryMs));
    expect(times.size).toBeGreaterThan(50);
  });

  it("is announced to a reader that is behind, too", async () => {
    const platform = await start({ people: 5_000 });
    using stream = await follow(platform);
    await stream.event(0);
    stream.answer.pause();
    for (let ticks = 0; ticks < 25; ticks += 1) {
      platform.clock.advance(15_000);
      await platform.tick();
      await presence(platform);
    }
    const stopped = platform.stop();
    stream.answer.resume();
    await stopped;
    await until(() => stream.ended() === "ended");
    expect(stream.events.at(-1)?.name).toBe("bye");
  });

  it("comes for a reader that does not read, and for no other", async () => {
    const options = { people: 5_000, pageSize: 9_999, readerPatienceMs: 50 };
    await using platform = await start(options);
    const before = await presence(platform);
    using fast = await follow(platform);
    const slow = await follow(platform);
    await Promise.all([fast.event(0), slow.event(0)]);
    slow.answer.pause();
    // More than the buffers of both ends of a connection hold together.
    while (fast.bytes() < 16_000_000) {
      platform.clock.advance(15_000);
      await platform.tick();
      await fast.reached((await presence(platform)).seq);
    }
    slow.answer.resume();
    expect(await until(slow.ended)).toBe("broken");
    expect(fast.ended()).toBeNull();

    // With so little patience it may take more than one try.
    const got = [...slow.deltas()];
    for (let from = slow.lastId(); from !== fast.lastId();) {
      using resumed = await follow(platform, from);
      const done = () => resumed.lastId() === fast.lastId();
      await until(() => done() || resumed.ended());
      got.push(...resumed.deltas());
      from = resumed.lastId() || from;
    }
    expect(got.map(({ text }) => text)).toEqual(
      fast.deltas().map(({ text }) => text),
    );
    expect(fold(before.users, got)).toEqual(
      byId((await presence(platform)).users),
    );
  });
});

describe("the address of the stream", () => {
  it("needs the token", async () => {
    await using platform = await start();
    const answer = await fetch(`${platform.base}/stream`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const authorization = `Bearer ${platform.token}`;
    const origin = "https://evil.test";
    const headers = { origin, authorization };
    expect(await rawStatus(`${platform.base}/stream`, headers)).toBe(403);
  });

  it("answers to GET, and to HEAD without a stream", async () => {
    await using platform = await start();
    const headers = { authorization: `Bearer ${platform.token}` };
    const url = `${platform.base}/stream`;
    const head = await fetch(url, { method: "HEAD", headers });
    expect(head.status).toBe(200);
    expect(head.headers.get("content-type")).toBe("text/event-stream");
    const post = await fetch(url, { method: "POST", headers });
    expect(post.status).toBe(405);
    expect(post.headers.get("allow")).toBe("GET, HEAD");
  });
});
