import type { VNode } from "preact";
import { bestSession, hasLiveSession } from "../utils/domain/facts.ts";
import type { NameOf } from "../utils/domain/page-name.ts";
import type { Report } from "../utils/domain/person.ts";
import type { RunningSession } from "../utils/domain/session.ts";
import { t } from "../utils/i18n.ts";
import { OutsideText } from "./outside-text.tsx";
import { shortWords } from "./words.ts";

interface TicketTrailProps {
  readonly report: Report;
  readonly running: RunningSession | null;
  readonly stale: boolean;
  readonly nameOf: NameOf;
}

/** Enough to see where somebody came from; the card has the whole of it. */
const MOST_PAGES = 3;

/** The pages of this visit before the one that the sentence names, the latest first. */
export const TicketTrail = ({
  report,
  running,
  stale,
  nameOf,
}: TicketTrailProps): VNode | null => {
  if (stale || !hasLiveSession(report)) return null;
  const pages = pagesBefore(report, running, nameOf);
  return pages.length === 0 ? null : (
    <ol class="ticket-trail" aria-label={t("ticket_trail")}>
      {pages.map(({ name, ms, start }) => (
        <li key={start}>
          <OutsideText text={name} />
          <span class="ticket-time">{shortWords(ms)}</span>
        </li>
      ))}
    </ol>
  );
};

interface PageBefore {
  readonly name: string;
  readonly ms: number;
  readonly start: number;
}

/** Visits of one page that follow each other (a reload, a filter) are one. */
const pagesBefore = (
  report: Report,
  running: RunningSession | null,
  nameOf: NameOf,
): readonly PageBefore[] => {
  const now = nameOf(bestSession(report)?.page ?? null);
  const pages: PageBefore[] = [];
  for (const { page, start, end } of (running?.visits ?? []).toReversed()) {
    const name = nameOf(page);
    if (name === null || (pages.length === 0 && name === now)) continue;
    const last = pages.at(-1);
    if (last?.name === name)
      pages[pages.length - 1] = { name, ms: last.ms + end - start, start };
    else if (pages.length === MOST_PAGES) break;
    else pages.push({ name, ms: end - start, start });
  }
  return pages;
};
