import { startAnswerServer } from "./answer-server.ts";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { type Line, type Pair, ratioLine, summaryOf } from "./statistics.ts";

const RUNS = 9;
const EVENTS = 30;

/**
 * P2: a stream's event in which 100 people changed, from its bytes to "committed and announced", by the runner that
 * ships; the middle of 30 events a run. As a second line their mean, in which keyframes and first screens are spread
 * over the events between them. The floor parses the same bytes as JSON and appends them as one record.
 */
export const delta = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) lines.push(...(await deltaOn(extension, people)));
  return lines;
};

const deltaOn = async (
  extension: BenchExtension,
  people: number,
): Promise<readonly Line[]> => {
  const server = await startAnswerServer(people);
  const page = await openBenchPage(extension);
  const middle: Pair[] = [];
  const mean: Pair[] = [];
  try {
    await ask(page, "openFollower", server.base, people);
    for (let run = 0; run <= RUNS; run++) {
      const floor = await ask(page, "hearFloor", EVENTS);
      const ours = await ask(page, "hear", EVENTS);
      if (run === 0) continue;
      middle.push({
        floor: summaryOf(floor).median,
        ours: summaryOf(ours).median,
      });
      mean.push({ floor: meanOf(floor), ours: meanOf(ours) });
    }
  } finally {
    await page.close();
    await server.stop();
  }
  const of = people.toLocaleString("en");
  return [
    ratioLine("P2", `delta of 100 on ${of}`, middle, "ms", 2),
    ratioLine("P2", `– mean, with keyframes`, mean, "ms", null),
  ];
};

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
