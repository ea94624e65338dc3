import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../platform/platform.ts";
import type { Analytics } from "../../utils/domain/analytics/analytics.ts";
import { analyticsOf } from "../../utils/domain/analytics/analytics-of.ts";
import { NO_COVERAGE, observedAt } from "../../utils/domain/coverage.ts";
import { DAY, HOUR, SECOND, instant } from "../../utils/domain/instant.ts";
import { pageName } from "../../utils/domain/page-name.ts";
import { DEFAULT_LIMITS } from "../../utils/domain/source.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { freshFile } from "../integration/platform/harness.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { lookWithAxe } from "../support/axe.ts";
import { connectTo } from "../support/connect.ts";
import { copyDatabase } from "../support/copied-database.ts";
import { type Downloads, allowDownloads } from "../support/downloads.ts";
import { listPage } from "../support/list-page.ts";
import { type PlatformPast, openPast } from "../support/platform-past.ts";
import {
  type StallingProxy,
  startStallingProxy,
} from "../support/stalling-proxy.ts";
import { until } from "../support/until.ts";
import { unwrap } from "../support/unwrap.ts";
import "fake-indexeddb/auto";

/** A Sunday night: who is there has one login each, so nobody was seen in the middle of two. */
const BEGAN = Date.UTC(2026, 2, 8, 3);
const NOW = BEGAN + 1000;
const DAYS = 31;
const PATIENCE_MS = 60_000;

interface Range {
  readonly from: number;
  readonly to: number;
}

let platform: RunningPlatform;
let line: StallingProxy;
let chromium: ChromiumExtension;
let page: Page;
let past: PlatformPast;
let analytics: ((range: Range) => Promise<Analytics>) | undefined;
let now = BEGAN;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startPlatform({
      clock: { now: () => now },
      databaseFile: freshFile(),
      people: 60,
      seed: 5,
      pastMs: DAYS * DAY,
      historyPageSize: 60,
      tickEveryMs: 0,
    }),
    launchExtension(),
  ]);
  line = await startStallingProxy(platform.base);
  await connectTo(chromium, { base: line.base, token: platform.token });
});

afterAll(async () => {
  past?.close();
  await chromium?.close();
  await line?.stop();
  await platform?.stop();
});

const press = async (name: string): Promise<void> => {
  const button = await page.waitForSelector(
    `::-p-aria(${name}[role="button"])`,
    { timeout: PATIENCE_MS },
  );
  await button?.click();
};

const says = (wanted: RegExp): Promise<string> =>
  until(async () => {
    const words = await page.$$eval(".import", (boxes) =>
      boxes.map((box) => box.textContent ?? "").join(),
    );
    return wanted.test(words) && words;
  }, PATIENCE_MS);

/** Holds the platform's answers back as soon as it was asked for so many more parts of its history. */
const holdAfter = async (parts: number): Promise<void> => {
  const asked = (): number =>
    line.requests.filter(({ path }) => path.includes("/history?")).length;
  const first = asked();
  await until(() => asked() >= first + parts, PATIENCE_MS);
  line.stall();
};

describe("a month of the platform's history", () => {
  it("is fetched from where it is missed, stopped, gone on with in the options, and survives the worker's death", async () => {
    // Who is there is seen twice: what is seen once has no length.
    await until(async () => (await connected()).seenAt === BEGAN, PATIENCE_MS);
    now = NOW;
    await platform.tick();
    await chromium.send({ type: "refresh", source: (await connected()).id });
    await until(async () => (await connected()).seenAt === NOW, PATIENCE_MS);
    page = await chromium.open("dashboard.html#/analytics?range=30d&zone=utc");
    await press("Fetch the platform's history");
    await holdAfter(6);
    await says(/[1-9]\d* % fetched/);
    await press("Stop");
    await says(/Stopped at [1-9]\d* %/);
    await page.close();
    line.goOn();
    page = await chromium.open("options.html");
    await says(/Stopped at [1-9]\d* %/);
    await press("Go on");
    await holdAfter(6);
    await chromium.killWorker();
    line.goOn();
    await chromium.wake();
    expect(await says(/observed now/)).toMatch(
      /[\d,]+ sessions from 30 days; observed now 100 %/,
    );
  });

  it("gives the numbers that the platform's own tables give, for each range", async () => {
    past = openPast(platform.databaseFile, NOW);
    expect(past.presences().filter(({ end }) => end === null)).not.toEqual([]);
    analytics ??= await readAnalytics();
    for (const days of [1, 7, 30]) {
      const range = { from: BEGAN - days * DAY, to: NOW };
      const ours = await analytics(range);
      const { n, meanMs, medianMs } = past.sessions(range);
      expect({ days, unique: ours.unique }).toEqual({
        days,
        unique: past.unique(range),
      });
      expect(ours.average?.n).toBe(n);
      expect(ours.average?.meanMs).toBeCloseTo(meanMs, 3);
      expect(ours.average?.medianMs).toBe(medianMs);
      expect(ours.peak).toEqual(past.peak(range));
      expect(ours.observedMs).toBe(range.to - range.from);
      const hours = hoursOf(range);
      expect(ours.heatmap.cells).toHaveLength(7 * 24);
      for (const { weekday, hour, mean, occurrences } of ours.heatmap.cells) {
        const counts = hours.get(`${weekday} ${hour}`) ?? [];
        expect(occurrences).toBe(counts.length);
        expect(mean ?? 0).toBeCloseTo(meanOf(counts), 9);
      }
    }
  });

  it("names the pages as the platform's own tables do", async () => {
    analytics ??= await readAnalytics();
    // Of logins that go on we know the pages since we watch: they are left out on both sides.
    const range = { from: BEGAN - 30 * DAY, to: BEGAN - 2 * DAY };
    const { pages } = await analytics(range);
    const byName = (a: { name: string }, b: { name: string }) =>
      a.name < b.name ? -1 : 1;
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.toSorted(byName)).toEqual(past.pages(range).toSorted(byName));
  });
});

