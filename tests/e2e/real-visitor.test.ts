import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../support/browsers.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

/** The platform's refresh interval, and some room for two busy browsers. */
const ONE_INTERVAL = 5_000 + 4_000;

let platform: Reference;
let chromium: ChromiumExtension;
let visitor: Browser;

beforeAll(async () => {
  [platform, chromium, visitor] = await Promise.all([
    startReference(0),
    launchExtension(),
    puppeteer.launch({
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run"],
    }),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await visitor?.close();
  await chromium?.close();
  await platform?.stop();
});

describe("a person in another real browser", () => {
  it("appears when they sign in, moves as they click, and is gone after signing out", async () => {
    const popup = listPage(await chromium.open("popup.html"));
    await popup.ready();
    expect(await popup.card("Online now")).toBe("0");
    await popup.search("ada@demo.test");
    await until(async () => (await popup.rowCount()) === 1);
    const [ada = ""] = await popup.people();

    const shop = await visitor.newPage();
    await shop.goto(platform.demo);
    await (await shop.waitForSelector("::-p-text(Ada Lovelace)"))?.click();
    const signIn = await shop.$('::-p-aria([name="Sign in"][role="button"])');
    await signIn?.click();
    await shop.waitForSelector('::-p-aria([name="Dashboard"][role="link"])');
    await until(
      async () => (await popup.card("Online now")) === "1",
      ONE_INTERVAL,
    );
    await until(
      async () => (await popup.textOf(ada)).includes("Dashboard"),
      ONE_INTERVAL,
    );
    expect((await chromium.badge()).text).toBe("1");

    await (
      await shop.waitForSelector('::-p-aria([name="Billing"][role="link"])')
    )?.click();
    await until(
      async () => (await popup.textOf(ada)).includes("Billing"),
      ONE_INTERVAL,
    );

    await (
      await shop.waitForSelector('::-p-aria([name="Sign out"][role="button"])')
    )?.click();
    await until(
      async () => (await popup.card("Online now")) === "0",
      ONE_INTERVAL,
    );
    await until(async () => (await chromium.badge()).text === "");
  });
});
