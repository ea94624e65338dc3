import { browser } from "../browser.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Notice } from "../domain/notice.ts";
import { tellingOf } from "../domain/notice-plan.ts";
import { isTicket, isWebAddress } from "../domain/ticket-url.ts";
import type { CommandOf } from "../messaging/protocol.ts";
import type { Database } from "../storage/database.ts";
import { writeIntent } from "../storage/intent.ts";
import { readOutbox } from "../storage/notices.ts";
import { notificationsApi } from "./notification-view.ts";
import { buttonsOf } from "./notification-words.ts";
import { openPanelOrTab } from "./side-panel.ts";

interface ClickDeps {
  readonly db: Database;
  readonly now: () => LocalInstant;
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
  { db, now, ready, stopWatch }: ClickDeps,
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
  await lead(others.length === 0 ? only : null, now());
};

/** To the ticket, else to the person, else to the list. */
const lead = async (
  notice: Notice | null,
  clickedAt: LocalInstant,
): Promise<void> => {
  const ticket = notice?.ticket ?? null;
  if (ticket !== null && isWebAddress(ticket.url)) await openTicket(ticket.url);
  else await openPanel(notice, clickedAt);
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

const openPanel = async (
  notice: Pick<Notice, "person" | "source"> | null,
  askedAt: LocalInstant,
): Promise<void> => {
  const { id } = await browser.windows.getLastFocused();
  // First of all, and not awaited, as in the menu.
  const opened = openPanelOrTab(id ?? browser.windows.WINDOW_ID_CURRENT);
  if (notice !== null) {
    const { person, source } = notice;
    const asked = { kind: "person", person, source } as const;
    await writeIntent({ asked, windowId: id ?? null, askedAt });
  }
  await opened;
};
