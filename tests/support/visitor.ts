import type { Browser } from "puppeteer-core";

/** A person in a browser of their own, on the reference platform's demo pages. */
export interface Visitor {
  readonly signIn: (demo: string, name: string) => Promise<void>;
  /** Goes to the page that this link of the shop leads to. */
  readonly goTo: (link: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export const visitorIn = async (browser: Browser): Promise<Visitor> => {
  const page = await browser.newPage();
  const find = (role: string, name: string) =>
    page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  return {
    signIn: async (demo, name) => {
      await page.goto(demo);
      await (await page.waitForSelector(`::-p-text(${name})`))?.click();
      await (await find("button", "Sign in"))?.click();
      await find("link", "Dashboard");
    },
    goTo: async (link) => {
      await (await find("link", link))?.click();
    },
    signOut: async () => {
      await (await find("button", "Sign out"))?.click();
      await find("button", "Sign in");
    },
  };
};
