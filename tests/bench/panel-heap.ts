import { readFileSync } from "node:fs";
import type { CDPSession } from "puppeteer-core";
import type { BenchExtension } from "./bench-extension.ts";
import { type Filled, fill } from "./filled.ts";
import {
  type Line,
  type Pair,
  amountLine,
  ratioLine,
  summaryOf,
} from "./statistics.ts";
import { SURFACES } from "./surfaces.ts";
import { untilWhole } from "./typing.ts";

const RUNS = 3;
const MB = 1e6;
/** What a heap holds on to besides is of no account for fewer people. */
const PEOPLE_WITH_A_BUDGET = 100_000;

interface Memory {
  readonly heap: number;
  /** Memory of the process that it shares with nobody; NaN where the system does not tell. */
  readonly own: number;
}

/**
 * P8: what the panel with the whole list holds on to, garbage excluded: objects, buffers and elements, and the memory of
 * its process. Pages of an extension share a heap, so that of the bench's own page is taken off. The floor are the
 * bytes in which the platform sent the list.
 */
export const panelHeap = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) {
    const filled = await fill(extension, people);
    try {
      const heaps: Pair[] = [];
      const own: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const held = await heldBy(extension, filled, people);
        heaps.push({ floor: filled.server.bytes / MB, ours: held.heap });
        own.push(held.own);
      }
      const isBudgeted = people >= PEOPLE_WITH_A_BUDGET;
      const what = `panel with ${people.toLocaleString("en")}`;
      lines.push(
        ratioLine("P8", `${what}, heap`, heaps, "MB", isBudgeted ? 1.3 : null),
        amountLine(
          ...(["P8", "– private memory of its process"] as const),
          0,
          summaryOf(own).median,
          "MB",
          isBudgeted ? 150 : null,
        ),
      );
    } finally {
      await filled.empty();
    }
  }
  return lines;
};

/** MB that are held while the panel is open and were not before; of the process, all that is. */
const heldBy = async (
  { open, browser }: BenchExtension,
  filled: Filled,
  people: number,
): Promise<Memory> => {
  const system = await browser.target().createCDPSession();
  const session = await filled.page.createCDPSession();
  const before = await heapOf(session);
  const page = await open(SURFACES.panel.path, SURFACES.panel.width);
  try {
    await page.waitForSelector("[data-person]");
    await untilWhole(page, people);
    const heap = (await heapOf(await page.createCDPSession())) - before;
    return { heap: heap / MB, own: (await largestRenderer(system)) / MB };
  } finally {
    await page.close();
  }
};

const heapOf = async (session: CDPSession): Promise<number> => {
  // What a first collection frees in one part of the heap, the second can free in the other.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } =
    await session.send("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize + backingStorageSize;
};

/** The process of the extension's pages and worker is by far the largest. */
const largestRenderer = async (system: CDPSession): Promise<number> => {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => privateBytes(id));
  return Math.max(...sizes);
};

const privateBytes = (process: number): number => {
  try {
    const text = readFileSync(`/proc/${process}/smaps_rollup`, "utf8");
    return [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce(
      (sum, [, kB]) => sum + Number(kB) * 1024,
      0,
    );
  } catch {
    return Number.NaN;
  }
};
