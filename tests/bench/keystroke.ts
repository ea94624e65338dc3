import type { Page } from "puppeteer-core";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { fill } from "./filled.ts";
import { mainThreadTime } from "./processor-time.ts";
import { type Line, pairs, ratioLine } from "./statistics.ts";
import { type Surface, SURFACES } from "./surfaces.ts";
import { type, untilWhole } from "./typing.ts";

const RUNS = 11;
/** A name typed and taken away again; the last text is empty, so that each run begins as the first. */
const TYPED = ["l", "lo", "lov", "love", "lovel", "love", "lov", "lo", "l", ""];

/**
 * P6: the main thread's processor time of one keystroke in the search box of popup or panel, with its layout and paint, as the mean over a name
 * typed and deleted. What waiting for the same frames costs without a keystroke is taken off on both sides. The floor
 * is a list by hand over the same people, without a framework.
 */
export const keystroke =
  (surface: Surface) =>
  async (
    extension: BenchExtension,
    sizes: readonly number[],
  ): Promise<readonly Line[]> => {
    const { path, width } = SURFACES[surface];
    const lines: Line[] = [];
    for (const people of sizes) {
      const filled = await fill(extension, people);
      await ask(filled.page, "showInPanel", "everybody");
      const ours = await extension.open(path, width);
      const floor = await openBenchPage(extension);
      try {
        await ask(floor, "openFloorList", filled.source);
        for (const page of [ours, floor])
          await page.waitForSelector("[data-person]");
        await untilWhole(ours, people);
        const measured = await pairs(
          RUNS,
          await typist(floor),
          await typist(ours),
        );
        const what = `keystroke in the ${surface}, ${people.toLocaleString("en")}`;
        lines.push(ratioLine("P6", what, measured, "ms", 1.5));
      } finally {
        await ours.close();
        await floor.close();
        await filled.empty();
      }
    }
    return lines;
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
