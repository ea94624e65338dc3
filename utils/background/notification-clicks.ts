import { browser } from "../browser.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Notice } from "../domain/notice.ts";
import { tellingOf } from "../domain/notice-plan.ts";
import { isTicket, isWebAddress } from "../domain/ticket-url.ts";
import type { CommandOf } from "../messaging/protocol.ts";
import { askToShow } from "../messaging/show-person.ts";
import type { Database } from "../storage/database.ts";
import { readOutbox } from "../storage/notices.ts";
import { notificationsApi } from "./notification-view.ts";
import { buttonsOf } from "./notification-words.ts";

interface ClickDeps {
  readonly db: Database;
  readonly ready: Promise<void>;
  readonly stopWatch: (
    command: Pick<CommandOf<"stopWatch">, "source" | "id">,
  ) => Promise<unknown>;
}

/** Follows clicks on notifications. Registered synchronously at the worker's start, or the click that woke it is lost. */
export const followClicks = (deps: ClickDeps): void => {
  let registered = false;
  const register = (): void => {
    const api = notificationsApi();
    if (api === undefined || registered) return;
    registered = true;
    api.onClicked.addListener((name) => void clicked(deps, name, null));
    api.onButtonClicked.addListener(
      (name, button) => void clicked(deps, name, button),
    );
  };
  register();
  // The permission came after this worker.
  browser.permissions.onAdded.addListener(register);
};

const clicked = async (
  { db, ready, stopWatch }: ClickDeps,
  name: string,
  button: number | null,
): Promise<void> => {
  await ready;
  void notificationsApi()?.clear(name);
  const outbox = await readOutbox(db);
  const notices = outbox.ok
    ? outbox.value.notices.filter((notice) => tellingOf(notice) === name)
    : [];
  const [only = null, ...others] = notices;
  if (button !== null && buttonsOf(notices)[button] === "stopWatching") {
    if (only !== null) await stopWatch({ source: only.source, id: only.watch });
    return;
  }
  await lead(others.length === 0 ? only : null);
};

/** To the ticket, else to the person, else to the list. */
const lead = async (notice: Notice | null): Promise<void> => {
  const ticket = notice?.ticket ?? null;
  if (ticket !== null && isWebAddress(ticket.url)) await openTicket(ticket.url);
  else await openPanel(notice?.person ?? null);
};

/** Addresses of tabs are told only of sites that we may read; a ticket that is not found opens anew. */
const openTicket = async (url: string): Promise<void> => {
  const tabs = await browser.tabs.query({});
  const open = tabs.find(
    (tab) => tab.url !== undefined && isTicket(tab.url, url),
  );
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  if (open.windowId !== undefined)
    await browser.windows.update(open.windowId, { focused: true });
};

/** `chrome.sidePanel` as far as it is used here; Firefox has a sidebar instead. */
interface WithSidePanel {
  readonly sidePanel?: {
    readonly open: (where: { readonly windowId: number }) => Promise<void>;
  };
}

/** A browser that does not count the click as a gesture any more gets the panel in a tab. */
const openPanel = async (person: PersonId | null): Promise<void> => {
  if (person !== null) void askToShow(person);
  try {
    const { id } = await browser.windows.getLastFocused();
    // CAST: Chrome's own object; absent in Firefox.
    const { sidePanel } = chrome as WithSidePanel;
    if (sidePanel === undefined) await browser.sidebarAction.open();
    else if (id === undefined) throw new Error("No window is open.");
    else await sidePanel.open({ windowId: id });
  } catch {
    await browser.tabs.create({
      url: browser.runtime.getURL("sidepanel.html"),
    });
  }
};

declare const chrome: object;
