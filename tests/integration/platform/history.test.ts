import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../platform/settings.ts";
import { NOON } from "../../unit/platform/builders.ts";
import { type TestPlatform, ask, signIn, start } from "./harness.ts";

interface Told {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly engagedMs?: number;
  readonly away?: readonly (readonly [number, number])[];
  readonly pages: readonly {
    readonly url: string;
    readonly from: number;
    readonly to: number | null;
  }[];
  readonly device?: object;
  readonly ip?: string;
  readonly title?: string;
  readonly url?: string;
  readonly messages?: readonly { readonly at: number }[];
}

interface Page {
  readonly serverTime: number;
  readonly next: string | null;
  readonly coverage: readonly (readonly [number, number])[];
  readonly sessions: readonly Told[];
}

async function page(platform: TestPlatform, path: string): Promise<Page> {
  const answer = await ask(platform, path);
  expect(answer.status).toBe(200);
  // CAST: the tests check what they read.
  return (await answer.json()) as Page;
}

async function chain(platform: TestPlatform, path: string): Promise<Page[]> {
  const pages = [await page(platform, path)];
  const mark = path.includes("?") ? "&" : "?";
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await page(platform, `${path}${mark}cursor=${next}`));
  return pages;
}

const range = (from: number, to: number) => `/history?from=${from}&to=${to}`;

const withPast = (historyPageSize: number) =>
  start({ people: 40, seed: 5, pastMs: 3 * DAY, historyPageSize });

describe("the history", () => {
  it("tells the sessions that overlap a range, oldest start first, in pages of any size", async () => {
    await using small = await withPast(7);
    await using large = await withPast(10_000);
    const asked = range(NOON - 2 * DAY, NOON - DAY);
    const [whole] = await chain(large, asked);
    const parts = await chain(small, asked);
    const sessions = parts.flatMap((part) => part.sessions);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.every((part) => part.sessions.length <= 7)).toBe(true);
    expect(sessions.map(({ id }) => id)).toEqual(
      whole?.sessions.map(({ id }) => id),
    );
    const starts = sessions.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    for (const { startedAt, endedAt } of sessions) {
      expect(startedAt).toBeLessThan(NOON - DAY);
      expect(endedAt ?? NOON).toBeGreaterThan(NOON - 2 * DAY);
    }
  });

  it("vouches for the time in which a platform ran, and for no other", async () => {
    await using platform = await withPast(500);
    const first = await page(platform, range(NOON - 9 * DAY, NOON + HOUR));
    expect(first.coverage).toEqual([[NOON - 3 * DAY, NOON]]);
    platform.clock.advance(MINUTE);
    const later = await page(platform, range(NOON - HOUR, NOON + HOUR));
    expect(later.coverage).toEqual([[NOON - HOUR, NOON + MINUTE]]);
    expect(later.serverTime).toBe(NOON + MINUTE);
  });

  it("tells pages, device, address and engaged time, and who left a laptop open", async () => {
    await using platform = await withPast(500);
    const pages = await chain(platform, range(NOON - 3 * DAY, NOON));
    const sessions = pages.flatMap((part) => part.sessions);
    for (const {
      startedAt,
      endedAt,
      pages: trail,
      engagedMs = -1,
    } of sessions) {
      expect(trail[0]?.from).toBe(startedAt);
      expect(trail.at(-1)?.to).toBe(endedAt);
      expect(engagedMs).toBeGreaterThanOrEqual(0);
    }
    expect(sessions.some(({ device }) => device !== undefined)).toBe(true);
    const away = sessions.filter((session) => session.away !== undefined);
    expect(away.length).toBeGreaterThan(0);
    for (const { endedAt, away: times = [] } of away)
      expect(times.at(-1)?.[1]).toBeLessThanOrEqual(endedAt ?? NOON);
  });

  it("counts the engaged time and the absences of a real visitor from the beats", async () => {
    await using platform = await start({});
    const browser = await signIn(platform, "ada@demo.test");
    const { clock } = platform;
    const minutes = (count: number) => clock.advance(count * MINUTE);
    await browser.beat();
    // The page stays open all the time; only the acts are rare.
    for (let at = 0; at < 9; at += 1) {
      minutes(1);
      await browser.beat({ active: at === 8 });
    }
    for (let at = 0; at < 40; at += 1) {
      minutes(1);
      await browser.beat({ active: at === 39 });
    }
    await browser.signOut();
    const { sessions } = await page(platform, range(NOON, NOON + DAY));
    expect(sessions).toMatchObject([
      {
        startedAt: NOON,
        endedAt: NOON + 49 * MINUTE,
        engagedMs: 9 * MINUTE,
        away: [[NOON + 39 * MINUTE, NOON + 49 * MINUTE]],
      },
    ]);
  });

  it.each([
    ["no range", "/history"],
    ["a range that ends before it begins", range(NOON, NOON)],
    ["a time that is none", "/history?from=yesterday&to=5"],
    ["a cursor that is none", `${range(1, 2)}&cursor=xyz`],
  ])("answers %s with a problem", async (_, path) => {
    await using platform = await start({});
    const answer = await ask(platform, path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("asks for the token", async () => {
    await using platform = await start({});
    for (const path of [range(1, 2), "/users/demo-ada/sessions"])
      expect((await fetch(`${platform.base}${path}`)).status).toBe(401);
  });
});

describe("the sessions of one person", () => {
  it("come newest first, page by page, some with what was asked in them", async () => {
    await using platform = await start({
      people: 40,
      seed: 5,
      pastMs: 20 * DAY,
    });
    const history = await chain(platform, range(NOON - 20 * DAY, NOON));
    const all = history.flatMap((part) => part.sessions);
    const { userId = "" } = all[0] ?? {};
    const pages = await chain(platform, `/users/${userId}/sessions`);
    const theirs = pages.flatMap((part) => part.sessions);
    expect(pages.length).toBeGreaterThan(1);
    expect(theirs.map(({ id }) => id)).toEqual(
      all
        .filter((session) => session.userId === userId)
        .map(({ id }) => id)
        .reverse(),
    );
    const talks = theirs.filter(({ title }) => title !== undefined);
    expect(talks.length).toBeGreaterThan(0);
    expect(talks.length).toBeLessThan(theirs.length);
    for (const { url, messages } of talks) {
      expect((await fetch(url ?? "", { redirect: "manual" })).status).toBe(303);
      expect(messages?.length).toBeGreaterThan(1);
    }
    const [again] = await chain(platform, `/users/${userId}/sessions`);
    expect(again).toEqual(pages[0]);
  });

  it.each(["nobody", "%", "u00001%2F", "U00001"])(
    "answers 404 for %s",
    async (id) => {
      await using platform = await start({ people: 3 });
      const answer = await ask(platform, `/users/${id}/sessions`);
      expect(answer.status).toBe(404);
    },
  );
});
