import type { Candidate, Sighting } from "../domain/ticket.ts";
import { readSite } from "./adapter.ts";
import type { Dom } from "./dom.ts";
import { type Collection, ranked } from "./ranking.ts";
import { search } from "./search.ts";
import {
  type PageAddress,
  type TicketSite,
  addressOf,
  siteOf,
} from "./ticket-site.ts";

const LONGEST_TITLE = 200;
const MOST_THREADS = 100;

/** Looks at the page once. Yields after each bit of work; what it returns is what the page says of itself. */
export const sight = function* (
  dom: Dom,
  sites: readonly TicketSite[],
  page: PageAddress,
): Generator<void, Sighting> {
  const site = siteOf(sites, page);
  const found: Collection = new Map();
  const words = site === null ? null : readSite(dom, site, found);
  yield;
  const threads = new Set<Node>(
    site?.thread.flatMap((selector) => dom.all(selector, MOST_THREADS)),
  );
  const unread = yield* search(dom, found, threads);
  const { candidates, more } = ranked(found);
  return {
    url: addressOf(site, page),
    title: dom.title().slice(0, LONGEST_TITLE),
    site: site?.id ?? "generic",
    candidates: named(candidates, words?.name ?? null),
    more: more || unread,
    closed: words?.closed ?? false,
  };
};

/** The site's name of the requester goes to the requester whom only the search found. */
const named = (
  candidates: readonly Candidate[],
  name: string | null,
): readonly Candidate[] =>
  candidates.map((candidate, index) =>
    index === 0 && candidate.place === "requester"
      ? { ...candidate, name: candidate.name ?? name }
      : candidate,
  );
