import type { Page } from "puppeteer-core";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { fill } from "./filled.ts";
import { mainThreadTime } from "./processor-time.ts";
import { type Line, pairs, ratioLine } from "./statistics.ts";

const RUNS = 11;
/** A name typed and taken away again; the last text is empty, so that each run begins as the first. */
const TYPED = ["l", "lo", "lov", "love", "lovel", "love", "lov", "lo", "l", ""];

/**
 * P6: the main thread's processor time of one keystroke in the popup's search box, with its layout and paint, as the mean over a name
 * typed and deleted. What waiting for the same frames costs without a keystroke is taken off on both sides. The floor
 * is a list by hand over the same people, without a framework.
 */
export const keystroke = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) {
    const filled = await fill(extension, people);
    const popup = await extension.open("popup.html");
    const floor = await openBenchPage(extension);
    try {
      await ask(floor, "openFloorList", filled.source);
      for (const page of [popup, floor])
        await page.waitForSelector("[data-person]");
      await untilWhole(popup, people);
      const measured = await pairs(
        RUNS,
        await typist(floor),
        await typist(popup),
      );
      const what = `keystroke among ${people.toLocaleString("en")}`;
      lines.push(ratioLine("P6", what, measured, "ms", 1.5));
    } finally {
      await popup.close();
      await floor.close();
      await filled.empty();
    }
  }
  return lines;
};

/** The popup has read everybody when it finds the last one. */
const untilWhole = async (page: Page, people: number): Promise<void> => {
  const id = `usr_${String(people - 1).padStart(8, "0")}`;
  await type(page, [`.${people - 1}@`]);
  await page.waitForSelector(`[data-person="${id}"]:only-child`);
  await type(page, [""]);
};

const typist = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const start = await mainThreadTime(session);
    await type(
      page,
      TYPED.map(() => null),
    );
    const between = await mainThreadTime(session);
    await type(page, TYPED);
    const end = await mainThreadTime(session);
    return (end - between - (between - start)) / TYPED.length;
  };
};

/** Types each text and waits until it is painted; null types nothing. */
const type = async (
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
