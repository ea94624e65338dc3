import type { BenchExtension } from "./bench-extension.ts";
import { stopWorkers } from "./cold-start.ts";
import { type Filled, fill } from "./filled.ts";
import { type Next, type Painted, paintedAt } from "./painted-at.ts";
import { idOf, lastOnline } from "./people.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";
import { type Surface, SURFACES } from "./surfaces.ts";

const RUNS = 11;

interface Opened extends Painted {
  /** ms that the browser needed for the tab itself. */
  readonly tab: number;
}

/**
 * P4: from the opening of a tab to the first painted row of the popup or panel in it; the same from the navigation alone, for
 * comparison. P5: until a search that is typed then has found and painted the last person of the whole list who is online. Once with the worker awake and once with it stopped, the list as the
 * worker left it. The floor is a page of the extension with nothing but Preact.
 */
export const openPage =
  (surface: Surface) =>
  async (
    extension: BenchExtension,
    sizes: readonly number[],
  ): Promise<readonly Line[]> => {
    const lines: Line[] = [];
    for (const people of sizes) {
      const filled = await fill(extension, people);
      try {
        lines.push(...(await openWith(extension, surface, filled, people)));
      } finally {
        await filled.empty();
      }
    }
    return lines;
  };

const openWith = async (
  extension: BenchExtension,
  surface: Surface,
  { page }: Filled,
  people: number,
): Promise<readonly Line[]> => {
  const session = await page.createCDPSession();
  await session.send("ServiceWorker.enable");
  const last = lastOnline(people);
  const sides = { awake: newSide(), asleep: newSide() };
  for (let run = -1; run < RUNS; run++)
    for (const [name, side] of Object.entries(sides)) {
      const floor = await opened(extension, "empty.html", null);
      if (name === "asleep") await stopWorkers(session);
      const ours = await opened(extension, SURFACES[surface].path, last);
      if (run < 0) continue;
      side.page.push({ floor: floor.first, ours: ours.first });
      const least = floor.tab + floor.first;
      side.first.push({ floor: least, ours: ours.tab + ours.first });
      side.whole.push({ floor: least, ours: ours.tab + ours.whole });
    }
  const of = people.toLocaleString("en");
  const wholeBudget = people > 50_000 ? 6 : people > 5000 ? 2.2 : null;
  return Object.entries(sides).flatMap(
    ([name, { first, page: alone, whole }]) => [
      ratioLine(
        "P4",
        `${surface}: first rows of ${of}, worker ${name}`,
        first,
        "ms",
        1.3,
      ),
      ratioLine("P4", `– from the navigation alone`, alone, "ms", null),
      ratioLine(
        "P5",
        `${surface}: all ${of} usable, worker ${name}`,
        whole,
        "ms",
        wholeBudget,
      ),
    ],
  );
};

const newSide = (): Record<"first" | "page" | "whole", Pair[]> => ({
  first: [],
  page: [],
  whole: [],
});

const opened = async (
  { browser, root }: BenchExtension,
  path: string,
  last: number | null,
): Promise<Opened> => {
  const start = performance.now();
  const page = await browser.newPage();
  const tab = performance.now() - start;
  try {
    await page.setViewport({ width: 780, height: 600 });
    const then = last === null ? null : finding(last);
    return { tab, ...(await paintedAt(page, `${root}/${path}`, then)) };
  } finally {
    await page.close();
  }
};

const finding = (last: number): Next => ({
  typed: `.${last}@`,
  seen: `[data-person="${idOf(last)}"]:only-child`,
});
