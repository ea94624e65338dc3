import { bestSession, hasLiveSession, markOf } from "../domain/facts.ts";
import { type Hit, compareHits, findPeople } from "../domain/find-people.ts";
import { harmless } from "../domain/harmless.ts";
import type { Asked } from "../domain/intent.ts";
import { HOUR, MINUTE } from "../domain/instant.ts";
import { maskedId, maskedReport } from "../domain/masked-report.ts";
import { pageName } from "../domain/page-name.ts";
import { reportsOf } from "../domain/people.ts";
import type { Report } from "../domain/person.ts";
import { formatTime, plural, t } from "../i18n.ts";
import type { KnownList } from "./known-list.ts";

/** More than this is not read in a list that goes when the next key is pressed. */
const MAX_SUGGESTIONS = 8;

/** A piece of a line; `match` is what the text stands for, `dim` what only tells two people apart. */
export interface Piece {
  readonly text: string;
  readonly style?: "match" | "dim";
}

export interface Suggestion {
  /** Stands in the address bar when it is chosen: no other one has it. */
  readonly content: string;
  /** What is asked when it is chosen. */
  readonly asks: Asked;
  readonly line: readonly Piece[];
}

export interface Suggestions {
  /** Stands above them: how many fit, or why nobody can. */
  readonly headline: string;
  readonly people: readonly Suggestion[];
}

interface Found extends Hit {
  readonly list: KnownList;
  /** The list is one of several: then it is named, and asked for. */
  readonly isOneOfSeveral: boolean;
}

/**
 * Who fits a typed text, from what is known here. Nobody is asked: it answers while the platform is down.
 * @param masked the screen is shared: people are found as ever, and shown as they may be seen
 */
export const suggestionsFor = (
  lists: readonly KnownList[],
  text: string,
  masked: boolean,
): Suggestions => {
  if (lists.length === 0)
    return { headline: t("badgeNotConnected"), people: [] };
  let total = 0;
  const found: Found[] = [];
  for (const list of lists) {
    const fits = findPeople(reportsOf(list.people), text, MAX_SUGGESTIONS);
    total += fits.total;
    const isOneOfSeveral = lists.length > 1;
    found.push(...fits.hits.map((hit) => ({ ...hit, list, isOneOfSeveral })));
  }
  const best = found.toSorted(compareHits).slice(0, MAX_SUGGESTIONS);
  const says =
    text.trim() === ""
      ? plural("suggest_online", sum(lists.map(({ online }) => online)))
      : total === 0
        ? t("suggest_nobody", harmless(text.trim()))
        : plural("suggest_found", total, harmless(text.trim()));
  return {
    headline: [says, ...lists.flatMap(ageOf)].join(" · "),
    people: best.map((one, at) =>
      masked ? maskedSuggestion(one, at) : suggestion(one, best),
    ),
  };
};

const suggestion = (one: Found, all: readonly Found[]): Suggestion => {
  const name = nameToAsk(one, all);
  const isShared = all.some(
    (other) => other !== one && nameToAsk(other, all) === name,
  );
  return {
    // Two platforms may call two people by one id.
    content: isShared ? `${name} · ${harmless(one.list.name)}` : name,
    asks: askedFor(one, name),
    line: lineOf(one),
  };
};

/** Who is one of several connections' is asked for there; of the only one a name will do. */
const askedFor = (
  { report, list, isOneOfSeveral }: Found,
  text: string,
): Asked =>
  isOneOfSeveral
    ? { kind: "person", person: report.id, source: list.source }
    : { kind: "text", text };

/** What the address bar shows of a choice is seen as well: an id that says nothing, else a masked one, with its place. */
const maskedSuggestion = (one: Found, at: number): Suggestion => {
  const { report, isOneOfSeveral } = one;
  const { id } = report;
  const shown = maskedId(report);
  return {
    content:
      shown === id && !isOneOfSeveral ? id : `${harmless(shown)} ${at + 1}`,
    asks: askedFor(one, id),
    line: lineOf({ ...one, report: maskedReport(report) }),
  };
};

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((all, one) => all + one, 0);

/** Old data is said as such, with the time that it is of. */
const ageOf = (
  { name, freshness, stale }: KnownList,
  _: number,
  lists: readonly KnownList[],
): readonly string[] => {
  if (!stale || !("at" in freshness)) return [];
  const { at } = freshness;
  const words = t("suggest_old", at === null ? t("never") : formatTime(at));
  return [lists.length < 2 ? words : `${harmless(name)}: ${words}`];
};

/** Whatever names the person in full, and nobody else of those shown: address, name, or at last the id. */
const nameToAsk = ({ report }: Found, all: readonly Found[]): string =>
  [report.email, report.name].find(
    (text) =>
      text !== null &&
      text.trim() !== "" &&
      all.every(
        ({ report: other }) =>
          other === report || (other.email !== text && other.name !== text),
      ),
  ) ?? report.id;

/** "Ana Pérez · Online, active · Billing › Invoices for 6 m · ana@acme.test", and of several connections which one. */
const lineOf = ({ report, list, isOneOfSeveral }: Found): readonly Piece[] => {
  const { title, address } = shownOf(report);
  const pieces: Piece[] = [
    { text: title, style: "match" },
    { text: stateOf(report, list) },
  ];
  const page = pageOf(report, list);
  if (page !== null) pieces.push({ text: page });
  if (address !== null) pieces.push({ text: address, style: "dim" });
  if (isOneOfSeveral) pieces.push({ text: harmless(list.name), style: "dim" });
  return pieces;
};

/** How a person is called in the address bar. */
const shownOf = ({
  id,
  name,
  email,
}: Report): { readonly title: string; readonly address: string | null } => {
  const title = name?.trim() || email?.trim() || id;
  const address = email?.trim() || null;
  return {
    title: harmless(title),
    address: address === null || address === title ? null : harmless(address),
  };
};

/** A stale row says what it was. */
const stateOf = (
  report: Report,
  { serverNow, limits, stale }: KnownList,
): string => {
  const mark = markOf(report, serverNow, limits, stale);
  if (mark !== "unknown") return t(`mark_${mark}`);
  return t(
    hasLiveSession(report) ? "mark_unknown_online" : "mark_unknown_offline",
  );
};

/** Where the person is; since when only while we look. */
const pageOf = (
  report: Report,
  { serverNow, stale }: KnownList,
): string | null => {
  const page = bestSession(report)?.page ?? null;
  const name = pageName(page);
  if (name === null) return null;
  const since = page?.since ?? null;
  return since === null || stale
    ? harmless(name)
    : t("suggest_page", harmless(name), lengthOf(serverNow - since));
};

const lengthOf = (ms: number): string => {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE);
  return ms < HOUR
    ? t("minutes", minutes)
    : t("hours_minutes", Math.floor(minutes / 60), minutes % 60);
};
