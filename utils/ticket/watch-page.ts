import type { Sighting } from "../domain/ticket.ts";
import type { Dom } from "./dom.ts";
import {
  type Pace,
  asked,
  begun,
  changed,
  ended,
  moved,
  newPace,
} from "./pace.ts";
import { sight } from "./sight.ts";
import type { TicketSite } from "./ticket-site.ts";

export interface Watched {
  readonly document: Document;
  readonly dom: Dom;
  readonly sites: readonly TicketSite[];
  /** Is there still an extension to tell? Once there is none, the watch ends for good. */
  readonly isAlive: () => boolean;
  readonly tell: (sighting: Sighting) => void;
}

export interface PageWatch {
  /** Looks and tells again, even if nothing changed. False where the watch has ended. */
  readonly again: () => boolean;
}

/** So long the page waits for us at a time. */
const SLICE_MS = 8;
/** A change of one of these can show or hide an address, or change a status. */
const ATTRIBUTES = "aria-label class data-state email hidden href".split(" ");

/**
 * Looks at a page whenever it changes, in slices, at most once a second, and tells what it says of itself when that is
 * something new. Leaves no trace in the page: it only reads.
 */
export const watchPage = (watched: Watched): PageWatch => {
  const { document, dom, isAlive, tell } = watched;
  const stopped = new AbortController();
  const { signal } = stopped;
  let pace: Pace = newPace(performance.now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let scan: Generator<void, Sighting> | null = null;
  let cost = 0;
  let address = location.href;
  let told = "";

  const stop = (): void => {
    stopped.abort();
    observer.disconnect();
    clearTimeout(timer);
  };

  const isOver = (): boolean => {
    if (!signal.aborted && !isAlive()) stop();
    return signal.aborted;
  };

  const plan = (next: Pace): void => {
    pace = next;
    if (scan !== null || pace.dueAt === null) return;
    clearTimeout(timer);
    timer = setTimeout(begin, Math.max(0, pace.dueAt - performance.now()));
  };

  const begin = (): void => {
    if (isOver()) return;
    pace = begun(pace, performance.now());
    cost = 0;
    scan = sight(dom, watched.sites, location);
    go();
  };

  const go = (): void => {
    if (isOver() || scan === null) return;
    const from = performance.now();
    let step = scan.next();
    while (step.done !== true && performance.now() - from < SLICE_MS)
      step = scan.next();
    cost += performance.now() - from;
    if (step.done === true) end(step.value);
    else timer = setTimeout(go);
  };

  const end = (sighting: Sighting): void => {
    scan = null;
    // The page went on while it was looked at: what was seen may be of two tickets.
    const isOfOne = pace.movedAt === null;
    const text = JSON.stringify(sighting);
    if (isOfOne && text !== told) {
      told = text;
      tell(sighting);
    }
    plan(ended(pace, cost));
  };

  const look = (): void => {
    if (isOver()) return;
    const now = performance.now();
    if (location.href === address) return;
    address = location.href;
    plan(moved(pace, now));
  };

  const observer = new MutationObserver(() => {
    look();
    if (!signal.aborted) plan(changed(pace, performance.now()));
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  const again = (): boolean => {
    if (isOver()) return false;
    told = "";
    plan(asked(pace, performance.now()));
    return true;
  };
  for (const event of ["popstate", "hashchange"])
    addEventListener(event, look, { signal });
  // Back to a page that was kept as it was: it is another page than the one that was told last.
  addEventListener("pageshow", ({ persisted }) => persisted && again(), {
    signal,
  });
  // CAST: TypeScript does not know the property everywhere, and Firefox has it since 147 only.
  (globalThis as { navigation?: EventTarget }).navigation?.addEventListener(
    "currententrychange",
    look,
    { signal },
  );
  plan(pace);
  return { again };
};
