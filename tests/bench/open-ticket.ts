import { startTicketServer, ticketHtml } from "../support/ticket-server.ts";
import { type BenchExtension, ask } from "./bench-extension.ts";
import { type Filled, fill } from "./filled.ts";
import { type Next, type Painted, paintedAt } from "./painted-at.ts";
import { userRow } from "./people.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";

const RUNS = 11;
const TICKET = "/tickets/1";
const EMPTY = "empty.html";
/** Only of a person who was found: neither "reading" nor a hint has a sentence with a mark. */
const SENTENCE: Next = { typed: null, seen: ".ticket-sentence" };

interface Opened extends Painted {
  /** ms until the browser had opened the side panel itself. */
  readonly panel: number;
}

/**
 * P4: from the opening of the real side panel, beside a ticket of a helpdesk that may be read, to the first painted row;
 * then to the painted sentence on the ticket's requester, who is the last of the whole list. The floor is a page with
 * nothing but Preact in the same side panel. Both also from the navigation alone, for comparison.
 */
export const openTicket = async (
  extension: BenchExtension,
  sizes: readonly number[],
): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const people of sizes) {
    const filled = await fill(extension, people);
    const { email } = userRow(people - 1);
    const desk = await startTicketServer({ [TICKET]: ticketHtml(email) });
    const ticket = await extension.browser.newPage();
    try {
      await ask(filled.page, "readHelpdesk", desk.site);
      await ask(filled.page, "setSidePanel", EMPTY);
      await ticket.goto(desk.at(TICKET));
      lines.push(...(await besideTicket(extension, filled, people)));
    } finally {
      await ticket.close();
      await ask(filled.page, "setSidePanel", "sidepanel.html");
      await ask(filled.page, "stopReading", desk.site);
      await filled.empty();
      await desk.stop();
    }
  }
  return lines;
};

const besideTicket = async (
  extension: BenchExtension,
  filled: Filled,
  people: number,
): Promise<readonly Line[]> => {
  const first: Pair[] = [];
  const line: Pair[] = [];
  const alone: Pair[] = [];
  for (let run = -1; run < RUNS; run++) {
    const floor = await opened(extension, filled, EMPTY, null);
    const ours = await opened(extension, filled, "sidepanel.html", SENTENCE);
    if (run < 0) continue;
    const least = floor.panel + floor.first;
    first.push({ floor: least, ours: ours.panel + ours.first });
    line.push({ floor: least, ours: ours.panel + ours.whole });
    alone.push({ floor: floor.first, ours: ours.whole });
  }
  const of = people.toLocaleString("en");
  const budget = people > 50_000 ? 6 : people > 5000 ? 2.2 : null;
  return [
    ratioLine("P4", `beside a ticket: first rows of ${of}`, first, "ms", 1.3),
    ratioLine("P5", `beside a ticket: its line, ${of}`, line, "ms", budget),
    ratioLine("P5", "– from the navigation alone", alone, "ms", null),
  ];
};

const opened = async (
  { browser, root }: BenchExtension,
  { page: bench }: Filled,
  path: string,
  next: Next | null,
): Promise<Opened> => {
  const start = performance.now();
  const opens = browser.waitForTarget(
    (target) => target.url() === `${root}/${EMPTY}`,
  );
  await ask(bench, "openSidePanel");
  const page = await (await opens).asPage();
  const panel = performance.now() - start;
  try {
    return { panel, ...(await paintedAt(page, `${root}/${path}`, next)) };
  } finally {
    await page.close();
  }
};
