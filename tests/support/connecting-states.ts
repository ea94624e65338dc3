import type { Page } from "puppeteer-core";
import { type PageState, all, press, see } from "./page-states.ts";

/** Opens all groups of a mapping. */
const unfold = async (page: Page): Promise<void> => {
  await page.$$eval(".mapping details:not([open]) > summary", (closed) => {
    // CAST: a summary is an element of HTML.
    for (const one of closed) (one as HTMLElement).click();
  });
  await page.waitForFunction(
    () =>
      document.querySelectorAll(".mapping details").length > 0 &&
      document.querySelector(".mapping details:not([open])") === null,
  );
};

/** Gives an address, and is shown what the answer is taken for. */
const mapped = (address: () => string) =>
  all(
    see("#address"),
    (page) => page.type("#address", address()),
    press("button", "See what is there"),
    see("#mapped-name"),
  );

/**
 * The ways to connect what does not speak our protocol.
 * @param json where a list of people is answered as JSON, once somebody goes there
 */
export const connectingStates = (json: () => string): readonly PageState[] => [
  {
    name: "options, what a platform can be",
    path: "options.html",
    reach: all(press("button", "Choose another"), see(".kinds .kind")),
  },
  {
    name: "options, a mapping, all of it",
    path: "options.html",
    reach: all(mapped(json), unfold, see(".mapping-rows tbody tr")),
  },
  {
    name: "options, a mapping with a mistake",
    path: "options.html",
    reach: all(
      mapped(json),
      (page) => page.type("#mapped-name", "nowhere"),
      see("#mapped-name-problem:not(:empty)"),
    ),
  },
];
