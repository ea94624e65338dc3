import { type Allowance, spend } from "../domain/allowance.ts";
import { SECOND } from "../domain/instant.ts";
import { isOfPage, patternOf, siteOf } from "../domain/ticket-site.ts";
import type { SiteOutcome } from "../domain/ticket-site.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Seen } from "../messaging/sighting.ts";
import type { Database } from "../storage/database.ts";
import { readSources } from "../storage/settings.ts";
import {
  forgetSighting,
  readSighting,
  writeSighting,
} from "../storage/sightings.ts";
import { readTicketSites, writeTicketSites } from "../storage/ticket-sites.ts";
import { forgetOnce, isReadOnce, allowOnce } from "../storage/read-once.ts";
import {
  allTabs,
  giveBack,
  isGranted,
  registerScripts,
  runIn,
  siteIn,
  tabsOn,
} from "./ticket-scripts.ts";

export interface TicketDeskDeps {
  readonly db: Database;
  readonly now: () => number;
  /** Tells the open pages that the list of sites is another. */
  readonly announce: () => void;
  /** A page says that its ticket is solved or closed. */
  readonly onClosed: (url: string) => void;
}

/** Decides which pages are read for addresses, and keeps what was seen on them, tab by tab. */
export interface TicketDesk {
  readonly handlers: Pick<Handlers, "readSite" | "stopSite" | "readPage">;
  readonly hear: (seen: Seen) => void;
  /** A tab shows something else, or is about to. @param url null: we may not know it */
  readonly moved: (tab: number, url: string | null) => void;
  readonly closed: (tab: number) => void;
  /** After the start of the browser, an update, or a change of what we may read. */
  readonly lookAfterSites: () => void;
}

/** A page that says more than this is no ticket that somebody works on. */
const HEARD = { most: 20, everyMs: SECOND / 2 };
/** The browser's registration is walked for each; nobody works with more helpdesks. */
const MOST_SITES = 50;

export const createTicketDesk = ({
  db,
  now,
  announce,
  onClosed,
}: TicketDeskDeps): TicketDesk => {
  const allowances = new Map<number, Allowance>();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: what is forgotten of a tab's last page must not meet what is seen on its next. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work);
    last = done.catch(() => null);
    return done;
  };

  const sites = async (): Promise<readonly string[]> => {
    const read = await readTicketSites(db);
    return read.ok ? read.value : [];
  };

  /** A script that was started stays in its page: what was withdrawn since must be asked of the browser. */
  const mayRead = async (tab: number, site: string): Promise<boolean> =>
    (await isReadOnce(tab, site)) ||
    ((await sites()).includes(site) && (await isGranted(site)));

  /** Before anything waits in the queue: a page that floods us must not fill it. */
  const isInTime = (tab: number): boolean => {
    const allowance = spend(allowances.get(tab) ?? null, HEARD, now());
    if (allowance !== null) allowances.set(tab, allowance);
    return allowance !== null;
  };

  const hear = async ({ tab, site, ...seen }: Seen): Promise<void> => {
    if (!(await mayRead(tab, site))) return;
    await writeSighting(tab, seen);
    if (seen.sighting.closed) onClosed(seen.sighting.url);
  };

  const forget = async (tab: number): Promise<void> => {
    allowances.delete(tab);
    await forgetSighting(tab);
    await forgetOnce(tab);
  };

  const moved = async (tab: number, url: string | null): Promise<void> => {
    const kept = await readSighting(tab);
    if (kept === null) return;
    const isSamePage = url !== null && isOfPage(kept.sighting, url);
    if (isSamePage && URL.parse(url)?.search === kept.search) return;
    await forgetSighting(tab);
    if (siteOf(url) !== siteOf(kept.sighting.url)) await forgetOnce(tab);
    // Another query may be another ticket or none: the script is asked, which tells nothing twice by itself.
    if (isSamePage) await runIn(tab);
  };

  /** Registers what is allowed and granted, and forgets what was seen where it no longer is. */
  const lookAfterSites = async (): Promise<boolean> => {
    const listed = await sites();
    const granted = await Promise.all(listed.map(isGranted));
    const isDone = await registerScripts(listed.filter((_, at) => granted[at]));
    for (const tab of await allTabs()) {
      const seen = siteOf((await readSighting(tab))?.sighting.url ?? null);
      if (seen !== null && !(await mayRead(tab, seen))) await forget(tab);
    }
    announce();
    return isDone;
  };

  const readSite = async (wanted: string): Promise<SiteOutcome> => {
    const site = siteOf(wanted);
    if (site === null) return "not_a_site";
    if (!(await isGranted(site))) return "not_allowed";
    const listed = await sites();
    if (!listed.includes(site)) {
      if (listed.length >= MOST_SITES) return "too_many";
      const written = await writeTicketSites(db, [...listed, site]);
      if (!written.ok) return "failed";
    }
    if (!(await lookAfterSites())) return "failed";
    for (const tab of await tabsOn(site)) await runIn(tab);
    return "done";
  };

  const stopSite = async (site: string): Promise<null> => {
    const listed = await sites();
    if (!listed.includes(site)) return null;
    const left = listed.filter((other) => other !== site);
    const written = await writeTicketSites(db, left);
    if (!written.ok) return null;
    for (const tab of await tabsOn(site)) await forgetOnce(tab);
    await lookAfterSites();
    const sources = await readSources(db);
    const isNeeded =
      !sources.ok ||
      [...left, ...sources.value.map(({ address }) => address)].some(
        (other) => patternOf(other) === patternOf(site),
      );
    if (!isNeeded) await giveBack(site);
    return null;
  };

  const readPage = async (tab: number): Promise<SiteOutcome> => {
    const site = await siteIn(tab);
    if (site === null) return "not_allowed";
    await allowOnce(tab, site);
    return (await runIn(tab)) ? "done" : "not_allowed";
  };

  return {
    handlers: {
      readSite: ({ site }) => inTurn(() => readSite(site)),
      stopSite: ({ site }) => inTurn(() => stopSite(site)),
      readPage: ({ tab }) => inTurn(() => readPage(tab)),
    },
    hear: (seen) => {
      if (isInTime(seen.tab)) void inTurn(() => hear(seen));
    },
    moved: (tab, url) => void inTurn(() => moved(tab, url)),
    closed: (tab) => void inTurn(() => forget(tab)),
    lookAfterSites: () => void inTurn(lookAfterSites),
  };
};
