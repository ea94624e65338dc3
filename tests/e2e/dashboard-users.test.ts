import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElementHandle, KeyInput, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookWithAxe } from "../support/axe.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Downloads, allowDownloads } from "../support/downloads.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import {
  type ScriptedPlatform,
  type ScriptedUser,
  scriptedUser,
  startScriptedPlatform,
} from "../support/scripted-platform.ts";
import { until } from "../support/until.ts";

const MINUTE = 60_000;
const LONG = 60_000;
/** Just over the minute: nearly a minute passes until the words change. */
const ago = (minutes: number): number =>
  Date.now() - minutes * MINUTE - MINUTE / 12;

/** Somebody of whom the platform says everything. */
const ADA: ScriptedUser = {
  id: "ada",
  name: "Ada Lovelace",
  email: "ada@acme.test",
  role: "admin",
  account: "active",
  lastLoginAt: ago(40),
  lastSeenAt: ago(20),
  counts: { sessions: 12, messages: 1234, questions: 7 },
  sessions: [
    {
      id: "s-ada",
      startedAt: ago(190),
      lastSeenAt: Date.now(),
      lastActiveAt: ago(12),
      page: {
        url: "https://shop.test/billing",
        title: "Billing",
        since: ago(6),
      },
      device: { browser: "Chrome", os: "macOS", type: "desktop" },
      ip: "192.168.4.20",
    },
  ],
};

/** Somebody who was invited and never came. */
const IDA: ScriptedUser = {
  id: "ida",
  name: null,
  email: "ida@acme.test",
  role: "guest",
  account: "pending",
  lastLoginAt: null,
  sessions: [],
};

const CROWD = 58;
const messagesOf = (at: number): number => (at * 37) % 97;
const crowdId = (at: number): string => `u${String(at).padStart(2, "0")}`;
const crowd: readonly ScriptedUser[] = Array.from({ length: CROWD }, (_, at) =>
  scriptedUser(
    crowdId(at),
    {
      name: `Person ${String(at).padStart(2, "0")}`,
      email: `u${at}@team.test`,
      role: at % 3 === 0 ? "team" : "guest",
      counts: { sessions: at, messages: messagesOf(at), questions: 0 },
    },
    at % 4 === 0 ? { page: "Home", minutesOnPage: 1 } : null,
  ),
);
const PEOPLE = [ADA, ...crowd, IDA];
const ALL_HEADS = [
  ...["User", "Status", "Email", "Role", "Current page", "Active for"],
  ...["Engaged", "Last active", "Last login", "Sessions", "Messages"],
  ...["Device", "Network", "Presence", "Activity", "Last seen", "Account"],
  "Questions",
];

let platform: ScriptedPlatform;
let chromium: ChromiumExtension;
let users: ListPage;
let page: Page;
let downloads: Downloads;
const faults: string[] = [];

const byName = (role: string, name: string, on = page) =>
  on.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
const press = async (role: string, name: string): Promise<void> => {
  // Where it is under something else nobody could press it either.
  await (await byName(role, name))?.click();
};

/** Presses keys one after the other, some of them held. */
const keys = async (
  ...presses: readonly (KeyInput | readonly KeyInput[])[]
): Promise<void> => {
  for (const one of presses) {
    const [key, ...held] = (typeof one === "string" ? [one] : one).toReversed();
    if (key === undefined) continue;
    for (const down of held) await page.keyboard.down(down);
    await page.keyboard.press(key);
    for (const up of held) await page.keyboard.up(up);
  }
};

const heads = (on = page): Promise<readonly string[]> =>
  on.$$eval("[role=columnheader] .sort-name", (all) =>
    all.map((head) => head.textContent ?? ""),
  );
const widthOf = (column: string): Promise<number> =>
  page.$eval(`[data-column=${column}]`, (head) =>
    Math.round(head.getBoundingClientRect().width),
  );
const focusedHead = (): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.closest<HTMLElement>("[data-column]")?.dataset[
        "column"
      ] ?? "",
  );
const focusedPerson = (): Promise<string> =>
  page.evaluate(
    () =>
      (document.activeElement as HTMLElement | null)?.dataset["person"] ?? "",
  );
const isSaid = (words: string): Promise<unknown> =>
  until(
    () =>
      page.$$eval(
        "[aria-live]",
        (all, words) => all.some((one) => one.textContent?.includes(words)),
        words,
      ),
    LONG,
  );

/** The cells of a person that can be seen, by the heads above them. */
const cellsOf = async (id: string): Promise<Record<string, string>> => {
  const texts = await page.$$eval(
    `[data-person="${id}"] [role=gridcell]:not(.cell-choose)`,
    (cells) =>
      cells.map((cell) =>
        [...(cell as HTMLElement).innerText.split("\n")].join(" ").trim(),
      ),
  );
  const names = await heads();
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ""]));
};

/** In the shown order, as far as it is rendered. */
const shown = (on = users): Promise<readonly string[]> => on.people();
const isShown = (ids: readonly string[], on = users): Promise<unknown> =>
  until(
    async () => (await shown(on)).slice(0, ids.length).join() === ids.join(),
    LONG,
  );
