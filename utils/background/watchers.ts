import { browser } from "../browser.ts";
import { WATCHING } from "../messaging/watching.ts";
import { isOwnPage } from "../messaging/server.ts";

/**
 * Counts the open pages by their ports. Registered synchronously at the worker's start.
 * @param onChange called when the first page opened or the last one closed
 */
export const countWatchers = (onChange: (watched: boolean) => void): void => {
  const root = browser.runtime.getURL("");
  let open = 0;
  browser.runtime.onConnect.addListener((port) => {
    if (
      port.name !== WATCHING ||
      !isOwnPage(port.sender ?? {}, browser.runtime.id, root)
    ) {
      port.disconnect();
      return;
    }
    // A listener is what makes the page's ping an event of this worker, and so its sign of life.
    port.onMessage.addListener(() => {});
    if (++open === 1) onChange(true);
    port.onDisconnect.addListener(() => {
      if (--open === 0) onChange(false);
    });
  });
};
