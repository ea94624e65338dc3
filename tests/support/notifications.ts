import type { Page } from "puppeteer-core";
import type { ChromiumExtension } from "./chromium-extension.ts";

/** The extension API inside an extension page, as far as this file uses it: `browser` in Firefox, `chrome` elsewhere. */
interface Api {
  readonly notifications?: {
    readonly getAll: () => Promise<Readonly<Record<string, unknown>>>;
  };
}

/** Names of the notifications that are there, asked from a page of the extension. */
export const notificationsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    // CAST: inside the browser; one of the two is there, its types are not.
    const { browser, chrome } = globalThis as unknown as {
      readonly browser?: Api;
      readonly chrome: Api;
    };
    const { notifications } = browser ?? chrome;
    // A page that was open before the permission came may not have it.
    if (notifications === undefined)
      throw new Error("This page knows of no notifications.");
    return Object.keys(await notifications.getAll());
  });

/** Tells the worker that a notification was clicked: no test can click what the system shows. */
export const clickNotification = async (
  { browser, root, wake }: Pick<ChromiumExtension, "browser" | "root" | "wake">,
  name: string,
): Promise<void> => {
  await wake();
  const target = await browser.waitForTarget(
    (one) => one.type() === "service_worker" && one.url().startsWith(root),
  );
  const worker = await target.worker();
  await worker?.evaluate((clicked) => {
    // CAST: inside the worker; the event can be fired by its own script.
    const { chrome } = globalThis as unknown as {
      readonly chrome: {
        readonly notifications: {
          readonly onClicked: { readonly dispatch: (name: string) => void };
        };
      };
    };
    chrome.notifications.onClicked.dispatch(clicked);
  }, name);
};
