import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookWithAxe } from "../support/axe.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import {
  type ScriptedPlatform,
  type ScriptedUser,
  scriptedUser,
  startScriptedPlatform,
} from "../support/scripted-platform.ts";
import { until } from "../support/until.ts";

const MINUTE = 60_000;
const BEGIN = Date.now();
const DIRECTORY = ["ana", "bo", "cleo", "dan"] as const;

/** Who is on which page, of the four; who is not named is offline. */
type Truth = Readonly<Record<string, string>>;

const TRUTHS: readonly (readonly [minute: number, truth: Truth])[] = [
  [0, { ana: "Home", bo: "Search" }],
  [1, { ana: "Home", bo: "Search", cleo: "Home" }],
  [2, { ana: "Billing", cleo: "Home" }],
  // Nobody looks for twenty minutes.
  [22, { ana: "Billing", dan: "Team" }],
  [23, { ana: "Reports", dan: "Team", bo: "Home" }],
];

let platform: ScriptedPlatform;
let chromium: ChromiumExtension;
let page: Page;
let now = BEGIN;
const shown = new Map<number, string>();

const usersIn = (truth: Truth): readonly ScriptedUser[] =>
  DIRECTORY.map((id) =>
    scriptedUser(
      id,
      {},
      truth[id] === undefined ? null : { page: truth[id], minutesOnPage: 1 },
    ),
  );

/** Each row as it is shown: who, whether online, and on which page. */
const rows = (on = page): Promise<string> =>
  on.$$eval('[role="grid"] [data-person]', (all) =>
    all
      .map((row) => {
        const cell = (name: string): string =>
          row.querySelector<HTMLElement>(`.cell-${name}`)?.innerText ?? "";
        const isOnline = !cell("status").startsWith("Offline");
        const name = row.getAttribute("data-person") ?? "";
        return `${name} ${isOnline ? cell("page").split("\n")[0] : "offline"}`;
      })
      .toSorted()
      .join(", "),
  );

const truthOf = (truth: Truth): string =>
  DIRECTORY.map((id) => `${id} ${truth[id] ?? "offline"}`).join(", ");

const goTo = (hash: string): Promise<void> =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

const iso = (minute: number): string =>
  new Date(BEGIN + minute * MINUTE).toISOString();

/** Can everybody use the page as it is now? */
const isForAll = async (): Promise<void> => {
  const { faults, kept } = await lookWithAxe(page);
  expect(faults).toEqual([]);
  expect(kept).toBeGreaterThan(20);
};

const slider = () =>
  page.waitForSelector('::-p-aria([name="Moment"][role="slider"])');

const texts = (selector: string): Promise<readonly string[]> =>
  page.$$eval(selector, (all) =>
    all.map((one) => one.getAttribute("data-person") ?? ""),
  );

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startScriptedPlatform(usersIn({}), () => now),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  page = await chromium.open("dashboard.html#/users", {
    width: 1280,
    height: 800,
  });
  for (const [minute, truth] of TRUTHS) {
    now = BEGIN + minute * MINUTE;
    platform.say(usersIn(truth));
    const refresh = await page.waitForSelector(
      '::-p-aria([name="Refresh now"][role="button"])',
    );
    await refresh?.click();
    await until(async () => (await rows()) === truthOf(truth), 60_000);
    shown.set(minute, await rows());
  }
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

describe("time travel", () => {
  it("shows at each moment the list as it was shown then", async () => {
    for (const [minute] of TRUTHS) {
      await goTo(`#/time?at=${iso(minute)}`);
      await until(async () => (await rows()) === shown.get(minute), 60_000);
    }
  });

  it("is led to by an address, in a tab of its own and over a reload", async () => {
    const tab = await chromium.open(`dashboard.html#/time?at=${iso(1)}`);
    await until(async () => (await rows(tab)) === shown.get(1), 60_000);
    await tab.reload();
    await until(async () => (await rows(tab)) === shown.get(1), 60_000);
    expect(await tab.title()).toContain("Time travel");
    await tab.close();
    await page.bringToFront();
    await isForAll();
  });

  it("goes through time by keyboard, and says when that is and who was there", async () => {
    await goTo(`#/time?at=${iso(23)}`);
    const handle = await slider();
    await handle?.focus();
    await page.keyboard.press("Home");
    await until(async () => (await rows()) === shown.get(0), 60_000);
    const value = await handle?.evaluate((element) =>
      element.getAttribute("aria-valuetext"),
    );
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(value).toContain(zone);
    expect(value).toContain("2 online");
    await page.keyboard.press("End");
    await until(async () => (await rows()) === shown.get(23), 60_000);
    for (const name of ["Previous change", "−5 min"]) {
      const step = await page.waitForSelector(
        `::-p-aria([name="${name}"][role="button"])`,
      );
      await step?.click();
    }
    // Twenty-two minutes less five: nobody watched then.
    await page.waitForSelector("::-p-text(was not watching at this moment)");
    expect(await page.evaluate(() => location.hash)).toContain("at=");
  });

  it("hatches what nobody watched, and never says 0 of it", async () => {
    await goTo(`#/time?at=${iso(12)}`);
    const handle = await slider();
    await until(
      async () =>
        (await handle?.evaluate((element) =>
          element.getAttribute("aria-valuetext")?.includes("not watched"),
        )) ?? false,
      60_000,
    );
    const gaps = await page.$$eval(".time-gap", (all) =>
      all.map((gap) => [
        Number(gap.getAttribute("x")),
        Number(gap.getAttribute("width")),
      ]),
    );
    // From minute 2 to 22 of 23, in thousandths of the axis.
    expect(gaps).toHaveLength(1);
    const [x = 0, width = 0] = gaps[0] ?? [];
    expect(Math.round(x / 10)).toBe(Math.round(200 / 23));
    expect(Math.round(width / 10)).toBe(Math.round(2000 / 23));
  });

  it("tells two moments apart as the platform does", async () => {
    await goTo(`#/time?at=${iso(23)}&with=${iso(1)}`);
    await page.waitForSelector("::-p-aria([name='Came (1)'][role='region'])");
    expect(await texts(".time-column:nth-child(1) [data-person]")).toEqual([
      "dan",
    ]);
    expect(await texts(".time-column:nth-child(2) [data-person]")).toEqual([
      "cleo",
    ]);
    expect(
      (await texts(".time-column:nth-child(3) [data-person]")).toSorted(),
    ).toEqual(["ana", "bo"]);
    await isForAll();
  });

  it("says when a person was online, and leads there", async () => {
    await goTo(`#/time?at=${iso(23)}`);
    const row = await page.waitForSelector('[role="grid"] [data-person="bo"]');
    await row?.click();
    await page.waitForSelector('::-p-aria([name="bo"][role="region"])');
    await page.waitForSelector(".time-person li button");
    // Seen at the minutes 0 and 1 of 23, and gone at 2; in thousandths of the axis.
    const [span = [], ...others] = await page.$$eval(".time-span", (all) =>
      all.map((one) => [
        Math.round(Number(one.getAttribute("x"))),
        Math.round(Number(one.getAttribute("width"))),
      ]),
    );
    expect(span).toEqual([0, Math.round(1000 / 23)]);
    expect(others).toEqual([]);
    await isForAll();
    const jumps = await page.$$(".time-person li button");
    await jumps.at(-1)?.click();
    await until(async () => (await rows()) === shown.get(0), 60_000);
  });
});
