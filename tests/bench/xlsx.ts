import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { type Line, type Pair, amountLine, ratioLine } from "./statistics.ts";

const ROWS = 100_000;
const RUNS = 5;

/**
 * P15: an Excel file of 100,000 people with eleven cells each, by the shipped worker, up to the blob that is saved. The
 * floor compresses the very same sheet with the browser's own compression and does nothing else.
 */
export const xlsx = async (
  extension: BenchExtension,
): Promise<readonly Line[]> => {
  const page = await openBenchPage(extension);
  const pairs: Pair[] = [];
  let blockedMs = 0;
  try {
    await ask(page, "prepareReports", ROWS);
    await ask(page, "prepareSheet");
    for (let run = -1; run < RUNS; run++) {
      const floor = await ask(page, "deflateSheet");
      const ours = await ask(page, "writeHere", "xlsx");
      if (run < 0) continue;
      pairs.push({ floor, ours: ours.ms });
      blockedMs = Math.max(blockedMs, ours.blockedMs);
    }
    return [
      ratioLine("P15", "XLSX of 100,000, deflate of its XML", pairs, "ms", 1.5),
      amountLine(
        "P15",
        "XLSX, the page blocked at most",
        0,
        blockedMs,
        "ms",
        50,
      ),
      amountLine(
        ...(["P15", "XLSX, memory beside the data", 0] as const),
        await ask(page, "xlsxMemory"),
        ...(["MB", 60] as const),
      ),
    ];
  } finally {
    await page.close();
  }
};
