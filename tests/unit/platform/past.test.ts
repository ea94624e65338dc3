import { describe, expect, it } from "vitest";
import type { PastSession } from "../../../platform/history.ts";
import { endSilentSessions } from "../../../platform/api/presence.ts";
import { DAY, HOUR, MINUTE } from "../../../platform/settings.ts";
import type { Store } from "../../../platform/store.ts";
import { openWorld } from "../../../platform/world.ts";
import { memoryStore } from "./builders.ts";

const TUESDAY = Date.parse("2026-03-03T06:00:00Z");
const DEMO = "http://shop.test/demo";
const SIZE = { people: 60, seed: 3 };

async function wholeHistory(
  store: Store,
  from: number,
  to: number,
): Promise<PastSession[]> {
  const page = await store.history({ from, to }, null, 100_000);
  expect(page.next).toBeNull();
  return [...page.sessions];
}

/** What a platform that ran from `from` to `to` knows at `to`. */
async function lived(from: number, to: number): Promise<Store> {
  const store = memoryStore();
  const { life } = await openWorld(store, SIZE, DEMO, from);
  for (let at = from; at <= to; at += 20_000) {
    await life.advance(at);
    await endSilentSessions(store, at);
  }
  return store;
}

async function made(from: number, to: number): Promise<Store> {
  const store = memoryStore();
  await openWorld(store, { ...SIZE, pastMs: to - from }, DEMO, to);
  return store;
}

const byId = (a: PastSession, b: PastSession) => (a.id < b.id ? -1 : 1);

describe("a past that is made up", () => {
  it("is what the same people would have lived through, to the millisecond", async () => {
    const to = TUESDAY + 9 * HOUR;
    const begunSince = ({ startedAt }: PastSession) => startedAt >= TUESDAY;
    const theirs = (await wholeHistory(await lived(TUESDAY, to), TUESDAY, to))
      .filter(begunSince)
      .sort(byId);
    const ours = (await wholeHistory(await made(TUESDAY, to), TUESDAY, to))
      .filter(begunSince)
      .sort(byId);
    expect(theirs.length).toBeGreaterThan(60);
    expect(ours).toEqual(theirs);
  }, 30_000);

  it("goes on where it stops: who is online then stays in the same session", async () => {
    const from = TUESDAY - DAY;
    const at = TUESDAY + 9 * HOUR;
    const store = await made(from, at);
    const before = await wholeHistory(store, from, at);
    const running = before.filter(({ endedAt }) => endedAt === null);
    expect(running.length).toBeGreaterThan(3);
    expect(new Set(before.map(({ id }) => id)).size).toBe(before.length);
    expect(await store.watchedIn({ from: 0, to: at + 1 })).toEqual([
      { from, to: at },
    ]);
    await store.watchUntil(at + MINUTE);
    expect(await store.watchedIn({ from: 0, to: at + DAY })).toEqual([
      { from, to: at + MINUTE },
    ]);
  });

  it("gives a month of 200 people within seconds", async () => {
    const store = memoryStore();
    await openWorld(
      store,
      { people: 200, seed: 1, pastMs: 30 * DAY },
      DEMO,
      TUESDAY,
    );
    const sessions = await wholeHistory(store, TUESDAY - 30 * DAY, TUESDAY);
    expect(sessions.length).toBeGreaterThan(5000);
    const isWrong = ({ startedAt, endedAt, engagedMs, pages }: PastSession) =>
      engagedMs === null ||
      engagedMs > (endedAt ?? TUESDAY) - startedAt ||
      pages[0]?.from !== startedAt ||
      pages.at(-1)?.to !== endedAt;
    expect(sessions.filter(isWrong)).toEqual([]);
  }, 30_000);
});
