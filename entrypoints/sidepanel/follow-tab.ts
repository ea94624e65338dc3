import { batch, signal } from "@preact/signals";
import { browser } from "../../utils/browser.ts";
import type { ShownTab } from "../../utils/domain/shown-tab.ts";
import type { Sighting } from "../../utils/domain/ticket.ts";
import { onSighting, readSighting } from "../../utils/storage/sightings.ts";

/**
 * The active tab of this window and what was seen on it, until the signal aborts. Without the "tabs" permission the browser
 * tells which tab it is, and its address only where we have access: to the site for good, or to this tab since the user
 * clicked Rollcall's icon on it. Of that click no event tells, so the tab is looked at again when somebody comes to the panel.
 */
export const followTab = (gone: AbortSignal) => {
  const tab = signal<ShownTab | null>(null);
  const sighting = signal<Sighting | null>(null);
  let windowId: number | undefined;
  let looks = 0;
  let page = 0;
  let told = 0;

  const look = async (): Promise<void> => {
    const mine = ++looks;
    const toldBefore = told;
    const [active] = await browser.tabs.query({
      active: true,
      ...(windowId === undefined ? { currentWindow: true } : { windowId }),
    });
    if (active?.id === undefined) return;
    const kept = await readSighting(active.id);
    if (mine !== looks) return;
    // The answer may be older than what was told while it was on its way.
    if (told !== toldBefore) return look();
    const next = { id: active.id, url: active.url ?? null, page };
    // Together: the line never says of one tab what was seen on another.
    batch(() => {
      if (!isSame(tab.peek(), next)) tab.value = next;
      sighting.value = kept?.sighting ?? null;
    });
  };
  const again = (): void => void look();

  const onActivated = (active: { readonly windowId: number }): void => {
    if (windowId === undefined || active.windowId === windowId) again();
  };
  const onUpdated: Parameters<typeof browser.tabs.onUpdated.addListener>[0] = (
    id,
    { status, url },
  ) => {
    if (id !== tab.peek()?.id || (status ?? url) === undefined) return;
    if (status === "loading") page++;
    again();
  };

  void browser.windows.getCurrent().then(({ id }) => {
    windowId = id;
    again();
  });
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  onSighting((id, seen) => {
    told++;
    if (id === tab.peek()?.id) sighting.value = seen;
  }, gone);
  addEventListener("focus", again, { signal: gone });
  document.documentElement.addEventListener("pointerenter", again, {
    signal: gone,
  });
  document.addEventListener("visibilitychange", again, { signal: gone });
  gone.addEventListener("abort", () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.permissions.onAdded.removeListener(again);
    browser.permissions.onRemoved.removeListener(again);
  });
  return { tab, sighting };
};

const isSame = (a: ShownTab | null, b: ShownTab): boolean =>
  a?.id === b.id && a.url === b.url && a.page === b.page;
