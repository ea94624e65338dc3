import type { BenchExtension } from "./bench-extension.ts";
import { ask } from "./bench-extension.ts";
import { fill } from "./filled.ts";
import { START } from "./people.ts";
import { type Line, amountLine, summaryOf } from "./statistics.ts";

const RUNS = 3;
const PEOPLE = 10_000;
const SESSIONS_A_DAY = [2, 8];
const PATH = "dashboard.html#/analytics?range=30d&zone=utc";
/** Whatever holds up a page for longer is felt. */
const LONGEST_TASK_MS = 50;

/** ms from the navigation. */
interface Opened {
  /** The page itself is there, with what it can say without the history. */
  readonly page: number;
  /** The charts of the range are painted. */
  readonly charts: number;
  readonly longestTask: number;
}

/**
 * What the past month of ten thousand people takes on the analytics page: until its charts are painted, and the longest
 * task in which the page answers nobody. The floor: until the page itself is there.
 */
export const openAnalytics = async (
  extension: BenchExtension,
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const aDay of SESSIONS_A_DAY) {
    const filled = await fill(extension, PEOPLE);
    try {
      await ask(filled.page, "giveMonth", filled.source, PEOPLE, aDay, START);
      const opened: Opened[] = [];
      for (let run = 0; run <= RUNS; run++) {
        const one = await open(extension);
        if (run > 0) opened.push(one);
      }
      lines.push(...linesOf(opened, PEOPLE * aDay * 30));
    } finally {
      await filled.empty();
    }
  }
  return lines;
};

const linesOf = (
  opened: readonly Opened[],
  sessions: number,
): readonly Line[] => {
  const middle = (part: keyof Opened): number =>
    summaryOf(opened.map((one) => one[part])).median;
  const floor = middle("page");
  const what = `${sessions.toLocaleString("en")} sessions`;
  return [
    amountLine(
      "P13",
      `${what}: the page's charts`,
      floor,
      middle("charts"),
      "ms",
      null,
    ),
    amountLine(
      "P13",
      `${what}: longest task on it`,
      0,
      middle("longestTask"),
      "ms",
      LONGEST_TASK_MS,
    ),
  ];
};

const open = async ({ browser, root }: BenchExtension): Promise<Opened> => {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(watchOpening);
    await page.goto(`${root}/${PATH}`);
    const found = await page.waitForFunction(
      () => (globalThis as unknown as { opened?: Opened }).opened,
      { timeout: 120_000 },
    );
    // CAST: waited for until it is there.
    return (await found.jsonValue()) as Opened;
  } finally {
    await page.close();
  }
};

/** Runs inside the page, before its own scripts. */
const watchOpening = (): void => {
  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      longestTask = Math.max(longestTask, duration);
  }).observe({ type: "longtask", buffered: true });
  const painted = async (selector: string): Promise<number> => {
    while (document.querySelector(selector) === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
    return performance.now();
  };
  const watch = async (): Promise<void> => {
    const page = await painted(".analytics-bar");
    const charts = await painted('[role=img][aria-label="Access times"]');
    // Everything that was begun with them: the table of people, and the period before.
    await painted('.analytics[aria-busy="false"] [data-person]');
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
    Object.assign(globalThis, { opened: { page, charts, longestTask } });
  };
  void watch();
};
