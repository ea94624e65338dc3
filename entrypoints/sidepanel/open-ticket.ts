import { signal } from "@preact/signals";
import { browser } from "../../utils/browser.ts";
import { patternOf } from "../../utils/domain/ticket-site.ts";
import { onChange } from "../../utils/messaging/changes.ts";
import { send } from "../../utils/messaging/client.ts";
import type { PageScopes } from "../../utils/models/page-scopes.ts";
import { TicketModel } from "../../utils/models/ticket-model.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { readTicketSites } from "../../utils/storage/ticket-sites.ts";
import { everybodyIn } from "./everybody.ts";
import { followTab } from "./follow-tab.ts";

/** Chrome's own, from 133 on: the browser asks for the site of a tab that the extension does not know. */
interface WithAccessRequests {
  readonly permissions: {
    readonly addHostAccessRequest?: (request: {
      readonly tabId: number;
    }) => Promise<void>;
  };
}

/** Builds the model of the ticket line over this window's active tab. */
export const openTicket = (scopes: PageScopes): TicketModel => {
  const gone = new AbortController();
  addEventListener("pagehide", () => gone.abort());
  const { tab, sighting } = followTab(gone.signal);
  const db = openDatabase();
  const sites = signal<readonly string[] | null>(null);
  const readSites = async (): Promise<void> => {
    const read = await readTicketSites(db);
    if (read.ok) sites.value = read.value;
  };
  void readSites();
  onChange(({ source }) => {
    if (source === null) void readSites();
  }, gone.signal);
  // CAST: absent in Firefox and in older Chromes, and in no types.
  const { permissions } = chrome as WithAccessRequests;
  return new TicketModel({
    people: everybodyIn(scopes),
    tab,
    sighting,
    sites,
    send,
    requestAccess: (site) =>
      browser.permissions.request({ origins: [patternOf(site)] }),
    askForTab:
      permissions.addHostAccessRequest === undefined
        ? null
        : async (tabId) => permissions.addHostAccessRequest?.({ tabId }),
    hints: HINTS,
  });
};

declare const chrome: object;

const HIDDEN = "hidden-hints";

/** In this extension's own `localStorage`, which only its pages can read. */
const HINTS = {
  hidden: (): readonly string[] =>
    // CAST: only this file writes this key.
    JSON.parse(localStorage.getItem(HIDDEN) ?? "[]") as readonly string[],
  hide: (hint: string): void =>
    localStorage.setItem(HIDDEN, JSON.stringify([...HINTS.hidden(), hint])),
};
