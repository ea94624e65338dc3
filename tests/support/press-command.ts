import type { ChromiumExtension } from "./chromium-extension.ts";

/** Tells the worker that a key of the manifest's commands was pressed: no test can press a key of the browser itself. */
export const pressCommand = async (
  { browser, root, wake }: Pick<ChromiumExtension, "browser" | "root" | "wake">,
  command: string,
): Promise<void> => {
  await wake();
  const target = await browser.waitForTarget(
    (one) => one.type() === "service_worker" && one.url().startsWith(root),
  );
  const worker = await target.worker();
  await worker?.evaluate((name) => {
    // CAST: inside the worker; the event can be fired by its own script.
    const { chrome } = globalThis as unknown as {
      readonly chrome: {
        readonly commands: {
          readonly onCommand: { readonly dispatch: (name: string) => void };
        };
      };
    };
    chrome.commands.onCommand.dispatch(name);
  }, command);
};