const byMessages = (who: readonly ScriptedUser[]): readonly string[] =>
  who
    .map((user) => ({
      id: user.id,
      messages: (user["counts"] as { messages: number } | undefined)?.messages,
    }))
    .filter(({ messages }) => messages !== undefined)
    .toSorted((a, b) => Number(b.messages) - Number(a.messages))
    .map(({ id }) => id);
const hash = (): Promise<string> => page.evaluate(() => location.hash);
const said = (on = page): Promise<string> =>
  on.$eval(".selection-said", (text) => text.textContent ?? "");

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startScriptedPlatform(PEOPLE),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  page = await chromium.open("dashboard.html#/users", {
    width: 1280,
    height: 800,
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  downloads = await allowDownloads(page);
  users = listPage(page);
  await users.ready();
});

afterAll(async () => {
  downloads?.clear();
  await chromium?.close();
  await platform?.stop();
});

describe("the table of users", () => {
  it("has every fact of a person in a column that can be chosen by keyboard", async () => {
    const button = await byName("button", "Columns");
    await button?.focus();
    await keys("Enter");
    await byName("dialog", "Columns");
    const missing = await page.$$eval(
      "[role=dialog] input:not(:checked)",
      (all) => all.length,
    );
    for (let left = missing; left > 0; left--) {
      const box = await page.$("[role=dialog] input:not(:checked)");
      await box?.focus();
      await keys("Space");
      await until(
        () =>
          page.$$eval(
            "[role=dialog] input:not(:checked)",
            (all, left) => all.length < left,
            left,
          ),
        LONG,
      );
    }
    const { faults: found } = await lookWithAxe(page);
    expect(found).toEqual([]);
    await keys("Escape");
    await until(
      () => button?.evaluate((own) => own === document.activeElement) ?? false,
      LONG,
    );
    expect((await heads()).toSorted()).toEqual(ALL_HEADS.toSorted());
  });

  it("says of each person what the platform says, and nothing where it says nothing", async () => {
    await users.search("acme.test");
    await until(async () => (await users.rowCount()) === 2, LONG);
    expect(await cellsOf("ada")).toMatchObject({
      User: "Ada Lovelace",
      Email: "ada@acme.test",
      Role: "admin",
      "Current page": "Billing 6 m",
      "Active for": "3 h 10 m idle 12 m",
      "Last active": "12 m ago",
      "Last login": "40 m ago",
      "Last seen": "20 m ago",
      Sessions: "12",
      Messages: "1,234",
      Questions: "7",
      Device: "Chrome on macOS",
      Network: "192.168.x.x",
      Presence: "Online",
      Activity: "Idle",
      Account: "Active",
    });
    expect(await cellsOf("ida")).toMatchObject({
      User: "ida@acme.test",
      "Current page": "–",
      "Last login": "Never logged in",
      Messages: "–",
      Network: "–",
      Presence: "Offline",
      Account: "Pending",
    });
    await users.press("Clear filters");
  });

  it("is widened, put in another order and sorted by keyboard alone, and says so", async () => {
    await page.focus("[role=columnheader] [tabindex='0']");
    await keys("ArrowRight", "ArrowRight");
    const column = await focusedHead();
    const before = await widthOf(column);
    const order = await heads();
    const name = await page.$eval(
      `[data-column=${column}] .sort-name`,
      (head) => head.textContent ?? "",
    );
    await keys(["Shift", "ArrowRight"], ["Shift", "ArrowRight"]);
    await until(async () => (await widthOf(column)) === before + 20, LONG);
    await isSaid(`${name}: ${before + 20} pixels wide`);
    await keys(["Control", "Shift", "ArrowRight"]);
    const at = order.indexOf(name);
    await isSaid(`${name}: column ${at + 2} of ${order.length}`);
    expect((await heads()).indexOf(name)).toBe(at + 1);
    expect(await focusedHead()).toBe(column);
    await keys("Enter");
    await until(
      () =>
        page.$eval(
          `[data-column=${column}]`,
          (head) => head.getAttribute("aria-sort") !== "none",
        ),
      LONG,
    );
    expect(await hash()).toContain(`sort=`);
  });

  it("is sorted by a number, most first, with nothing known last, and stays so over a reload", async () => {
    await press("button", "Messages");
    await until(async () => /sort=-?messages/.test(await hash()), LONG);
    if (!(await hash()).includes("-messages"))
      await press("button", "Messages");
    await isShown(byMessages(PEOPLE).slice(0, 10));
    const order = await heads();
    const width = await widthOf("status");
    await page.reload();
    await users.ready();
    await isShown(byMessages(PEOPLE).slice(0, 10));
    expect(await heads()).toEqual(order);
    expect(await widthOf("status")).toBe(width);
  });
});

