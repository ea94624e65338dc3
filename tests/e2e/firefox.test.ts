import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectTo } from "../support/connect.ts";
import {
  type FirefoxExtension,
  launchFirefoxExtension,
} from "../support/firefox-extension.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let firefox: FirefoxExtension;

beforeAll(async () => {
  [platform, firefox] = await Promise.all([
    startReference(240),
    launchFirefoxExtension(),
  ]);
});

afterAll(async () => {
  await firefox?.close();
  await platform?.stop();
});

describe("Firefox", () => {
  it(
    "polls, and shows the same numbers in popup and sidebar as the platform counts",
    { timeout: 240_000 },
    async () => {
      const options = await firefox.open("options.html");
      await connectTo({ send: firefox.sendFrom(options) }, platform);
      for (const path of ["popup.html", "sidepanel.html"]) {
        const list = listPage(await firefox.open(path));
        await list.ready();
        await until(async () => {
          const text = await list.page.evaluate(() => document.body.innerText);
          const { online } = platform.truth();
          return text.includes(String(online)) && /Updated/.test(text);
        }, 30_000);
      }
      const popup = listPage(await firefox.open("popup.html"));
      await popup.ready();
      expect(
        await popup.page.$$eval('[role="group"]', (cards) => cards.length),
      ).toBeGreaterThanOrEqual(4);
    },
  );
});
