import { HOSTED_SITES } from "./hosted-sites.ts";
import { OWN_SITES } from "./own-sites.ts";
import type { TicketSite } from "./ticket-site.ts";

/**
 * The products whose ticket pages are known. Where a selector no longer fits, the page is read like any other page.
 * The first that fits wins: those with a host of their own before those with any.
 */
export const TICKET_SITES: readonly TicketSite[] = [
  ...HOSTED_SITES,
  ...OWN_SITES,
];