describe("selected people", () => {
  const rowOf = (id: string): Promise<ElementHandle | null> =>
    page.waitForSelector(`[data-person="${id}"]`);
  const isSelected = (count: number): Promise<unknown> =>
    until(async () => (await said()).startsWith(`${count} selected`), LONG);

  it("are selected by keyboard, also a stretch of them, and by Shift and click", async () => {
    const order = byMessages(PEOPLE);
    await (await rowOf(order[0] ?? ""))?.focus();
    await keys("Space");
    await isSelected(1);
    await keys(["Shift", "ArrowDown"], ["Shift", "ArrowDown"]);
    await isSelected(3);
    expect(await focusedPerson()).toBe(order[2]);
    await keys(["Shift", "ArrowUp"]);
    await isSelected(2);
    await page.keyboard.down("Shift");
    await (await rowOf(order[6] ?? ""))?.click();
    await page.keyboard.up("Shift");
    await isSelected(7);
    const marked = await page.$$eval("[aria-selected=true]", (all) =>
      all.map((row) => row.getAttribute("data-person")),
    );
    expect(marked).toEqual(order.slice(0, 7));
    await keys("Escape");
    await until(async () => (await said()) === "", LONG);
  });

  it("can be all that match, and stay selected when the filter hides them", async () => {
    await users.choose("Role", "team");
    const team = PEOPLE.filter(({ role }) => role === "team");
    await until(async () => (await users.rowCount()) === team.length, LONG);
    await press("checkbox", "Select all that match");
    await isSelected(team.length);
    await users.choose("Role", "admin");
    await isSaid(`${team.length} hidden by the filter`);
    await press("button", "Select the one that matches");
    await isSelected(team.length + 1);
    await users.choose("Role", "");
    await (await rowOf(byMessages(PEOPLE)[0] ?? ""))?.focus();
    await keys(["Control", "a"]);
    await isSelected(PEOPLE.length);
    const { faults: found, kept } = await lookWithAxe(page);
    expect(found).toEqual([]);
    expect(kept).toBeGreaterThan(20);
    await press("button", "Clear selection");
    await until(async () => (await said()) === "", LONG);
  });
});

describe("a saved view", () => {
  const VIEW_ADDRESS = /^#\/users\?view=[\w-]+$/;
  let file = "";
  let imports = 0;
  const importFrom = async (text: string): Promise<void> => {
    // A file that changes under its name is one that the browser may refuse to read.
    const path = join(downloads.folder, `import-${++imports}.json`);
    writeFileSync(path, text);
    const input = await page.waitForSelector("input[type=file]");
    // CAST: the selector names an input.
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  };

  it("is made of what is shown, and opened by its address in another tab", async () => {
    await users.choose("Role", "team");
    const team = byMessages(PEOPLE.filter(({ role }) => role === "team"));
    await isShown(team.slice(0, 5));
    await press("button", "Views");
    await (await byName("textbox", "Name of a new view"))?.type("The team");
    await keys("Enter");
    await byName("button", "View: The team");
    const address = await hash();
    expect(address).toMatch(VIEW_ADDRESS);
    await keys("Escape");
    await users.choose("Role", "");
    await press("button", "User");
    await byName("button", "View: The team, changed");
    expect(await hash()).toContain("sort=");
    const other = await chromium.open(`dashboard.html${address}`);
    await byName("button", "View: The team", other);
    await isShown(team.slice(0, 5), listPage(other));
    expect(await listPage(other).rowCount()).toBe(team.length);
    expect(await heads(other)).toEqual(await heads());
    await other.close();
    await page.bringToFront();
  });

  it("goes to a file, is deleted, comes back by undo, and by the file", async () => {
    await press("button", "View: The team, changed");
    await press("button", "Export views");
    file = await downloads.text(".json");
    const { kind, views } = JSON.parse(file) as {
      kind: string;
      views: readonly Record<string, unknown>[];
    };
    expect(kind).toBe("rollcall-views");
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({
      name: "The team",
      role: "team",
      sort: { key: "messages", direction: "descending" },
    });
    await press("button", "Delete The team");
    await isSaid("“The team” deleted.");
    await byName("button", "Views");
    await press("button", "Undo");
    await byName("link", "The team");
    await press("button", "Delete The team");
    await isSaid("“The team” deleted.");
    await importFrom(file);
    await isSaid("1 view imported");
    await importFrom(file);
    await isSaid("1 there already");
    expect(await page.$$(".popover li")).toHaveLength(1);
    await press("link", "The team");
    await byName("button", "View: The team");
    expect(await hash()).toMatch(VIEW_ADDRESS);
  });

  it("is not read from a file that is broken, and the page says where it is", async () => {
    await press("button", "View: The team");
    await importFrom(file.slice(0, -20));
    await isSaid("This file is no JSON.");
    await importFrom('{"kind":"shopping"}');
    await isSaid("These are no views of Rollcall.");
    await importFrom(file.replace('"messages"', '"shoe size"'));
    await isSaid("View 1 cannot be read: look at “sort.key”.");
    const { faults: found } = await lookWithAxe(page);
    expect(found).toEqual([]);
    expect(await page.$$(".popover li")).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});
