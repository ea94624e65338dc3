import { defineContentScript } from "wxt/utils/define-content-script";
import { browser } from "../utils/browser.ts";
import type { Sighting } from "../utils/domain/ticket.ts";
import { openDom } from "../utils/ticket/dom.ts";
import { TICKET_SITES } from "../utils/ticket/ticket-sites.ts";
import { type PageWatch, watchPage } from "../utils/ticket/watch-page.ts";

/** In the world of our content scripts, which the page cannot reach; a symbol, which no element's name can hide. */
const WATCH = Symbol.for("rollcall.ticket");

/** False once the extension was reloaded or removed: what is left of it here has nobody to tell. */
const isAlive = (): boolean => {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
};

/** One way only: whatever comes back is of no interest, so that a page which took this script over learns nothing. */
const tell = (sighting: Sighting): void => {
  try {
    void browser.runtime
      .sendMessage({ type: "ticket", sighting })
      .catch(() => {}); // Who is not there to hear it asks when they are.
  } catch {
    // Reloaded this very moment; the next look ends the watch.
  }
};

/**
 * Watches the page for addresses. Put in a second time, it lets the first one tell again: so the worker asks a page for
 * what it forgot.
 */
const start = (): void => {
  // CAST: our own world's global object, with our own property.
  const world = globalThis as { [WATCH]?: PageWatch };
  if (world[WATCH]?.again() === true) return;
  world[WATCH] = watchPage({
    document,
    dom: openDom(document),
    sites: TICKET_SITES,
    isAlive,
    tell,
  });
};

export default defineContentScript({ registration: "runtime", main: start });
