import type { Page } from "puppeteer-core";
import { idOf, lastOnline } from "./people.ts";

/** A page has read everybody when it finds the last one; one that is online, whom every page shows. */
export const untilWhole = async (page: Page, people: number): Promise<void> => {
  const last = lastOnline(people);
  await type(page, [`.${last}@`]);
  await page.waitForSelector(`[data-person="${idOf(last)}"]:only-child`);
  await type(page, [""]);
};

/** Types each text and waits until it is painted; null types nothing. */
export const type = async (
  page: Page,
  texts: readonly (string | null)[],
): Promise<void> => {
  // Only the page in front gets frames.
  await page.bringToFront();
  await page.evaluate(async (typed) => {
    const box = document.querySelector<HTMLInputElement>("[type=search]");
    for (const text of typed) {
      if (box !== null && text !== null) {
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      });
      await new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      });
    }
  }, texts);
};
