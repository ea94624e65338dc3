import { growingAnalytics } from "./analytics.ts";
import type { BenchExtension } from "./bench-extension.ts";
import { keystroke } from "./keystroke.ts";
import { poll } from "./poll.ts";
import { revision } from "./revision.ts";
import { type Line, type Pair, amountLine } from "./statistics.ts";

const BUDGET = 1.05;

/** Of each the lines that grow, a line for each number of people. */
const GROWING = [
  [
    "P1: poll, processor",
    async (extension: BenchExtension, sizes: readonly number[]) =>
      (await poll(extension, sizes)).filter(({ met }) => met !== null),
  ],
  ["P6: keystroke in the popup", keystroke("popup")],
  ["P7: 1 % changed, in the panel", revision("panel")],
] as const;

/**
 * P17: with which power of the number of people the time grows, from the fewest to the most of them: 1 is linear. The
 * floor's own power stands beside it.
 */
export const growth = async (
  extension: BenchExtension,
  people: readonly number[],
): Promise<readonly Line[]> => {
  const sizes = [Math.min(...people), Math.max(...people)];
  const times = Math.max(...people) / Math.min(...people);
  const lines: Line[] = [];
  for (const [what, row] of GROWING)
    lines.push(lineOf(what, await row(extension, sizes), times));
  const what = "P13: all analytics of ten times as many";
  return [...lines, lineOf(what, await growingAnalytics(extension), 10)];
};

const lineOf = (
  what: string,
  [few, many]: readonly Line[],
  times: number,
): Line => {
  const powerOf = (side: keyof Pair): number =>
    Math.log((many?.amounts[side] ?? 0) / (few?.amounts[side] ?? 0)) /
    Math.log(times);
  return amountLine("P17", what, powerOf("floor"), powerOf("ours"), "", BUDGET);
};
