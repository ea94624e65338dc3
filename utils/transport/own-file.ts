import { browser } from "../browser.ts";

/** JSON of a file that this extension came with. Rejects where there is none: then the package is broken. */
export const readOwnJson = async (path: string): Promise<unknown> => {
  const file = await fetch(browser.runtime.getURL(path));
  return file.json();
};
