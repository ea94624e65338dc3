import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import {
  type ScriptedPlatform,
  type ScriptedUser,
  scriptedUser,
  startScriptedPlatform,
} from "../support/scripted-platform.ts";
import { until } from "../support/until.ts";

let platform: ScriptedPlatform;
let chromium: ChromiumExtension;
let panel: ListPage;
let page: Page;

const ROLES = ["admin", "team", "guest"];

/** Sixty people on quiet pages, twenty of each role; named so that their order by name is that of their numbers. */
const crowd = (): readonly ScriptedUser[] =>
  Array.from({ length: 60 }, (_, at) =>
    scriptedUser(
      `u${at}`,
      {
        name: `${at === 7 ? "Ólafur" : "Person"} ${String(at).padStart(3, "0")}`,
        role: ROLES[at % 3],
      },
      { page: "Home", minutesOnPage: 1 },
    ),
  );

const stuckOnCheckout = (ids: readonly string[]): readonly ScriptedUser[] =>
  ids.map((id) =>
    scriptedUser(
      id,
      { name: id, role: "guest" },
      { page: "Checkout", minutesOnPage: 14 },
    ),
  );

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startScriptedPlatform(crowd()),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  page = await chromium.open("sidepanel.html", { width: 320, height: 800 });
  panel = listPage(page);
  await panel.ready();
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

const headers = (): Promise<readonly string[]> =>
  page.$$eval("[data-group] button", (buttons) =>
    buttons.map(
      (button) =>
        `${button.querySelector(".name")?.textContent}, ${button.querySelector(".unseen")?.textContent} ${button.getAttribute("aria-expanded")}`,
    ),
  );

const focused = (): Promise<string> =>
  page.evaluate(() => {
    const row = document.activeElement?.closest<HTMLElement>("[data-line]");
    return row?.dataset["person"] ?? row?.dataset["group"] ?? "";
  });

const topOf = (person: string): Promise<number> =>
  page.$eval(
    `[data-person="${person}"]`,
    (row) => row.getBoundingClientRect().top,
  );

const press = async (...keys: readonly string[]): Promise<void> => {
  // CAST: the names are keys.
  for (const key of keys) await page.keyboard.press(key as "Enter");
};

const says = async (words: RegExp): Promise<void> => {
  await until(
    async () => words.test(await page.evaluate(() => document.body.innerText)),
    30_000,
  );
};

describe("groups in the real side panel", () => {
  it("stand under headers with their counts, and leave the count of rows alone", async () => {
    await panel.choose("Group by", "role");
    await until(async () => (await headers()).length > 0);
    expect(await headers()).toContain("admin, 20 people true");
    expect(await panel.rowCount()).toBe(60);
  });

  it("close and open by keyboard, with the focus on the header", async () => {
    await page.focus("[data-group='role:admin'] button");
    await page.click("[data-group='role:admin'] button");
    await until(async () => (await headers()).length >= 2);
    expect(await focused()).toBe("role:admin");
    expect(await headers()).toContain("admin, 20 people false");
    expect(await panel.rowCount()).toBe(60);
    await press("ArrowRight");
    await until(
      async () => (await headers()).includes("admin, 20 people true"),
      5000,
    );
    expect(await focused()).toBe("role:admin");
    await press("ArrowDown", "ArrowDown", "ArrowLeft");
    expect(await focused()).toBe("role:admin");
    await press("ArrowLeft");
    await until(
      async () => (await headers()).includes("admin, 20 people false"),
      5000,
    );
  });

  it("keep row and focus where they are when a revision comes", async () => {
    await press("ArrowDown", "ArrowDown", "ArrowDown", "PageDown");
    const reading = await focused();
    expect(reading).toMatch(/^u/);
    const before = await topOf(reading);
    const more = Array.from({ length: 15 }, (_, at) =>
      scriptedUser(
        `new${at}`,
        { name: `Aaa ${at}`, role: at % 2 ? "team" : "admin" },
        { page: "Home", minutesOnPage: 1, minutesOnline: 90 },
      ),
    );
    platform.say([...crowd(), ...more]);
    await until(async () => (await panel.rowCount()) === 75, 30_000);
    expect(await focused()).toBe(reading);
    expect(await topOf(reading)).toBeCloseTo(before, 0);
  });

  it("keep the focus on a person who comes into another group, and into a closed one", async () => {
    const reading = await focused();
    const moved = (role: string) =>
      crowd().map((user) => (user.id === reading ? { ...user, role } : user));
    platform.say(moved("guest"));
    await until(async () => (await panel.rowCount()) === 60, 30_000);
    expect(await focused()).toBe(reading);
    platform.say(moved("admin"));
    await until(async () => (await focused()) !== reading, 30_000);
    // Somebody else has it now: it is never lost.
    expect(await focused()).not.toBe("");
  });

  it("are as they were left when the panel is opened again", async () => {
    // Choices are saved a moment after the last of them.
    await page.reload();
    await until(
      async () => (await headers()).some((name) => name.startsWith("admin")),
      15_000,
    );
    expect((await headers()).find((name) => name.startsWith("admin"))).toMatch(
      /false$/,
    );
    await panel.choose("Group by", "");
    await until(async () => (await headers()).length === 0);
  });
});

describe("the keyboard", () => {
  it("finds a name by its first letters, and the search by a stroke", async () => {
    await page.focus("[data-person][tabindex='0']");
    await page.keyboard.type("ol");
    expect(await focused()).toBe("u7");
    await press("/");
    expect(
      await page.evaluate(() => document.activeElement?.getAttribute("type")),
    ).toBe("search");
    await page.keyboard.type("Person 01");
    await until(async () => (await panel.rowCount()) === 10);
    await press("Escape");
    await until(async () => (await panel.rowCount()) === 60);
  });
});

describe("people who are stuck", () => {
  it("are counted by the chip, marked in their row, and announced as an incident", async () => {
    platform.say([...crowd(), ...stuckOnCheckout(["mia", "noa"])]);
    await says(/Stuck\s*2/);
    expect(await panel.textOf("mia").catch(() => "")).not.toContain("Home");
    await page.focus("[data-person='u9']");
    const before = await topOf("u9");
    platform.say([...crowd(), ...stuckOnCheckout(["mia", "noa", "oki"])]);
    await says(/3 people stuck on Checkout for over 14 m/);
    const announced = await page.$$eval("[role=status]", (all) =>
      all.map((element) => element.textContent),
    );
    expect(announced).toContain("3 people stuck on Checkout for over 14 m");
    // It came above the list, took no focus, and moved no row that somebody reads.
    expect(await focused()).toBe("u9");
    expect(await topOf("u9")).toBeCloseTo(before, 0);
  });

  it("can be shown, explained and dismissed", async () => {
    await panel.press("Show them");
    await until(async () => (await panel.rowCount()) === 3);
    expect(await panel.textOf("mia")).toMatch(
      /stuck on\s+Checkout\s+for 14 m, limit 10 m/,
    );
    await panel.press("Why this incident?");
    await says(/0 finished visits are known; 30 are needed/);
    await press("Escape");
    await panel.press("Back to the list");
    await until(async () => (await panel.rowCount()) === 63);
    await panel.press("Dismiss");
    await until(async () => (await page.$(".incident")) === null);
    // The button that had the focus is gone: a row of the list has it.
    await until(async () => (await focused()) !== "");
    await page.reload();
    await says(/Stuck\s*3/);
    expect(await page.$(".incident")).toBeNull();
  });
});
