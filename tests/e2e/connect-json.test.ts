import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { type JsonServer, startJsonServer } from "../support/json-server.ts";
import { listPage } from "../support/list-page.ts";
import { type Prompt, openAllowing } from "../support/permission-prompt.ts";
import { until } from "../support/until.ts";

const PEOPLE = 23;
const tenOf = (page: number) => [(page - 1) * 10, page * 10] as const;

let server: JsonServer;
let chromium: ChromiumExtension;
let options: Page;
/** What the browser was asked to allow, by the page itself. */
let prompts: readonly Prompt[];

beforeAll(async () => {
  // The build that ships: it may reach nothing until a person allows it.
  [server, chromium] = await Promise.all([
    startJsonServer({
      // Ten on a page, and the first of them to who does not ask.
      "/api/online": (query) => ({
        data: {
          people: Array.from({ length: PEOPLE }, (_, at) => ({
            key: `u${at}`,
            display_name: `Person ${at}`,
            contact: { email: `p${at}@acme.test` },
            state: at < 5 ? "online" : "offline",
            last_active: Date.now() - at * 60_000,
            access_token: "never-shown-4711",
          })).slice(...tenOf(Number(query.get("page") ?? 1))),
        },
      }),
    }),
    launchExtension("production"),
  ]);
  ({ page: options, prompts } = await openAllowing(
    chromium.browser,
    `${chromium.root}/options.html`,
  ));
  await options.setViewport({ width: 1300, height: 1000 });
});

afterAll(async () => {
  await chromium?.close();
  await server?.stop();
});

const press = async (name: string): Promise<void> => {
  const button = await options.waitForSelector(
    `::-p-aria([name="${name}"][role="button"])`,
  );
  await button?.click();
};
const textOf = (selector: string): Promise<string> =>
  options.$eval(selector, (element) => element.textContent ?? "");
const valueOf = (field: string): Promise<string> =>
  options.$eval(field, (input) => (input as HTMLInputElement).value);
const focused = (): Promise<string> =>
  options.evaluate(() => document.activeElement?.id ?? "");
/** Puts another text in the place of what stands in a field. */
const retype = async (field: string, text: string): Promise<void> => {
  await options.focus(field);
  await options.$eval(field, (input) => (input as HTMLInputElement).select());
  await options.keyboard.type(text);
};

