import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../platform/platform.ts";
import type { Analytics } from "../../utils/domain/analytics/analytics.ts";
import { analyticsOf } from "../../utils/domain/analytics/analytics-of.ts";
import { NO_COVERAGE, observedAt } from "../../utils/domain/coverage.ts";
import { DAY, HOUR, instant } from "../../utils/domain/instant.ts";
import { pageName } from "../../utils/domain/page-name.ts";
import { DEFAULT_LIMITS } from "../../utils/domain/source.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { freshFile } from "../integration/platform/harness.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { copyDatabase } from "../support/copied-database.ts";
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
let now = BEGAN;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startPlatform({
      clock: { now: () => now },
      databaseFile: freshFile(),
      people: 60,
      seed: 2,
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
    // Something newer than the first observation, so that who is there was seen twice.
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
    const analytics = await readAnalytics();
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
    const analytics = await readAnalytics();
    // Of logins that go on we know the pages since we watch: they are left out on both sides.
    const range = { from: BEGAN - 30 * DAY, to: BEGAN - 2 * DAY };
    const { pages } = await analytics(range);
    const byName = (a: { name: string }, b: { name: string }) =>
      a.name < b.name ? -1 : 1;
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.toSorted(byName)).toEqual(past.pages(range).toSorted(byName));
  });
});

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

/** How many people the tables have in each hour of a range, one question each, by its weekday and hour. */
const hoursOf = (range: Range): ReadonlyMap<string, readonly number[]> => {
  const hours: { readonly of: string; readonly people: number }[] = [];
  for (let from = range.from; from < range.to; from += HOUR) {
    const at = new Date(from);
    const to = Math.min(from + HOUR, range.to);
    const people = past.unique({ from, to });
    hours.push({ of: `${at.getUTCDay()} ${at.getUTCHours()}`, people });
  }
  const byHour = Map.groupBy(hours, ({ of }) => of);
  return new Map(
    [...byHour].map(([of, all]) => [of, all.map(({ people }) => people)]),
  );
};

const meanOf = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
