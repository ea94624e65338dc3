import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import type { Encoder } from "./page/csv.ts";
import { type Line, type Pair, amountLine, ratioLine } from "./statistics.ts";

const ROWS = 100_000;
const RUNS = 9;

/**
 * P14: the CSV of 100,000 people with every column, each piece turned into bytes and dropped. The floor writes the very
 * same file with one expression a row. papaparse gets the same cells, and guards against no formula.
 */
export const csv = async (
  extension: BenchExtension,
): Promise<readonly Line[]> => {
  const page = await openBenchPage(extension);
  const floor: Pair[] = [];
  const peer: Pair[] = [];
  const beside: Pair[] = [];
  try {
    await ask(page, "prepareReports", ROWS);
    const encode = (encoder: Encoder) => ask(page, "encodeCsv", encoder);
    for (let run = -1; run < RUNS; run++) {
      const least = await encode("floor");
      const ours = await encode("ours");
      const papaparse = await encode("papaparse");
      if (least.length !== ours.length || least.sum !== ours.sum)
        throw new Error("The floor of P14 writes another file than ours.");
      if (run < 0) continue;
      floor.push({ floor: least.ms, ours: ours.ms });
      peer.push({ floor: papaparse.ms, ours: ours.ms });
      const worker = await ask(page, "writeHere", "csv");
      beside.push({ floor: least.ms, ours: worker.ms });
    }
    const memory = (encoder: Encoder) => ask(page, "csvMemory", encoder);
    return [
      ratioLine("P14", "CSV of 100,000, fastest encoder", floor, "ms", 1.3),
      ratioLine("P14", "CSV of 100,000 by the worker", beside, "ms", null),
      ratioLine("P14", "CSV of 100,000, papaparse", peer, "ms", 0.7),
      amountLine(
        ...(["P14", "CSV, memory beside the data (papaparse)"] as const),
        await memory("papaparse"),
        await memory("ours"),
        "MB",
        10,
      ),
    ];
  } finally {
    await page.close();
  }
};
