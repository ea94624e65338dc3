import type { Browser, Page } from "puppeteer-core";
import { browserAccess } from "./browser-access.ts";

/** What the browser was asked to allow. */
export interface Prompt {
  readonly origins: readonly string[];
  /** In a click: a browser asks nobody otherwise. */
  readonly inClick: boolean;
}

/** `chrome` inside a page of the extension, as far as it is stood in front of. */
interface InsideExtension {
  chrome: {
    permissions: {
      request: (
        wanted: { readonly origins?: readonly string[] },
        done?: (granted: boolean) => void,
      ) => Promise<boolean>;
    };
  };
  answerPrompt: (prompt: Prompt) => Promise<void>;
}

/**
 * A page of the extension whose user allows what the browser asks: in a browser without a screen nobody can press its
 * button. What is asked is the page's own request, and what answers it is the browser.
 */
export const openAllowing = async (
  browser: Browser,
  address: string,
): Promise<{ readonly page: Page; readonly prompts: readonly Prompt[] }> => {
  const access = await browserAccess(browser, new URL(address).host);
  const prompts: Prompt[] = [];
  const page = await browser.newPage();
  await page.exposeFunction("answerPrompt", async (prompt: Prompt) => {
    prompts.push(prompt);
    for (const origin of prompt.origins) await access.allow(origin);
  });
  await page.evaluateOnNewDocument(() => {
    // CAST: the page's own globals.
    const inside = globalThis as unknown as InsideExtension;
    const { permissions } = inside.chrome;
    const ask = permissions.request.bind(permissions);
    permissions.request = async (wanted, done) => {
      await inside.answerPrompt({
        origins: wanted.origins ?? [],
        inClick: navigator.userActivation.isActive,
      });
      const granted = await ask(wanted);
      done?.(granted);
      return granted;
    };
  });
  await page.goto(address);
  await page.bringToFront();
  return { page, prompts };
};
