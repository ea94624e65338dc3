import { startAnswerServer } from "./answer-server.ts";
import { type BenchExtension, ask, openBenchPage } from "./bench-extension.ts";
import { rendererTime } from "./processor-time.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";

const RUNS = 9;
/** People polled in one measurement, over several polls: few people are polled often, for the system's coarse clock. */
const PEOPLE_A_RUN = 200_000;
const MOST_POLLS = 60;

const budgetOf = (people: number): number =>
  people < 5000 ? 1.6 : people < 50_000 ? 1.5 : 1.8;

/**
 * P1: one poll of the whole list with 1 % changed, from the request to "committed and announced", by the runner that
 * ships. Processor time of the extension's process; the same in elapsed time as a line for comparison. The floor
 * fetches the same bytes and nothing else.
 */
export const poll = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) lines.push(...(await pollOf(extension, people)));
  return lines;
};

const pollOf = async (
  extension: BenchExtension,
  people: number,
): Promise<readonly Line[]> => {
  const server = await startAnswerServer(people);
  const page = await openBenchPage(extension);
  const session = await extension.browser.target().createCDPSession();
  const times = Math.min(MOST_POLLS, Math.ceil(PEOPLE_A_RUN / people));
  const measure = async (name: "poll" | "fetchOnly") => {
    const [processor, clock] = [await rendererTime(session), performance.now()];
    await ask(page, name, times);
    return {
      processor: ((await rendererTime(session)) - processor) / times,
      elapsed: (performance.now() - clock) / times,
    };
  };
  const processor: Pair[] = [];
  const elapsed: Pair[] = [];
  try {
    await ask(page, "openPoller", server.base, server.pageCount);
    for (let run = 0; run <= RUNS; run++) {
      const floor = await measure("fetchOnly");
      const ours = await measure("poll");
      if (run === 0) continue;
      processor.push({ floor: floor.processor, ours: ours.processor });
      elapsed.push({ floor: floor.elapsed, ours: ours.elapsed });
    }
  } finally {
    await page.close();
    await server.stop();
  }
  const of = people.toLocaleString("en");
  return [
    ratioLine(
      "P1",
      `poll of ${of}, processor`,
      processor,
      "ms",
      budgetOf(people),
    ),
    ratioLine("P1", `poll of ${of}, elapsed`, elapsed, "ms", null),
  ];
};
