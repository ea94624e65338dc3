import type { Page } from "puppeteer-core";
import { until } from "./until.ts";

/** The ticket line as a person finds it. */
export interface TicketLine {
  /** All of its words that are seen; empty where there is no line. */
  readonly text: () => Promise<string>;
  /** Waits until it says this. */
  readonly says: (words: RegExp, timeoutMs?: number) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
}

const REGION = '[role="region"][aria-label="On this ticket"]';

export const ticketLine = (panel: Page): TicketLine => {
  const text = async (): Promise<string> => {
    const words = await panel.evaluate((selector) => {
      const region = document.querySelector(selector);
      const copy = region?.cloneNode(true) as HTMLElement | undefined;
      for (const unseen of copy?.querySelectorAll(".unseen") ?? [])
        unseen.remove();
      return copy?.textContent ?? "";
    }, REGION);
    // Around names stands what isolates their direction.
    return words.replaceAll(/[\u2068\u2069]/g, "");
  };
  return {
    text,
    says: async (words, timeoutMs = 15_000) => {
      let last = "";
      try {
        await until(async () => words.test((last = await text())), timeoutMs);
      } catch {
        throw new Error(`The line never said ${words}; last: "${last}"`);
      }
    },
    press: async (name) => {
      const button = await panel.waitForSelector(
        `${REGION} ::-p-aria([name="${name}"][role="button"])`,
      );
      await button?.click();
    },
  };
};
