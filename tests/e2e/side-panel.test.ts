import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { openSidePanelFrom } from "../support/side-panel.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

describe("the real side panel", () => {
  it("is one click away from the popup, and shows the same numbers", async () => {
    const popup = listPage(await chromium.openPopup());
    await popup.ready();
    const panel = listPage(await openSidePanelFrom(popup, chromium));
    await panel.ready();
    await until(async () => {
      const { online } = platform.truth();
      const text = await panel.page.evaluate(() => document.body.innerText);
      return (
        text.includes(`Online ${online}`) || text.includes(`Online\n${online}`)
      );
    }, 20_000);
    expect(await panel.status()).toMatch(/^Updated/);
  });
});
