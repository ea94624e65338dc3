import { browser } from "../browser.ts";
import { exactPatternOf, patternOf, siteOf } from "../domain/ticket-site.ts";

/** Where the build puts `entrypoints/ticket.content.ts`. */
const SCRIPT = "/content-scripts/ticket.js";
const PREFIX = "ticket:";

/** May Rollcall read this site's pages, as the browser sees it? */
export const isGranted = (site: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternOf(site)] });

/**
 * Leaves exactly the scripts of these sites registered: they run in every page of theirs that is opened from now on.
 * @returns false where the browser refused
 */
export const registerScripts = async (
  sites: readonly string[],
): Promise<boolean> => {
  const known = (await browser.scripting.getRegisteredContentScripts())
    .map(({ id }) => id)
    .filter((id) => id.startsWith(PREFIX));
  const wanted = sites.map((site) => PREFIX + site);
  const gone = known.filter((id) => !wanted.includes(id));
  if (gone.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = sites.filter((site) => !known.includes(PREFIX + site));
  const registered = await Promise.all(missing.map(register));
  return registered.every(Boolean);
};

/**
 * Firefox takes a pattern with a port, which then matches nothing: there the script runs on every port of the host, and
 * the worker's door alone keeps the others out.
 */
const pagesOf = (site: string): string =>
  browser.runtime.getURL("").startsWith("moz-extension:")
    ? patternOf(site)
    : exactPatternOf(site);

/** False where the browser refused. */
const register = async (site: string): Promise<boolean> => {
  try {
    await browser.scripting.registerContentScripts([
      {
        id: PREFIX + site,
        js: [SCRIPT],
        matches: [pagesOf(site)],
        runAt: "document_idle",
        allFrames: false,
        persistAcrossSessions: true,
      },
    ]);
    return true;
  } catch {
    // As below.
    return false;
  }
};

/** False where the browser grants no access to this tab, or it shows no page of the web. */
export const runIn = async (tabId: number): Promise<boolean> => {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: [SCRIPT],
    });
    return true;
  } catch {
    // The browser says why in words of its own, which change; whoever asked is told that it was refused.
    return false;
  }
};

export const allTabs = async (): Promise<readonly number[]> =>
  (await browser.tabs.query({})).flatMap(({ id }) => id ?? []);

/** The tabs that show this site now, and that we may know it of. */
export const tabsOn = async (site: string): Promise<readonly number[]> =>
  (await browser.tabs.query({})).flatMap(({ id, url }) =>
    siteOf(url ?? null) === site ? (id ?? []) : [],
  );

/** What a tab shows, where we may know it. */
export const siteIn = async (tab: number): Promise<string | null> => {
  try {
    return siteOf((await browser.tabs.get(tab)).url ?? null);
  } catch {
    // It was closed meanwhile.
    return null;
  }
};

/** Gives the access to a site back, unless it came with the installation: then it is not ours to give. */
export const giveBack = async (site: string): Promise<void> => {
  try {
    await browser.permissions.remove({ origins: [patternOf(site)] });
  } catch {
    // A demo build has this machine for good.
  }
};
