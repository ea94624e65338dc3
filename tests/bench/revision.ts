import type { Page } from "puppeteer-core";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { type Filled, fill } from "./filled.ts";
import { holdClock, letClockBeHeld } from "./held-clock.ts";
import { mainThreadTime } from "./processor-time.ts";
import { type Line, pairs, ratioLine } from "./statistics.ts";
import { type Surface, SURFACES } from "./surfaces.ts";
import { untilWhole } from "./typing.ts";

const RUNS = 3;
/** Revisions in one measurement; a page that has just been opened sees some first that do not count. */
const REVISIONS = 6;
const WARM_UP = 4;

/**
 * P7: the main thread's processor time of one revision in which 1 % changed, from the worker's notice to the paint, in
 * the popup or panel: it reads what came since and shows it. The worker that ships asks a platform each second and
 * writes, on its own thread. The page's clock is held: it ticks in each second, with or without news. The floor is a list
 * by hand over the same people that reads the same records. Pages of an extension share a thread, so each has it to
 * itself.
 */
export const revision =
  (surface: Surface) =>
  async (
    extension: BenchExtension,
    sizes: readonly number[],
  ): Promise<readonly Line[]> => {
    const lines: Line[] = [];
    for (const people of sizes) {
      const filled = await fill(extension, people, true);
      await ask(filled.page, "showInPanel", "everybody");
      const openFloor = async (): Promise<Page> => {
        const page = await openBenchPage(extension);
        await ask(page, "openFloorList", filled.source);
        return page;
      };
      const openOurs = async (): Promise<Page> => {
        const { path, width } = SURFACES[surface];
        const page = await extension.open(path, width, letClockBeHeld);
        await page.waitForSelector("[data-person]");
        await untilWhole(page, people);
        await holdClock(page);
        return page;
      };
      try {
        const measured = await pairs(
          RUNS,
          () => revisionsOn(openFloor, filled),
          () => revisionsOn(openOurs, filled),
        );
        const what = `1 % changed of ${people.toLocaleString("en")}, in the ${surface}`;
        lines.push(ratioLine("P7", what, measured, "ms", 1.3));
      } finally {
        await filled.empty();
      }
    }
    return lines;
  };

/** ms of one revision. */
const revisionsOn = async (
  open: () => Promise<Page>,
  filled: Filled,
): Promise<number> => {
  const page = await open();
  try {
    await page.bringToFront();
    for (let time = 0; time < WARM_UP; time++) await oneRevision(page, filled);
    const session = await page.createCDPSession();
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const start = await mainThreadTime(session);
    const first = await oneRevision(page, filled);
    let last = first;
    while (last < first + REVISIONS) last = await oneRevision(page, filled);
    const end = await mainThreadTime(session);
    return (end - start) / (last - first + 1);
  } finally {
    await page.close();
  }
};

/** Waits for the next revision on the screen; says which it is. */
const oneRevision = async (page: Page, { server }: Filled): Promise<number> =>
  painted(page, server.marked, await server.nextMark());

/** Waits until the row of this person has this mark or a later one, and is painted; gives the mark. */
const painted = (page: Page, person: string, mark: number): Promise<number> =>
  page.evaluate(
    async (id, least) => {
      const shown = (): number =>
        Number(
          /Marked (\d+)/.exec(
            document.querySelector(`[data-person="${id}"]`)?.textContent ?? "",
          )?.[1],
        );
      while (!(shown() >= least))
        await new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(document.body, {
            childList: true,
            characterData: true,
            subtree: true,
          });
        });
      for (let frame = 0; frame < 2; frame++)
        await new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
      return shown();
    },
    person,
    mark,
  );
