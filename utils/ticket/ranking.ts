import {
  type Candidate,
  MOST_CANDIDATES,
  type Place,
} from "../domain/ticket.ts";

/** An address where it was found. */
export interface Found extends Candidate {
  /** It stands where a page names its own team or the person who reads it. */
  readonly own: boolean;
}

/** So many different addresses are looked at; a page with more is a list, and its twenty likeliest are among these. */
export const MOST_FOUND = 200;

/** Addresses that stand for the support team or for a machine: a requester never has them. */
const ROLE =
  /^(?:support|help|help-?desk|service-?desk|tickets?|customer[._-]?(?:care|service|support)|care|kundenservice|kundendienst|no-?reply|do-?not-?reply|mailer-daemon|postmaster|notifications?|bounces?|abuse)(?:[._+-].*)?$/i;

const ORDER: Readonly<Record<Place, number>> = {
  requester: 0,
  header: 1,
  link: 2,
  thread: 3,
  text: 4,
};

/** What was found so far, each address once. */
export type Collection = Map<string, Found>;

/** Takes a find in: at its better place, with the first name seen. False once the collection is full. */
export const collect = (found: Collection, next: Found): boolean => {
  const key = next.address.toLowerCase();
  const known = found.get(key);
  if (known === undefined) {
    if (found.size >= MOST_FOUND) return false;
    found.set(key, next);
    return true;
  }
  const better = ORDER[next.place] < ORDER[known.place] ? next : known;
  found.set(key, {
    ...better,
    name: better.name ?? known.name ?? next.name,
    own: known.own || next.own,
  });
  return true;
};

/** The likeliest first; those of the team, of machines and of the reader last; else by place, then as they stood. */
export const ranked = (
  found: Collection,
): { readonly candidates: readonly Candidate[]; readonly more: boolean } => {
  const all = [...found.values()].toSorted((a, b) => weight(a) - weight(b));
  return {
    candidates: all
      .slice(0, MOST_CANDIDATES)
      .map(({ address, name, place }) => ({ address, name, place })),
    more: all.length > MOST_CANDIDATES,
  };
};

const weight = ({ own, address, place }: Found): number =>
  ORDER[place] + (own || isRoleAddress(address) ? 10 : 0);

/** Is it the address of a desk or a machine, rather than of a person? */
const isRoleAddress = (address: string): boolean =>
  ROLE.test(address.slice(0, address.lastIndexOf("@")));
