import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import type { Measured } from "./page/analytics.ts";
import type { Kind } from "./page/history-filled.ts";
import {
  type Line,
  type Pair,
  amountLine,
  pairs,
  ratioLine,
  summaryOf,
} from "./statistics.ts";

const PEOPLE = 1000;
/** The sessions of a hundred thousand people in a month would fill a disk: it is the growth that is asked. */
const FEW_AND_MANY = [300, 3000];
const RUNS = 15;
/** They take seconds. */
const OBJECT_RUNS = 3;

/**
 * P13: thirty days of a thousand people who were there eight times a day, from the disk to every number of the analytics
 * page. The floor looks once at each session's columns in memory. The peer reads the same records, and makes an object of each session.
 */
export const analytics = async (
  extension: BenchExtension,
): Promise<readonly Line[]> => {
  const page = await openBenchPage(extension);
  try {
    const sessions = await ask(page, "prepareAnalytics", PEOPLE);
    const once = async (kind: Kind, what: Measured): Promise<number> =>
      (await ask(page, "analyse", kind, what)).ms;
    const median = async (kind: Kind, what: Measured): Promise<number> => {
      const runs: number[] = [];
      for (let run = -3; run < RUNS; run++) {
        const ms = await once(kind, what);
        if (run >= 0) runs.push(ms);
      }
      return summaryOf(runs).median;
    };
    const floor = await median("details", "floor");
    const line = async (
      what: string,
      kind: Kind,
      measured: Measured,
      budget: number | null,
    ): Promise<Line> =>
      amountLine(
        "P13",
        what,
        floor,
        await median(kind, measured),
        "ms",
        budget,
      );
    const lines = [
      await line(
        `${sessions} sessions, disk to all numbers`,
        "details",
        "all",
        60,
      ),
      await line("the same, reading alone", "details", "read", null),
      await line("the same from rollups", "rollups", "all", null),
      await line("the page opens, from rollups", "rollups", "opening", 10),
      await line(
        "charts and heatmap alone, in memory",
        "rollups",
        "heatmap",
        null,
      ),
    ];
    const objects: Pair[] = [];
    for (let run = 0; run < OBJECT_RUNS; run++)
      objects.push({
        floor: await once("details", "objects"),
        ours: await once("details", "all"),
      });
    return [
      ...lines,
      ratioLine("P13", "the same, an object a session", objects, "ms", null),
    ];
  } finally {
    await page.close();
  }
};

/** All numbers of so few people, and of ten times as many: ms, and ms of the floor. */
export const growingAnalytics = async (
  extension: BenchExtension,
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of FEW_AND_MANY) {
    const page = await openBenchPage(extension);
    try {
      await ask(page, "prepareAnalytics", people);
      const measured = await pairs(
        OBJECT_RUNS,
        async () => (await ask(page, "analyse", "details", "floor")).ms,
        async () => (await ask(page, "analyse", "details", "all")).ms,
      );
      lines.push(ratioLine("P13", `${people}`, measured, "ms", null));
    } finally {
      await page.close();
    }
  }
  return lines;
};
