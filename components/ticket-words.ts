import { harmless } from "../utils/domain/harmless.ts";
import {
  type Mark,
  bestSession,
  hasLiveSession,
  lastActiveAt,
  markOf,
} from "../utils/domain/facts.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import { unreachable } from "../utils/domain/result.ts";
import type { Colleagues } from "../utils/domain/ticket-match.ts";
import { plural, t } from "../utils/i18n.ts";
import { onPageWords } from "./row-words.ts";
import {
  ageWords,
  lastKnownOf,
  shortWords,
  sinceWords,
  titleOf,
} from "./words.ts";

/** A sentence that can be read aloud: what is said of the person, and what is known beside it (with its colon, or empty). */
export interface Sentence {
  readonly head: string;
  readonly tail: string;
}

/**
 * A text from outside within a sentence: isolated from the direction of what stands around it (U+2068, U+2069), where no
 * element can stand. It cannot end its own isolation: `harmless` makes such characters visible.
 */
export const isolated = (text: string): string =>
  `\u2068${harmless(text)}\u2069`;

/**
 * What to say of a person.
 * @param knownAgoMs age of our data, for when it is stale; null: there was no answer yet
 */
export const ticketWords = (
  report: Report,
  moment: Moment,
  knownAgoMs: number | null,
): Sentence => {
  const mark = markOf(report, moment.serverNow, moment.limits, moment.stale);
  const parts = partsOf(mark, report, moment, knownAgoMs).filter(
    (part) => part !== "",
  );
  return {
    head: headOf(mark, report),
    tail:
      parts.length === 0 ? "" : t("ticket_tail", parts.join(t("ticket_comma"))),
  };
};

const headOf = (mark: Mark, report: Report): string => {
  const name = isolated(titleOf(report));
  switch (mark) {
    case "active":
    case "online":
      return t("ticket_online", name);
    case "idle":
    case "away":
    case "offline":
    case "unknown":
      return t(`ticket_${mark}`, name);
    case "pending":
      return t("ticket_invited", name);
    case "disabled":
      return t(
        hasLiveSession(report) ? "ticket_disabled_online" : "ticket_disabled",
        name,
      );
    default:
      return unreachable(mark);
  }
};

const partsOf = (
  mark: Mark,
  report: Report,
  moment: Moment,
  knownAgoMs: number | null,
): readonly string[] => {
  if (mark === "unknown") return staleParts(report, moment, knownAgoMs);
  if (hasLiveSession(report))
    return [
      pageWords(report, moment),
      activityWords(mark, report, moment),
      deviceWords(report),
    ];
  return mark === "pending" ? [] : [awayWords(report, moment)];
};

/** Nothing that was true once is said as if it were true now. */
const staleParts = (
  report: Report,
  moment: Moment,
  knownAgoMs: number | null,
): readonly string[] =>
  knownAgoMs === null
    ? [t("ticket_no_answer")]
    : [
        t("ticket_as_of", ageWords(knownAgoMs)),
        ...(hasLiveSession(report)
          ? [t("ticket_then_online"), nameOfPage(report, moment)]
          : [t("ticket_then_offline"), awayWords(report, moment)]),
      ];

const nameOfPage = (report: Report, { nameOf }: Moment): string => {
  const name = nameOf(bestSession(report)?.page ?? null);
  return name === null ? "" : isolated(name);
};

const pageWords = (report: Report, moment: Moment): string => {
  const page = nameOfPage(report, moment);
  const since = onPageWords(report, moment);
  return page === "" || since === "" ? page : t("ticket_page_for", page, since);
};

const activityWords = (
  mark: Mark,
  report: Report,
  { serverNow }: Moment,
): string => {
  const at = lastActiveAt(report);
  if (at === null) return "";
  const silentMs = serverNow - at;
  return mark === "idle" || mark === "away"
    ? t(`${mark}_for`, shortWords(silentMs))
    : t("ticket_active", ageWords(silentMs));
};

const deviceWords = (report: Report): string => {
  const { browser = null, os = null } = bestSession(report)?.device ?? {};
  if (browser !== null && os !== null)
    return t("browser_on_os", isolated(browser), isolated(os));
  const known = browser ?? os;
  return known === null ? "" : isolated(known);
};

/** Of who is not here: one thing, as exactly as it is known. */
const awayWords = (report: Report, moment: Moment): string => {
  const last = lastKnownOf(report);
  if (last === null) return "";
  return last.kind === "never"
    ? t("ticket_never")
    : t(last.kind, sinceWords(last.at, moment));
};

/** "2 colleagues of acme.com are on too", or of a company that nobody on the page is of. */
export const colleagueWords = (
  { company, online }: Colleagues,
  besides: boolean,
): string =>
  plural(
    besides ? "ticket_colleagues" : "ticket_company",
    online,
    isolated(company),
  );
