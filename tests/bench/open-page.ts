import type { BenchExtension } from "./bench-extension.ts";
import { stopWorkers } from "./cold-start.ts";
import { type Filled, fill } from "./filled.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";

const RUNS = 11;

interface Painted {
  /** ms from the navigation to the first painted row, and to the painted answer of a search among all people. */
  readonly first: number;
  readonly whole: number;
}

interface Opened extends Painted {
  /** ms that the browser needed for the tab itself. */
  readonly tab: number;
}

/**
 * P4: from the opening of a tab to the first painted row of the popup in it; the same from the navigation alone, for
 * comparison. P5: until a search that is typed then has found and painted the last person of the whole list. Once with the worker awake and once with it stopped, the list as the
 * worker left it. The floor is a page of the extension with nothing but Preact.
 */
export const openPage = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) {
    const filled = await fill(extension, people);
    try {
      lines.push(...(await openWith(extension, filled, people)));
    } finally {
      await filled.empty();
    }
  }
  return lines;
};

const openWith = async (
  extension: BenchExtension,
  { page }: Filled,
  people: number,
): Promise<readonly Line[]> => {
  const session = await page.createCDPSession();
  await session.send("ServiceWorker.enable");
  const last = people - 1;
  const sides = { awake: newSide(), asleep: newSide() };
  for (let run = -1; run < RUNS; run++)
    for (const [name, side] of Object.entries(sides)) {
      const floor = await opened(extension, "empty.html", null);
      if (name === "asleep") await stopWorkers(session);
      const ours = await opened(extension, "popup.html", last);
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
      ratioLine("P4", `first rows of ${of}, worker ${name}`, first, "ms", 1.3),
      ratioLine("P4", `– from the navigation alone`, alone, "ms", null),
      ratioLine(
        "P5",
        `all ${of} usable, worker ${name}`,
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
    await page.evaluateOnNewDocument(watchOpening, last);
    await page.goto(`${root}/${path}`);
    const times = await page.waitForFunction(
      () => (globalThis as unknown as { opened?: Painted }).opened,
      { timeout: 60_000 },
    );
    // CAST: waited for until it is there.
    return { tab, ...((await times.jsonValue()) as Painted) };
  } finally {
    await page.close();
  }
};

/** Runs inside the page, before its own scripts. */
const watchOpening = (last: number | null): void => {
  const seen = async (selector: string): Promise<number> => {
    while (document.querySelector(selector) === null)
      await new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(null);
        });
        observer.observe(document, {
          childList: true,
          subtree: true,
          attributes: true,
        });
      });
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
    return performance.now();
  };
  const watch = async (): Promise<void> => {
    const first = await seen("[data-person]");
    let whole = first;
    if (last !== null) {
      const box = document.querySelector<HTMLInputElement>("[type=search]");
      if (box !== null) box.value = `.${last}@`;
      box?.dispatchEvent(new InputEvent("input", { bubbles: true }));
      whole = await seen(
        `[data-person="usr_${String(last).padStart(8, "0")}"]:only-child`,
      );
    }
    Object.assign(globalThis, { opened: { first, whole } });
  };
  void watch();
};
