import { type ReadonlySignal, computed, effect } from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import type { RunningSession } from "../domain/session.ts";
import {
  type Colleagues,
  type Match,
  colleaguesOf,
  matchTicket,
} from "../domain/ticket-match.ts";
import type { Candidate, Sighting } from "../domain/ticket.ts";
import type { People } from "./people.ts";
import { createBookKeeper } from "./ticket-book.ts";

/** Whom the page is about, or why that cannot be said. Of presence it says nothing: that is for who shows it. */
export type TicketAnswer =
  | { readonly kind: "no_address" }
  /** The list is still being read, and who stands in its first rows is none of them. */
  | { readonly kind: "reading" }
  | {
      readonly kind: "nobody";
      readonly candidate: Candidate;
      readonly colleagues: Colleagues | null;
    }
  | {
      readonly kind: "found";
      readonly url: string;
      readonly chosen: Match;
      /** What goes on of the chosen person's visit. */
      readonly running: RunningSession | null;
      /** In the order of the page; at most {@link MOST_SHOWN}. */
      readonly matches: readonly Match[];
      /** The requester whom the page names, where nobody in the list is. */
      readonly missing: Candidate | null;
      readonly colleagues: Colleagues | null;
    };

/** As many as can be told apart in a short list. */
const MOST_SHOWN = 5;

interface AnswerPorts {
  readonly people: ReadonlySignal<People | null>;
  readonly sighting: ReadonlySignal<Sighting | null>;
  /** Whom the user chose, by the address of the ticket. */
  readonly chosen: ReadonlySignal<ReadonlyMap<string, PersonId>>;
}

/** Null while no page was read. The same value as long as it says the same: a revision redraws what it changed. */
export const createAnswer = ({
  people,
  sighting,
  chosen,
}: AnswerPorts): ReadonlySignal<TicketAnswer | null> => {
  const { bookOf, follow } = createBookKeeper();
  effect(() => {
    if (people.value !== null) follow(people.value);
  });
  let last: TicketAnswer | null = null;
  return computed(() => {
    const seen = sighting.value;
    const all = people.value;
    const next =
      seen === null ? null : answerOf(seen, all, chosen.value.get(seen.url));
    if (last === null || next === null || !saysTheSame(last, next)) last = next;
    return last;
  });

  function answerOf(
    { candidates, url }: Sighting,
    all: People | null,
    choice: PersonId | undefined,
  ): TicketAnswer {
    const [first] = candidates;
    if (first === undefined) return { kind: "no_address" };
    if (all === null) return { kind: "reading" };
    const book = bookOf(all);
    const { matches, missing } = matchTicket(candidates, book, all.index);
    const shown = matches.slice(0, MOST_SHOWN);
    const match = shown.find(({ report }) => report.id === choice) ?? shown[0];
    if (match === undefined)
      return all.whole
        ? {
            kind: "nobody",
            candidate: first,
            colleagues: colleaguesOf(first.address, book, []),
          }
        : { kind: "reading" };
    return {
      kind: "found",
      url,
      chosen: match,
      running: all.running.get(match.report.id) ?? null,
      matches: shown,
      missing: all.whole ? missing : null,
      colleagues: colleaguesOf(match.report.email ?? "", book, matches),
    };
  }
};

const saysTheSame = (a: TicketAnswer, b: TicketAnswer): boolean => {
  if (a.kind !== b.kind) return false;
  if (a.kind === "nobody" && b.kind === "nobody")
    return (
      a.candidate === b.candidate && sameColleagues(a.colleagues, b.colleagues)
    );
  if (a.kind !== "found" || b.kind !== "found") return true;
  return (
    a.url === b.url &&
    a.running === b.running &&
    a.missing === b.missing &&
    sameColleagues(a.colleagues, b.colleagues) &&
    sameMatch(a.chosen, b.chosen) &&
    a.matches.length === b.matches.length &&
    a.matches.every((match, at) => sameMatch(match, b.matches[at]))
  );
};

const sameMatch = (a: Match, b: Match | undefined): boolean =>
  a.report === b?.report && a.candidate === b.candidate;

const sameColleagues = (a: Colleagues | null, b: Colleagues | null): boolean =>
  a?.company === b?.company && a?.online === b?.online;
