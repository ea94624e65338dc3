import type { SiteOutcome } from "../domain/ticket-site.ts";
import * as z from "../validation.ts";

/** An origin, as `siteOf` writes it; checked there. */
const Site = z.string().check(z.minLength(1), z.maxLength(300));
const Tab = z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));

/** What pages ask of the worker about the sites whose pages are read for addresses. */
export const SITE_COMMANDS = {
  /** Reads the addresses on this site's pages from now on. The page has asked the browser for access in a click. */
  readSite: z.strictObject({ type: z.literal("readSite"), site: Site }),
  /** Reads no more of it, forgets what was read, and gives the access back unless the platform needs it. */
  stopSite: z.strictObject({ type: z.literal("stopSite"), site: Site }),
  /** Reads the page that a tab shows now, once. */
  readPage: z.strictObject({ type: z.literal("readPage"), tab: Tab }),
} as const;

export interface SiteReplies {
  readonly readSite: SiteOutcome;
  readonly stopSite: null;
  readonly readPage: SiteOutcome;
}
