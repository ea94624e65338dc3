/** Where on a page an address was found, the likeliest place of the requester first. */
export type Place = "requester" | "header" | "link" | "thread" | "text";

/** An address on a page that may be the person whom the page is about. */
export interface Candidate {
  /** As it stood there, at most 254 characters. */
  readonly address: string;
  /** What stood beside it, if it looks like a name; at most 80 characters. */
  readonly name: string | null;
  readonly place: Place;
}

/** What a page beside the panel says of itself. Everything in it was written by strangers. */
export interface Sighting {
  /** Origin and path of the page, with the fragment where a site keeps its ticket there; never the query. */
  readonly url: string;
  readonly title: string;
  /** Which adapter found it; "generic" where none is for this site. */
  readonly site: string;
  /** Likeliest first, each address once, at most {@link MOST_CANDIDATES}. */
  readonly candidates: readonly Candidate[];
  /** More were there than are listed. */
  readonly more: boolean;
  /** The site says that the ticket is solved or closed. */
  readonly closed: boolean;
}

/** A ticket has a handful of people; a page with more is no ticket, or wants to waste our time. */
export const MOST_CANDIDATES = 20;
