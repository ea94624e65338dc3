import type { Page } from "puppeteer-core";

/** Where the focus was on a way through a page. */
export interface Stop {
  /** What a person would call it: its name, or its text. */
  readonly name: string;
  readonly hasRing: boolean;
  readonly isInSight: boolean;
}

/** No page of ours takes more. */
const MOST_PRESSES = 200;

/** Controls that can be seen and used, by name, in the order of the page. */
export const controlsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      // What a dialog covers is no part of the way.
      ...(
        document.querySelector("dialog[open]") ?? document
      ).querySelectorAll<HTMLElement>(
        "button, input, select, a[href], [tabindex='0']",
      ),
    ]
      .filter(
        (element) =>
          element.tabIndex >= 0 &&
          // Of a group of radios one has the stop; the arrow keys go to the others.
          !element.matches(
            ":disabled, [inert] *, [type=radio]:not(:checked)",
          ) &&
          element.checkVisibility({ visibilityProperty: true }),
      )
      .map(
        (element) =>
          element.getAttribute("aria-label") ??
          element.dataset["person"] ??
          (element as Partial<HTMLInputElement>).labels?.[0]?.innerText ??
          element.innerText.trim(),
      ),
  );

/** Presses a key until the focus is where it was before, and says where it was on the way. */
export const walk = async (
  page: Page,
  key: "Tab" | "Shift+Tab",
): Promise<readonly Stop[]> => {
  const stops: Stop[] = [];
  const way = String(performance.now());
  if (key === "Shift+Tab") await page.keyboard.down("Shift");
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate((way) => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body)
        return "outside";
      // A field of several parts (a day) keeps the focus for as many presses.
      const isSame = element.dataset["walkedLast"] === way;
      document
        .querySelector<HTMLElement>("[data-walked-last]")
        ?.removeAttribute("data-walked-last");
      element.dataset["walkedLast"] = way;
      if (isSame) return "same";
      // The browser begins anew behind the last stop: once around is enough.
      if (element.dataset["walked"] === way) return "known";
      element.dataset["walked"] = way;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const middle = document.elementFromPoint(
        (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
        (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
      );
      return {
        name:
          element.getAttribute("aria-label") ??
          element.dataset["person"] ??
          (element as Partial<HTMLInputElement>).labels?.[0]?.innerText ??
          element.innerText.trim(),
        hasRing:
          outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
        isInSight:
          middle !== null &&
          (element.contains(middle) || middle.contains(element)),
      };
    }, way);
    if (stop === "known") break;
    // Between the last stop and the first one lies the browser itself.
    if (stop !== "outside" && stop !== "same") stops.push(stop);
  }
  if (key === "Shift+Tab") await page.keyboard.up("Shift");
  return stops;
};
