import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    // A minute of the platform in each second: something changes with every answer.
    startReference(240, { speed: 60 }),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

afterEach(() => chromium.closePages());

describe("while the list changes", () => {
  const FOCUSED = ["[role=row][tabindex='0']", "[type=search]", ".switch"];

  it.each(["popup.html", "sidepanel.html"])(
    "the focus stays where it is in %s",
    { timeout: 240_000 },
    async (path) => {
      const list = listPage(await chromium.open(path));
      await list.ready();
      for (const selector of FOCUSED) {
        const focused = await list.page.$(selector);
        await focused?.focus();
        const who = await list.page.evaluate(
          () => (document.activeElement as HTMLElement).dataset["person"],
        );
        const before = await list.card("Online now");
        await until(
          async () => (await list.card("Online now")) !== before,
          60_000,
        );
        const now = await list.page.evaluate(
          (gone) => ({
            who: (document.activeElement as HTMLElement).dataset["person"],
            tag: document.activeElement?.tagName,
            // Of a person who left the list, the row is gone: then a neighbour's has the focus.
            left:
              gone !== undefined &&
              document.querySelector(`[data-person="${gone}"]`) === null,
          }),
          who,
        );
        expect(now.tag).not.toBe("BODY");
        if (now.left) expect(now.who).toBeDefined();
        else expect(now.who).toBe(who);
        if (who === undefined)
          expect(
            await focused?.evaluate((one) => one === document.activeElement),
          ).toBe(true);
      }
    },
  );
});