describe("a person whose platform answers with some JSON", () => {
  it("is told what is no address, and the browser is asked for nothing", async () => {
    await options.waitForSelector("#address");
    await options.type("#address", "two words");
    await press("See what is there");
    await options.waitForSelector("#address-problem:not(:empty)");
    // The button is far below what keeps it from doing anything.
    await press("Test connection");
    await until(async () => (await focused()) === "address");
    await retype("#address", "acme.test");
    await press("Save and connect");
    await until(async () => (await focused()) === "token");
    expect(prompts).toEqual([]);
  });

  it("gives its address, allows the site in the same click, and sees what Rollcall takes the answer for", async () => {
    await retype("#address", `${server.base}/api/online`);
    await press("See what is there");
    await until(async () => prompts.length > 0);
    expect(prompts).toEqual([
      { origins: ["http://127.0.0.1/*"], inClick: true },
    ]);
    await options.waitForSelector("#mapped-name");
    expect(await valueOf("#mapping-list-rows-at")).toBe("data.people");
    expect(await valueOf("#mapped-name")).toBe("display_name");
    expect(await valueOf("#mapped-email")).toBe("contact.email");
    expect(await valueOf("#mapped-lastActiveAt")).toBe("last_active");
    expect(await textOf(".sample")).toContain("Person 0");
    expect(await options.content()).not.toContain("never-shown-4711");
    expect(server.asked.every(({ secret }) => !secret)).toBe(true);
  });

  it("is told what is wrong with a mapping, at its field, and mends it with a click on the answer", async () => {
    await retype("#mapped-name", "displayName");
    await until(async () =>
      (await textOf("#mapped-name-problem")).includes("Nothing stands there"),
    );
    expect(
      await options.$eval("#mapped-name", (input) => input.ariaInvalid),
    ).toBe("true");
    await options.focus("#mapped-name");
    await options.click('[data-steps=\'["data","people",0,"display_name"]\']');
    await until(async () => (await valueOf("#mapped-name")) === "display_name");
    expect(await textOf("#mapped-name-problem")).toBe("");
    expect(await textOf(".mapping-rows")).toContain("Person 0");
    await options.select("select[aria-label='Unit: Last active']", "s");
    await until(async () =>
      (await textOf("#mapped-lastActiveAt-problem")).includes("milliseconds"),
    );
    await options.select("select[aria-label='Unit: Last active']", "ms");
    await until(
      async () => (await textOf("#mapped-lastActiveAt-problem")) === "",
    );
  });

  it("has all pages asked for, with a parameter of its own, by the keyboard alone", async () => {
    const { keyboard } = options;
    const tab = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) await keyboard.press("Tab");
    };
    const request = await options.waitForSelector(
      "::-p-xpath(//summary[.='Request'])",
    );
    await request?.focus();
    await keyboard.press("Enter");
    await options.waitForSelector("#mapping-list-request-body");
    // Past what is sent, to the first "Add a row".
    await tab(2);
    await keyboard.press("Enter");
    await options.waitForSelector(".mapping-pair input:focus");
    await keyboard.type("team");
    await tab(1);
    await keyboard.type("support");
    // Past what removes the row, what adds another and a header, and "What the rows are".
    await tab(5);
    await keyboard.press("Enter");
    await options.waitForSelector("#mapping-list-paging");
    await tab(1);
    await keyboard.type("By the n");
    await options.waitForSelector("#mapping-list-paging-rows");
    // Past its parameter, the first page and the size.
    await tab(4);
    await keyboard.type("0");
    await until(async () =>
      (await textOf("#mapping-list-paging-rows-problem")).includes("from 1 to"),
    );
    // Folded away, and far from the button: it leads there.
    await options.$eval("#mapping-list-paging", (select) =>
      select.closest("details")?.removeAttribute("open"),
    );
    await press("Test connection");
    await options.waitForSelector("#mapping-list-paging-rows:focus");
    await retype("#mapping-list-paging-rows", "10");
    await until(
      async () => (await textOf("#mapping-list-paging-rows-problem")) === "",
    );
    expect(await valueOf("#mapping-list-paging-page")).toBe("page");
    expect(await textOf(".mapping-groups")).toContain("Request1 set");
  });

  it("sees the first twenty with each fact, and what they will not get, before it is saved", async () => {
    await press("Test connection");
    await options.waitForSelector(".outcome .preview tbody tr");
    const rows = await options.$$eval(".outcome .preview tbody tr", (all) =>
      all.map((row) => row.textContent ?? ""),
    );
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatch(/Person 0.*Online.*Active/);
    expect(rows[6]).toMatch(/Offline/);
    expect(await textOf(".lacks")).toContain("the device");
    expect(await textOf(".outcome")).toContain(`${PEOPLE} people`);
    expect(await textOf(".came")).toContain(`3 pages with ${PEOPLE} rows`);
    expect(server.asked.at(-1)?.path).toBe("/api/online?team=support&page=3");
  });

  it("saves it, and has its people in the popup", async () => {
    await press("Save and connect");
    await options.waitForSelector(".connection .saved-count");
    const popup = listPage(await chromium.open("popup.html"));
    await popup.ready();
    await until(async () => (await popup.status()).startsWith("Updated"));
    expect(await popup.rowCount()).toBe(PEOPLE);
    expect((await chromium.badge()).text).toBe("5");
  });

  it("tests it again where it stands, and puts the answer away", async () => {
    await options.bringToFront();
    await press("Edit");
    await press("Test");
    await options.waitForSelector(".connection .preview tbody tr");
    await press("Hide result");
    await options.waitForSelector(".connection:not(:has(.preview, .found))");
    expect(
      await options.evaluate(() => document.activeElement?.textContent),
    ).toBe("Test");
  });
});
