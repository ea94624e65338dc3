import type { Page } from "puppeteer-core";
import { until } from "./until.ts";

/** Popup or side panel as a person (or a screen reader) finds its way: by role and accessible name. */
export interface ListPage {
  readonly page: Page;
  /** The first number of a card, as shown. */
  readonly card: (name: string) => Promise<string>;
  readonly status: () => Promise<string>;
  /** Rows that the grid says it has, without its header. */
  readonly rowCount: () => Promise<number>;
  /** Ids of the rows that are rendered, in their order. */
  readonly people: () => Promise<readonly string[]>;
  /** Ids of all rows in their order: scrolls through the list, and back to its start. */
  readonly everybody: () => Promise<readonly string[]>;
  readonly textOf: (person: string) => Promise<string>;
  readonly search: (text: string) => Promise<void>;
  readonly choose: (combobox: string, value: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  /** Resolves when there is a list. */
  readonly ready: () => Promise<void>;
}

export const listPage = (page: Page): ListPage => {
  const rowCount = () =>
    page.$eval(
      '[role="grid"][aria-label="Users"]',
      (grid) => Number(grid.getAttribute("aria-rowcount")) - 1,
    );
  const byName = (role: string, name: string) =>
    page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  return {
    page,
    rowCount,
    card: async (name) => {
      const card = await byName("group", name);
      const text =
        (await card?.evaluate(
          (element) => (element as HTMLElement).innerText,
        )) ?? "";
      // The first line is the card's name, the second its number.
      return text.split("\n")[1]?.trim() ?? "";
    },
    status: () =>
      page.$eval('[role="status"]', (element) =>
        (element as HTMLElement).innerText.trim(),
      ),
    people: () =>
      page.$$eval("[data-person]", (rows) =>
        rows.map((row) => row.getAttribute("data-person") ?? ""),
      ),
    everybody: async () => {
      const found = new Map<number, string>();
      const count = await rowCount();
      await until(async () => {
        const seen = await page.$$eval("[data-person]", (rows) =>
          rows.map((row) => ({
            at: Number(row.getAttribute("aria-rowindex")) - 2,
            id: row.getAttribute("data-person") ?? "",
          })),
        );
        for (const { at, id } of seen) found.set(at, id);
        if (found.size >= count) return true;
        let missing = 0;
        while (found.has(missing)) missing++;
        await page.$eval(
          ".grid-body",
          (body, at) => {
            const height = body.querySelector("[data-person]")?.clientHeight;
            body.scrollTop = at * (height ?? 0);
          },
          missing,
        );
        return false;
      }, 60_000);
      await page.$eval(".grid-body", (body) => (body.scrollTop = 0));
      return Array.from({ length: count }, (_, at) => found.get(at) ?? "");
    },
    textOf: (person) =>
      page.$eval(
        `[data-person="${CSS_ESCAPE(person)}"]`,
        (row) => (row as HTMLElement).innerText,
      ),
    search: async (text) => {
      const box = await byName("searchbox", "Search users");
      await box?.evaluate(
        (element) => ((element as HTMLInputElement).value = ""),
      );
      await box?.type(text);
    },
    choose: async (name, value) => {
      const box = await byName("combobox", name);
      await box?.select(value);
    },
    press: async (name) => {
      const button = await byName("button", name);
      await button?.click();
    },
    ready: async () => {
      await until(async () => (await page.$("[data-person]")) !== null, 20_000);
    },
  };
};

const CSS_ESCAPE = (text: string): string => text.replaceAll(/["\\]/g, "\\$&");
