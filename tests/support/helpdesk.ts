import type { Browser, Page } from "puppeteer-core";
import { until } from "./until.ts";

/** The reference platform's helpdesk in a tab, as an agent uses it. */
export interface Helpdesk {
  readonly page: Page;
  /** Address of the ticket that is open. */
  readonly url: () => string;
  /** Opens the first ticket of this requester without a reload, by a click in the list. */
  readonly openTicketOf: (requester: string) => Promise<void>;
  /** Presses the button under the ticket, and waits until it says the other thing. */
  readonly solve: () => Promise<void>;
}

export const openHelpdesk = async (
  browser: Browser,
  address: string,
): Promise<Helpdesk> => {
  const page = await browser.newPage();
  await page.goto(address);
  const textOf = (selector: string): Promise<string> =>
    page.$eval(selector, (element) => element.textContent.trim());
  return {
    page,
    url: () => page.url(),
    openTicketOf: async (requester) => {
      await page.evaluate((name) => {
        const links = [...document.querySelectorAll<HTMLElement>("nav a")];
        links.find((link) => link.textContent.includes(name))?.click();
      }, requester);
      await until(
        async () =>
          (await textOf('[data-field="name"]').catch(() => "")) === requester,
      );
    },
    solve: async () => {
      await page.$eval(".actions button", (button) =>
        (button as HTMLElement).click(),
      );
      await until(
        async () =>
          (await textOf('[data-field="status"]').catch(() => "")) === "Solved",
      );
    },
  };
};
