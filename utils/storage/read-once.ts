import { browser } from "../browser.ts";

/*
 * Which tab may be read for addresses without its site being on the list: until it shows another site, in the browser's
 * memory only.
 */

const keyOf = (tab: number): string => `ticket-once:${tab}`;

export const allowOnce = (tab: number, site: string): Promise<void> =>
  browser.storage.session.set({ [keyOf(tab)]: site });

export const isReadOnce = async (
  tab: number,
  site: string,
): Promise<boolean> => {
  const key = keyOf(tab);
  return (await browser.storage.session.get(key))[key] === site;
};

export const forgetOnce = (tab: number): Promise<void> =>
  browser.storage.session.remove(keyOf(tab));
