import type { Page, WebWorker } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import {
  openSidePanelFrom,
  sidePanelThatOpens,
} from "../support/side-panel.ts";
import { until } from "../support/until.ts";

/*
 * The browser's menu and address bar are no pages: nobody can click there from outside. Their events are told to the
 * worker by the browser's own bindings (`dispatch`), with all that comes after; only the permission that a click gives
 * is missing, so that the panel is opened by the popup's button, and the address bar opens a tab.
 */

interface Dispatched<Arguments extends readonly unknown[]> {
  readonly dispatch: (...args: Arguments) => void;
}
interface Suggested {
  readonly content: string;
  readonly description: string;
}
interface InsideWorker {
  readonly chrome: {
    readonly contextMenus: {
      readonly onClicked: Dispatched<[object, { readonly windowId: number }]>;
    };
    readonly omnibox: {
      readonly onInputChanged: Dispatched<
        [string, (all: readonly Suggested[]) => void]
      >;
      readonly onInputEntered: Dispatched<[string, string]>;
    };
    readonly windows: {
      readonly getLastFocused: () => Promise<{ readonly id: number }>;
    };
  };
}

const ADA = "ada@rollcall.test";

let platform: Reference;
let chromium: ChromiumExtension;
let ada: { readonly id: string; readonly email: string };

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  const popup = listPage(await chromium.open("popup.html"));
  await popup.ready();
  await popup.search("lovelace");
  await until(async () => (await popup.rowCount()) === 1);
  const [id = ""] = await popup.people();
  const [email = ADA] = /[\w.+-]+@[\w.-]+/.exec(await popup.textOf(id)) ?? [];
  ada = { id, email };
  await popup.page.close();
  // From here on nobody could ask the platform.
  await platform.stop();
});

afterAll(async () => {
  await chromium?.close();
});

/** The worker of now; what came before may have been ended. */
const worker = async (): Promise<WebWorker> => {
  await chromium.wake();
  const target = await chromium.browser.waitForTarget(
    (one) => one.type() === "service_worker",
  );
  const found = await target.worker();
  if (found === null) throw new Error("There is no worker.");
  return found;
};

const chooseInMenu = async (info: object): Promise<void> =>
  (await worker()).evaluate(async (clicked) => {
    // CAST: inside the worker; `chrome` is there, its types are not.
    const { contextMenus, windows } = (globalThis as unknown as InsideWorker)
      .chrome;
    const { id } = await windows.getLastFocused();
    contextMenus.onClicked.dispatch(clicked, { windowId: id });
  }, info);

const typeInAddressBar = async (text: string): Promise<readonly Suggested[]> =>
  (await worker()).evaluate(
    (typed) =>
      new Promise<readonly Suggested[]>((resolve) => {
        // CAST: as above.
        (
          globalThis as unknown as InsideWorker
        ).chrome.omnibox.onInputChanged.dispatch(typed, resolve);
      }),
    text,
  );

const enterInAddressBar = async (text: string): Promise<void> =>
  (await worker()).evaluate((typed) => {
    // CAST: as above.
    (
      globalThis as unknown as InsideWorker
    ).chrome.omnibox.onInputEntered.dispatch(typed, "currentTab");
  }, text);

const regionOf = (page: Page) =>
  page.waitForSelector('::-p-aria([name="Ada Lovelace"][role="region"])', {
    timeout: 15_000,
  });

describe("the address bar, with the platform down", () => {
  it("suggests people with their state, and Enter opens the one who was chosen", async () => {
    const [first, ...others] = await typeInAddressBar("lovel");
    expect(others).toEqual([]);
    expect(first?.description).toMatch(
      /^<match>Ada Lovelace<\/match> · (?:Offline|Online)/,
    );
    await enterInAddressBar(first?.content ?? "");
    const page = await sidePanelThatOpens(chromium);
    await regionOf(page);
    await page.close();
  });

  it("searches for what is no whole name, and says that nobody fits", async () => {
    await enterInAddressBar("nobody of that name");
    const page = await sidePanelThatOpens(chromium);
    await page.waitForSelector("::-p-text(No match for this filter)");
    await page.close();
  });
});

describe("the browser's menu, with the platform down", () => {
  let panel: ListPage;

  it("lets the panel that opens next show whom the selected text means", async () => {
    await chooseInMenu({
      menuItemId: "ask-selection",
      selectionText: `From: Ada <${ada.email.replace("@", "+ticket@").toUpperCase()}>`,
    });
    const popup = listPage(await chromium.openPopup());
    await popup.ready();
    panel = listPage(await openSidePanelFrom(popup, chromium));
    await regionOf(panel.page);
  });

  it("lets a panel that is open search among everybody for a part of a name, and say how many fit", async () => {
    await chooseInMenu({
      menuItemId: "ask-selection",
      selectionText: " lovelac\n",
    });
    await until(async () => (await panel.rowCount()) === 1);
    expect(await panel.people()).toEqual([ada.id]);
    const text = await panel.page.evaluate(() => document.body.innerText);
    expect(text).toMatch(/1 of \d+/);
  });

  it("opens the person behind a link to an address", async () => {
    await chooseInMenu({
      menuItemId: "ask-mailto",
      linkUrl: `mailto:${encodeURIComponent(ada.email)}?subject=Hi`,
    });
    await regionOf(panel.page);
  });
});
