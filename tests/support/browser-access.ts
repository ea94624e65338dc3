import type { Browser } from "puppeteer-core";

/** `chrome` inside the browser's own page of extensions, as far as the tests use it. */
interface InsideExtensionsPage {
  readonly chrome: {
    readonly developerPrivate: {
      readonly addHostPermission: (id: string, host: string) => Promise<void>;
      readonly updateExtensionConfiguration: (change: {
        readonly extensionId: string;
        readonly hostAccess: "ON_CLICK";
      }) => Promise<void>;
    };
  };
}

/** What a person does on the browser's own page of extensions; a prompt could be answered by nobody here. */
export const browserAccess = async (browser: Browser, extensionId: string) => {
  const page = await browser.newPage();
  await page.goto("chrome://extensions");
  return {
    allow: (host: string): Promise<void> =>
      page.evaluate(
        (id, allowed) =>
          // CAST: the browser's own page has an API that no types describe.
          (
            globalThis as unknown as InsideExtensionsPage
          ).chrome.developerPrivate.addHostPermission(id, allowed),
        extensionId,
        host,
      ),
    withdraw: (): Promise<void> =>
      page.evaluate(
        (id) =>
          // CAST: as above.
          (
            globalThis as unknown as InsideExtensionsPage
          ).chrome.developerPrivate.updateExtensionConfiguration({
            extensionId: id,
            hostAccess: "ON_CLICK",
          }),
        extensionId,
      ),
  };
};
