import type { Page } from "puppeteer-core";

export interface Painted {
  /** ms from the navigation to the first painted row, and to what was to be painted next. */
  readonly first: number;
  readonly whole: number;
}

/** What is to be seen after the first row, once a text was typed into the search, if there is one. */
export interface Next {
  readonly typed: string | null;
  readonly seen: string;
}

/** Navigates a page there and says when what was painted. */
export const paintedAt = async (
  page: Page,
  url: string,
  next: Next | null,
): Promise<Painted> => {
  const watching = await page.evaluateOnNewDocument(watchOpening, next);
  await page.goto(url);
  const times = await page.waitForFunction(
    () => (globalThis as unknown as { opened?: Painted }).opened,
    { timeout: 60_000 },
  );
  await page.removeScriptToEvaluateOnNewDocument(watching.identifier);
  // CAST: waited for until it is there.
  return (await times.jsonValue()) as Painted;
};

/** Runs inside the page, before its own scripts. */
const watchOpening = (next: Next | null): void => {
  const seen = async (selector: string): Promise<number> => {
    while (document.querySelector(selector) === null)
      await new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(null);
        });
        observer.observe(document, {
          childList: true,
          subtree: true,
          attributes: true,
        });
      });
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
    return performance.now();
  };
  const watch = async (): Promise<void> => {
    const first = await seen("[data-person]");
    let whole = first;
    if (next !== null) {
      const box = document.querySelector<HTMLInputElement>("[type=search]");
      if (box !== null && next.typed !== null) {
        box.value = next.typed;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      whole = await seen(next.seen);
    }
    Object.assign(globalThis, { opened: { first, whole } });
  };
  void watch();
};
