import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let panel: ListPage;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await chromium.browser
    .defaultBrowserContext()
    .overridePermissions(chromium.root, [
      "clipboard-read",
      "clipboard-sanitized-write",
    ]);
  await connectTo(chromium, platform);
  panel = listPage(await pageInWindow(chromium, "sidepanel.html"));
  await panel.ready();
  await panel.page.bringToFront();
  await (await panel.page.waitForSelector(".chip:last-child"))?.click();
  await panel.search("lovelace");
  await until(async () => (await panel.rowCount()) === 1);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

/** What was copied last; read again where something is copied while it is read. */
const clipboard = (
  page: Page,
  type: "text/plain" | "text/html",
): Promise<string> =>
  until(() =>
    page.evaluate(async (wanted) => {
      try {
        const [item] = await navigator.clipboard.read();
        const copied = await item?.getType(wanted);
        return (await copied?.text()) ?? "";
      } catch (error) {
        // Another text, or none yet in the place of the one before.
        const meanwhile = ["InvalidStateError", "NotFoundError"];
        if (error instanceof DOMException && meanwhile.includes(error.name))
          return null;
        throw error;
      }
    }, type),
  );

const outcome = () =>
  until(async () => {
    const text = await panel.page
      .$eval(".copy-outcome", (toast) => toast.textContent)
      .catch(() => "");
    return text === "" ? null : text;
  });

describe("a note", () => {
  it("is copied as Markdown by one click on the card, and says so", async () => {
    await panel.page.click("[data-person]");
    await panel.page.waitForSelector(
      '::-p-aria([name="Ada Lovelace"][role="region"])',
    );
    await panel.press("Copy note");
    expect(await outcome()).toBe("Note copied");
    const text = await clipboard(panel.page, "text/plain");
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(9);
    expect(lines[0]).toMatch(
      /^- \*\*Person:\*\* Ada Lovelace · `ada@demo\.test` · ID `?demo-ada/,
    );
    expect(lines[2]).toMatch(
      /^- \*\*Time:\*\* .*GMT.* \(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)$/,
    );
    expect(lines[8]).toMatch(/^- \*\*Data:\*\* \d+ s old$/);
    expect(await clipboard(panel.page, "text/html")).toMatch(
      /<li><b>Person:<\/b> <bdi>Ada Lovelace<\/bdi>/,
    );
  });

  it("is copied as plain text from the menu, and from then on", async () => {
    await panel.press("Copy note as");
    await (
      await panel.page.waitForSelector(
        '::-p-aria([name="Copy as plain text"][role="menuitem"])',
      )
    )?.click();
    await until(async () =>
      (await clipboard(panel.page, "text/plain")).startsWith(
        "Person: Ada Lovelace · ada@demo.test",
      ),
    );
    await panel.page.keyboard.press("Escape");
    await panel.page.evaluate(() =>
      navigator.clipboard.writeText("nothing yet"),
    );
    // The focus is back on the row, where a letter goes to a name and copies nothing.
    await until(() =>
      panel.page.evaluate(
        () => document.activeElement?.matches("[data-person]") ?? false,
      ),
    );
    await panel.page.keyboard.press("n");
    await panel.page.keyboard.press("Enter");
    await panel.page.waitForSelector(".person:focus");
    expect(await clipboard(panel.page, "text/plain")).toBe("nothing yet");
    // In the open card the key copies as the menu did.
    await panel.page.keyboard.press("n");
    await until(async () =>
      (await clipboard(panel.page, "text/plain")).startsWith(
        "Person: Ada Lovelace · ",
      ),
    );
  });

  it("is masked while the screen is shared, and says so", async () => {
    await panel.press("Share-safe mode");
    await panel.page.waitForSelector(".share-note");
    await panel.page.focus(".person");
    await panel.page.keyboard.press("n");
    await until(async () =>
      (await clipboard(panel.page, "text/plain")).startsWith(
        "Person: A••• L••• · a•••@",
      ),
    );
    const text = await clipboard(panel.page, "text/plain");
    expect(text).not.toMatch(/ada|lovelace|\d+\.\d+\.x/i);
    expect(text).toContain("names hidden (share-safe mode)");
    await panel.press("Share-safe mode");
  });

  it("is shown for copying by hand where the browser refuses", async () => {
    await panel.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error("refused"));
    });
    await panel.page.focus(".person");
    await panel.page.keyboard.press("n");
    const box = await panel.page.waitForSelector(
      '::-p-aria([name="Note"][role="textbox"])',
    );
    expect(
      await box?.evaluate((area) => (area as HTMLTextAreaElement).value),
    ).toContain("Person: Ada Lovelace");
  });
});
