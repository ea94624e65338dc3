import { isOnline } from "./facts.ts";
import { domainOf, foldCase, withoutTag } from "./mail-address.ts";
import type { PeopleIndex } from "./people-index.ts";
import { isPublicMail } from "./public-mail.ts";

/**
 * The people of a list by their address, and who of a company is online. Built once, then kept from revision to revision
 * at the cost of what changed. Lives in one page and is changed in place, as {@link PeopleIndex} is.
 */
export interface AddressBook {
  /** Slots by the address without case and tag. A `Map`: an address may be "__proto__@acme.com". */
  readonly byAddress: Map<string, number | Set<number>>;
  /** Slots of who is online, by the domain of their address; none of public mail. */
  readonly online: Map<string, Set<number>>;
  /** What each slot stands under, to be found again when its report is another. */
  readonly entries: (Entry | undefined)[];
  /** Version of the index that it agrees with. */
  version: number;
}

interface Entry {
  readonly email: string;
  /** Without case and tag. */
  readonly key: string;
  /** Null for public mail: nobody's company. */
  readonly company: string | null;
  readonly online: boolean;
}

/** Prepares a whole list: some 100 ms for 100,000 people. */
export const createBook = (index: PeopleIndex): AddressBook => {
  const book: AddressBook = {
    byAddress: new Map(),
    online: new Map(),
    entries: [],
    version: index.version,
  };
  for (let slot = 0; slot < index.reports.length; slot++)
    refresh(book, index, slot);
  return book;
};

/**
 * Brings the book up to the index, in place.
 * @param touched every slot that was touched since `book.version`
 */
export const updateBook = (
  book: AddressBook,
  index: PeopleIndex,
  touched: Iterable<number>,
): void => {
  for (const slot of touched) refresh(book, index, slot);
  book.version = index.version;
};

/** Slots whose address is this one but for case and tag, in no order. */
export const slotsUnder = (
  { byAddress }: AddressBook,
  key: string,
): Iterable<number> => {
  const there = byAddress.get(key);
  return typeof there === "number" ? [there] : (there ?? []);
};

/** The company that a domain stands for: the domain itself, or null for public mail. */
export const companyOf = (domain: string): string | null =>
  domain === "" || isPublicMail(domain) ? null : domain;

const refresh = (
  book: AddressBook,
  { reports }: PeopleIndex,
  slot: number,
): void => {
  const report = reports[slot];
  const before = book.entries[slot];
  const email = report?.email ?? "";
  const online = report !== undefined && isOnline(report);
  if (before?.email === email && before.online === online) return;
  const after = email === "" ? undefined : entryOf(email, online, before);
  book.entries[slot] = after;
  if (before?.key !== after?.key) {
    if (before !== undefined) leave(book.byAddress, before.key, slot);
    if (after !== undefined) join(book.byAddress, after.key, slot);
  }
  if (before?.online === true && before.company !== null)
    book.online.get(before.company)?.delete(slot);
  if (after?.online === true && after.company !== null) {
    const there = book.online.get(after.company);
    if (there === undefined) book.online.set(after.company, new Set([slot]));
    else there.add(slot);
  }
};

const entryOf = (
  email: string,
  online: boolean,
  before: Entry | undefined,
): Entry => {
  if (before?.email === email) return { ...before, online };
  const key = withoutTag(foldCase(email));
  return { email, key, company: companyOf(domainOf(key)), online };
};

/** A lone slot as a number: a set for each of 100,000 people would cost more than the rest of the book. */
const join = (
  slots: AddressBook["byAddress"],
  key: string,
  slot: number,
): void => {
  const there = slots.get(key);
  if (there === undefined) slots.set(key, slot);
  else if (typeof there === "number") slots.set(key, new Set([there, slot]));
  else there.add(slot);
};

const leave = (
  slots: AddressBook["byAddress"],
  key: string,
  slot: number,
): void => {
  const there = slots.get(key);
  if (there === undefined) return;
  if (typeof there !== "number") there.delete(slot);
  if (typeof there === "number" || there.size === 0) slots.delete(key);
};
