import { MINUTE, SECOND } from "../../utils/domain/instant.ts";
import { listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { shownOnline } from "../support/shown-numbers.ts";
import { until } from "../support/until.ts";
import type { Outcome } from "./report.ts";
import { withSoakedBrowser } from "./soaked-browser.ts";

/** Two panels and a popup, open for so many minutes: one stream, no poll, and numbers that agree within a second. */
export const openPages = (minutes: number): Promise<Outcome> =>
  withSoakedBrowser(
    "two panels and a popup",
    async ({ world, chromium, line, outcome }) => {
      const wrong: string[] = [];
      const pages = await Promise.all(
        ["popup.html", "sidepanel.html", "sidepanel.html"].map(async (path) =>
          listPage(await pageInWindow(chromium, path)),
        ),
      );
      for (const page of pages) await page.ready();
      const end = performance.now() + minutes * MINUTE;
      while (performance.now() < end) {
        let shown: readonly string[] = [];
        await until(async () => {
          shown = await shownOnline(chromium, pages);
          return new Set(shown).size === 1;
        }, SECOND).catch(() => wrong.push(`Not one number: ${shown.join()}.`));
        await world.told(1);
        await line();
      }
      if (world.asked("/stream") > 1 || world.asked("/presence") > 1)
        wrong.push("More than one stream, or a poll beside it.");
      return outcome(wrong);
    },
  );
