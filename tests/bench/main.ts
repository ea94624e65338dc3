/*
 * `npm run bench`: what our code costs, as a multiple of the least that the same work can cost here and now. Both are
 * measured in turn, in the same run and browser. Prints a table; asserts nothing.
 */
import { parseArgs } from "node:util";
import { type BenchExtension, launchBench } from "./bench-extension.ts";
import { analytics } from "./analytics.ts";
import { coldStart } from "./cold-start.ts";
import { csv } from "./csv.ts";
import { delta } from "./delta.ts";
import { eventToBadge } from "./event-to-badge.ts";
import { growth } from "./growth.ts";
import { historyBytes } from "./history-bytes.ts";
import { keystroke } from "./keystroke.ts";
import { mapping } from "./mapping.ts";
import { openAnalytics } from "./open-analytics.ts";
import { openPage } from "./open-page.ts";
import { panelHeap } from "./panel-heap.ts";
import { poll } from "./poll.ts";
import { revision } from "./revision.ts";
import { sizes } from "./sizes.ts";
import { suggestions } from "./suggestions.ts";
import { timeTravel } from "./time-travel.ts";
import { openTicket } from "./open-ticket.ts";
import type { Line } from "./statistics.ts";
import { xlsx } from "./xlsx.ts";

type Row = (
  extension: BenchExtension,
  people: readonly number[],
) => Promise<readonly Line[]>;

const ROWS = {
  P10: sizes,
  P9: coldStart,
  P1: poll,
  P2: delta,
  P3: eventToBadge,
  P4: openPage("popup"),
  "P4-panel": openPage("panel"),
  "P4-ticket": openTicket,
  P6: keystroke("popup"),
  "P6-panel": keystroke("panel"),
  "P6-names": suggestions,
  P7: revision("panel"),
  "P7-popup": revision("popup"),
  P8: panelHeap,
  P11: historyBytes,
  P12: timeTravel,
  P13: analytics,
  "P13-page": openAnalytics,
  P14: csv,
  P15: xlsx,
  P17: growth,
  P18: mapping,
} satisfies Record<string, Row>;

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(ROWS).join() },
    people: { type: "string", default: "1000,10000,100000" },
  },
});

const WIDTHS = [4, 44, 12, 12, 20, 9, 8];

const print = (...cells: readonly string[]): void =>
  console.log(cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(" "));

const printLine = (line: Line): void =>
  print(
    ...[line.row, line.what, line.floor, line.ours, line.measure, line.budget],
    line.met === null ? "" : line.met ? "met" : "NOT MET",
  );

const people = options.people.split(",").map(Number);
const only = new Set(options.only.split(","));
const extension = await launchBench();
try {
  print("row", "what", "floor", "ours", "ratio (spread)", "budget");
  for (const [name, row] of Object.entries(ROWS))
    if (only.has(name))
      for (const line of await row(extension, people)) printLine(line);
} finally {
  await extension.close();
}
