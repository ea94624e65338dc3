import { type AddressBook, companyOf, slotsUnder } from "./address-book.ts";
import { isOnline } from "./facts.ts";
import { domainOf, foldCase, withoutTag } from "./mail-address.ts";
import { type PeopleIndex, reportAt } from "./people-index.ts";
import type { Report } from "./person.ts";
import type { Candidate } from "./ticket.ts";

/** Somebody of the list whose address stands on the page. */
export interface Match {
  readonly report: Report;
  readonly candidate: Candidate;
}

/** Who of one company is online. */
export interface Colleagues {
  /** The domain of their addresses. */
  readonly company: string;
  /** Without those whom the page names; never 0. */
  readonly online: number;
}

export interface TicketMatch {
  /** In the order of the page's candidates, each person once. */
  readonly matches: readonly Match[];
  /** The requester whom the page names and nobody in the list is; null: they are there, or it names none. */
  readonly missing: Candidate | null;
}

/**
 * Who of the list a page is about. Same address first (case never counts), else the same but for a "+tag" that one of the
 * two has: two different tags are two addresses. Where several people share an address, by id, so that the order of the
 * list decides nothing.
 */
export const matchTicket = (
  candidates: readonly Candidate[],
  book: AddressBook,
  index: PeopleIndex,
): TicketMatch => {
  const matches = new Map<Report["id"], Match>();
  const requesters = candidates.filter(({ place }) => place === "requester");
  const found = new Set<Candidate>();
  for (const candidate of candidates)
    for (const report of reportsOf(candidate, book, index)) {
      found.add(candidate);
      if (!matches.has(report.id))
        matches.set(report.id, { report, candidate });
    }
  const isThere = requesters.some((candidate) => found.has(candidate));
  return {
    matches: [...matches.values()],
    missing: isThere ? null : (requesters[0] ?? null),
  };
};

/**
 * Who of the company of an address is online, beside the people whom the page names.
 * @returns null for public mail, and where nobody is
 */
export const colleaguesOf = (
  address: string,
  book: AddressBook,
  named: readonly Match[],
): Colleagues | null => {
  const company = companyOf(domainOf(foldCase(address)));
  if (company === null) return null;
  const there = book.online.get(company)?.size ?? 0;
  const known = named.filter(
    ({ report }) =>
      isOnline(report) && domainOf(foldCase(report.email ?? "")) === company,
  );
  const online = there - known.length;
  return online > 0 ? { company, online } : null;
};

const reportsOf = (
  { address }: Candidate,
  book: AddressBook,
  index: PeopleIndex,
): readonly Report[] => {
  const folded = foldCase(address);
  const key = withoutTag(folded);
  const alike = [...slotsUnder(book, key)]
    .map((slot) => reportAt(index, slot))
    .filter((report) => report !== undefined)
    .map((report) => ({ report, folded: foldCase(report.email ?? "") }));
  const exact = alike.filter((one) => one.folded === folded);
  const near =
    folded === key ? alike : alike.filter((one) => one.folded === key);
  return (exact.length > 0 ? exact : near)
    .map(({ report }) => report)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};
