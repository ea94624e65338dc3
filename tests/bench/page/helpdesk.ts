import { send } from "../../../utils/messaging/client.ts";

/** `chrome.sidePanel` as far as it is used here; there are no types of it. */
interface WithSidePanel {
  readonly sidePanel: {
    readonly setOptions: (options: { readonly path: string }) => Promise<void>;
    readonly open: (where: { readonly windowId: number }) => Promise<void>;
  };
  readonly windows: {
    readonly getCurrent: () => Promise<{ readonly id: number }>;
  };
}

// CAST: there in every page of an extension in Chromium.
const { chrome } = globalThis as unknown as { chrome: WithSidePanel };

/** Has the worker read the pages of a helpdesk, as after a person's click. */
export const readHelpdesk = async (site: string): Promise<void> => {
  const outcome = await send({ type: "readSite", site });
  if (outcome !== "done") throw new Error(outcome);
};

export const stopReading = async (site: string): Promise<void> => {
  await send({ type: "stopSite", site });
};

const here = chrome.windows.getCurrent();
let windowId: number | undefined;
void here.then(({ id }) => (windowId = id));

/** Opens the side panel of this page's window. The browser allows it only in what counts as a click. */
export const openSidePanel = async (): Promise<void> => {
  if (windowId === undefined) throw new Error("No window yet.");
  await chrome.sidePanel.open({ windowId });
};

/** What the side panel opens with. */
export const setSidePanel = (path: string): Promise<void> =>
  chrome.sidePanel.setOptions({ path });
