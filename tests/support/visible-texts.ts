import type { Page } from "puppeteer-core";

/** Attributes that a browser paints, shows at the pointer, or puts into its own frame. Accessible names are heard only. */
const PAINTED = ["title", "href", "placeholder", "alt", "value", "src"];

/** All that may meet the eye in a page: its title, its text but for what is heard only, and the attributes that are shown. */
export const visibleTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate((painted) => {
    const texts = [document.title];
    for (const element of document.querySelectorAll("*")) {
      if (element.closest(".unseen") !== null) continue;
      for (const name of painted) {
        // The value of an option or a field is not seen; what it shows is its text.
        if (name === "value" && element.matches("option, input")) continue;
        texts.push(decodeURIComponent(element.getAttribute(name) ?? ""));
      }
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE)
          texts.push(node.textContent ?? "");
    }
    return texts.filter((text) => text.trim() !== "");
  }, PAINTED);
