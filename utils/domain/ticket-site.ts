import { parseAddress } from "./address.ts";
import type { Sighting } from "./ticket.ts";

/**
 * `not_allowed`: the browser grants no access to it; `not_a_site`: neither https nor this machine; `too_many`: the list
 * of sites is full; `failed`: the browser or the disk refused.
 */
export type SiteOutcome =
  | "done"
  | "not_allowed"
  | "not_a_site"
  | "too_many"
  | "failed";

/**
 * The origin of a page that can hold a ticket: https, or http on this machine, as for a platform. Null for the browser's
 * own pages, for files, and for what Rollcall cannot be allowed to read.
 */
export const siteOf = (url: string | null): string | null => {
  const address = parseAddress(url ?? "");
  return address.ok ? address.value.origin : null;
};

/** What the browser is asked for: match patterns of permissions know no port. */
export const patternOf = (site: string): string => {
  const { protocol, hostname } = new URL(site);
  return `${protocol}//${hostname}/*`;
};

/** The pages of this site alone; with its port, which Chrome's scripts can tell and Firefox's cannot. */
export const exactPatternOf = (site: string): string => `${site}/*`;

/**
 * Is this sighting of the page that a tab shows? The query is in no sighting, and the fragment only where a site keeps its
 * ticket there.
 */
export const isOfPage = ({ url }: Sighting, shown: string): boolean => {
  const page = URL.parse(shown);
  if (page === null) return false;
  const path = page.origin + page.pathname;
  return url === path || url === path + page.hash;
};
