import { browser } from "../browser.ts";
import { askedIn, askedInMailto } from "../domain/asked-text.ts";
import type { LocalInstant } from "../domain/instant.ts";
import { t } from "../i18n.ts";
import { writeIntent } from "../storage/intent.ts";
import { openSidePanel } from "./side-panel.ts";

/** Two items: Firefox would show a single one with a pattern for links on no selection at all. */
const SELECTION = "ask-selection";
const MAILTO = "ask-mailto";

/**
 * "Is this person online?" in the browser's own menu, over a selected text and over a link to an address. The listeners
 * are registered synchronously at the worker's start; the items are made once and kept by the browser.
 */
export const offerMenus = (
  now: () => LocalInstant,
  spoken: Promise<void>,
): void => {
  browser.runtime.onInstalled.addListener(
    () => void spoken.then(createMenuItems),
  );
  browser.contextMenus.onClicked.addListener(
    ({ menuItemId, selectionText = "", linkUrl = "" }, tab) => {
      const text =
        menuItemId === MAILTO ? askedInMailto(linkUrl) : askedIn(selectionText);
      const windowId = tab?.windowId;
      // First of all, and not awaited: the click is over with the first await. The panel hears of the intent either way.
      const opened = openSidePanel(
        windowId ?? browser.windows.WINDOW_ID_CURRENT,
      );
      const asked = { kind: "text", text } as const;
      void writeIntent({ asked, windowId: windowId ?? null, askedAt: now() });
      // Where the panel is open already there is nothing to open, and where the browser refuses, nobody to tell.
      opened.catch(() => {});
    },
  );
};

/** An update brings them anew, in the language of now. */
export const createMenuItems = async (): Promise<void> => {
  await browser.contextMenus.removeAll();
  const title = t("menu_ask");
  browser.contextMenus.create({
    id: SELECTION,
    title,
    contexts: ["selection"],
  });
  browser.contextMenus.create({
    id: MAILTO,
    title,
    contexts: ["link"],
    targetUrlPatterns: ["mailto:*"],
  });
};
