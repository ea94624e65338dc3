import { browser } from "../browser.ts";

const KEY = "browserSession";

/** A name for this run of the browser: its memory, which ends with it, has kept the name. */
export const browserSession = async (): Promise<string> => {
  const kept: unknown = (await browser.storage.session.get(KEY))[KEY];
  if (typeof kept === "string") return kept;
  const session = crypto.randomUUID();
  await browser.storage.session.set({ [KEY]: session });
  return session;
};