describe("one person's past", () => {
  let popup: Page;
  let downloads: Downloads;
  let who: string;
  let day: Range & { readonly date: string };
  let talks: readonly TalkTold[];

  const text = (selector: string): Promise<string> =>
    popup.$$eval(selector, (all) =>
      all.map((one) => one.textContent ?? "").join(" "),
    );
  const pressHere = async (name: string, role = "button"): Promise<void> => {
    const found = await popup.waitForSelector(
      `::-p-aria([name="${name}"][role="${role}"])`,
      { timeout: PATIENCE_MS },
    );
    await found?.click();
  };
  const began = ({ from, to }: Range) =>
    past
      .presences()
      .filter(
        ({ person, start }) => person === who && start >= from && start < to,
      );

  beforeAll(async () => {
    popup = await chromium.open("popup.html", { width: 800, height: 600 });
    downloads = await allowDownloads(popup);
    const list = listPage(popup);
    await list.ready();
    const over = past.presences().filter(({ end }) => end !== null);
    const byPerson = Map.groupBy(over, ({ person }) => person);
    [who = ""] =
      [...byPerson].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
    talks = await talksOf(who);
    // A day in the middle of what the platform tells, as this browser's calendar has it.
    const at = talks[Math.floor(talks.length / 2)]?.startedAt ?? 0;
    day = await popup.evaluate((inIt) => {
      const date = new Date(inIt);
      const parts = [
        date.getFullYear(),
        date.getMonth(),
        date.getDate(),
      ] as const;
      const two = (part: number) => String(part).padStart(2, "0");
      return {
        from: new Date(...parts).getTime(),
        to: new Date(parts[0], parts[1], parts[2] + 1).getTime(),
        date: `${parts[0]}-${two(parts[1] + 1)}-${two(parts[2])}`,
      };
    }, at);
    await list.search(await emailOf(who));
    await until(async () => (await list.people()).join() === who, PATIENCE_MS);
    await popup.focus(`[data-person="${who}"]`);
    await popup.keyboard.press("Enter");
    await popup.waitForSelector('.history[aria-busy="false"]', {
      timeout: PATIENCE_MS,
    });
  });
  afterAll(() => downloads?.clear());

  it("is shown of one day, with what the platform's tables have of it", async () => {
    await popup.$eval(
      ".history-filter input",
      (field, date) => {
        field.value = date;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      day.date,
    );
    const count = began(day).length;
    expect(count).toBeGreaterThan(0);
    const words = count === 1 ? "1 session" : `${count} sessions`;
    await until(
      async () =>
        (await text(".history [role=status]")) ===
        `${words} began on this day. Watched 100 % of it.`,
      PATIENCE_MS,
    );
    expect(await popup.$$(".history-day li")).toHaveLength(count);
  });

  it("has the conversations of that day, read as far back as it lies", async () => {
    await pressHere("Show conversations");
    const wanted = talks.filter(
      ({ startedAt }) => startedAt >= day.from && startedAt < day.to,
    );
    expect(wanted.length).toBeGreaterThan(0);
    await until(
      async () => (await popup.$$(".talks > li")).length === wanted.length,
      PATIENCE_MS,
    );
    const links = await popup.$$eval(".talk-title a", (all) =>
      all.map((link) => ({
        title: link.textContent,
        url: link.getAttribute("href"),
      })),
    );
    expect(links).toEqual(wanted.map(({ title, url }) => ({ title, url })));
    expect(await text(".talk-text")).toBe(
      wanted
        .flatMap(({ messages }) => messages.map(({ text: said }) => said))
        .join(" "),
    );
  });

  it("can be used by everybody (axe), and is hidden while the screen is shared", async () => {
    const { faults, kept } = await lookWithAxe(popup);
    expect(faults).toEqual([]);
    expect(kept).toBeGreaterThan(20);
    const shown = await text(".talks");
    await pressHere("Share-safe mode");
    await until(
      async () => (await text(".talk-title")).startsWith("•••"),
      PATIENCE_MS,
    );
    expect(await text(".talk-text")).toBe("");
    await pressHere("Share-safe mode");
    await until(async () => (await text(".talks")) === shown, PATIENCE_MS);
  });

  it("is saved as it is shown", async () => {
    await pressHere("Export sessions");
    await pressHere("JSON Raw facts for scripts", "radio");
    await pressHere("Save file");
    const { about, rows } = JSON.parse(await downloads.text(".json")) as {
      about: Record<string, unknown>;
      rows: readonly Record<string, string | number | null>[];
    };
    const time = (value: unknown) => new Date(String(value)).getTime();
    expect(
      rows.map(({ id, start, end }) => ({
        person: id,
        start: time(start),
        end: time(end),
      })),
    ).toEqual(
      began(day)
        .toSorted((a, b) => b.start - a.start)
        .map((one) => ({
          ...one,
          start: inSeconds(one.start),
          end: inSeconds(one.end ?? 0),
        })),
    );
    expect(about).toMatchObject({ scope: day.date, rowCount: rows.length });
    expect(rows[0]).not.toHaveProperty("email");
    const said = rows.reduce((sum, row) => sum + Number(row["messages"]), 0);
    expect(said).toBe(
      talks
        .filter(({ startedAt }) => startedAt >= day.from && startedAt < day.to)
        .reduce((sum, { messages }) => sum + messages.length, 0),
    );
  });

  it("is of all days again when the day is cleared, and the focus stays in reach", async () => {
    await pressHere("All days");
    await until(
      async () => (await popup.$$(".history-day")).length > 1,
      PATIENCE_MS,
    );
    expect(
      await popup.evaluate(() => document.activeElement?.getAttribute("type")),
    ).toBe("date");
    await popup.close();
  });
});

/** As a file writes a time. */
const inSeconds = (ms: number): number => Math.floor(ms / SECOND) * SECOND;

/** A conversation as the platform itself lists it. */
interface TalkTold {
  readonly startedAt: number;
  readonly title: string;
  readonly url: string;
  readonly messages: readonly { readonly text: string }[];
}

/** What the platform answers to whoever asks it beside Rollcall. */
const ask = async (path: string): Promise<unknown> => {
  const headers = { Authorization: `Bearer ${platform.token}` };
  return (await fetch(`${platform.base}${path}`, { headers })).json();
};

const emailOf = async (person: string): Promise<string> => {
  // CAST: what the protocol says.
  const { users } = (await ask("/presence")) as {
    readonly users: readonly { readonly id: string; readonly email: string }[];
  };
  return users.find(({ id }) => id === person)?.email ?? "";
};

/** All conversations of a person, the newest first. */
const talksOf = async (person: string): Promise<readonly TalkTold[]> => {
  const found: TalkTold[] = [];
  for (let next: string | null = ""; next !== null;) {
    const query = next === "" ? "" : `?cursor=${encodeURIComponent(next)}`;
    const path = `/users/${encodeURIComponent(person)}/sessions${query}`;
    // CAST: what the protocol says.
    const part = (await ask(path)) as {
      readonly next: string | null;
      readonly sessions: readonly Partial<TalkTold>[];
    };
    const told = part.sessions.filter(({ title }) => title !== undefined);
    // CAST: those that have a title are conversations.
    found.push(...(told as TalkTold[]));
    next = part.next;
  }
  return found;
};

/** What Rollcall has on the disk now of its one connection. */
const connected = async () => {
  const { db } = await copyDatabase(chromium.home);
  const reader = openReader(db);
  const [shown] = unwrap(await reader.glance()).sources;
  if (shown === undefined) throw new Error("There is no connection.");
  const coverage = shown.state?.watch.coverage ?? NO_COVERAGE;
  return { id: shown.source.id, reader, seenAt: observedAt(coverage) };
};

/** Rollcall's own analytics over that. */
const readAnalytics = async (): Promise<
  (range: Range) => Promise<Analytics>
> => {
  const { id, reader } = await connected();
  return async ({ from, to }) => {
    const range = { from: instant(from), to: instant(to) };
    const facts = unwrap(
      await reader.facts(id, range, instant(NOW), DEFAULT_LIMITS),
    );
    return analyticsOf(facts, { range, zone: "UTC", weekStart: 1 }, pageName);
  };
};

const counted = new Map<number, number>();

/** How many people the tables have in each hour of a range, one question each, by its weekday and hour. */
const hoursOf = (range: Range): ReadonlyMap<string, readonly number[]> => {
  const hours: { readonly of: string; readonly people: number }[] = [];
  for (let from = range.from; from < range.to; from += HOUR) {
    const at = new Date(from);
    const to = Math.min(from + HOUR, range.to);
    // Ranges that end together have their last hours in common.
    const people = counted.get(from) ?? past.unique({ from, to });
    counted.set(from, people);
    hours.push({ of: `${at.getUTCDay()} ${at.getUTCHours()}`, people });
  }
  const byHour = Map.groupBy(hours, ({ of }) => of);
  return new Map(
    [...byHour].map(([of, all]) => [of, all.map(({ people }) => people)]),
  );
};

const meanOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
