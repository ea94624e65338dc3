import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserAccess } from "../support/browser-access.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type ListPage, listPage } from "../support/list-page.ts";
import {
  type RecordingProxy,
  startRecordingProxy,
} from "../support/recording-proxy.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

/*
 * The build that ships, which may reach nobody until a person allows it. A server between counts what is asked: a
 * request without permission would be seen by the platform even if the browser kept the answer back.
 */

const NO_ACCESS = /^Browser access to http:\/\/127\.0\.0\.1:\d+ is off$/;

let platform: Reference;
let proxy: RecordingProxy;
let chromium: ChromiumExtension;
let popup: ListPage;
let access: Awaited<ReturnType<typeof browserAccess>>;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(60),
    launchExtension("production"),
  ]);
  proxy = await startRecordingProxy(platform.base);
  access = await browserAccess(chromium.browser, new URL(chromium.root).host);
  await connectTo(chromium, { base: proxy.base, token: platform.token });
  popup = listPage(await chromium.open("popup.html"));
});

afterAll(async () => {
  await chromium?.close();
  await proxy?.stop();
  await platform?.stop();
});

describe("the build that ships", () => {
  it("says in words that it may not ask the site, and asks nothing", async () => {
    await until(async () => NO_ACCESS.test(await popup.status()));
    await until(async () => (await chromium.badge()).text === "!");
    await popup.press("Refresh now");
    await until(async () => NO_ACCESS.test(await popup.status()));
    expect(proxy.requests).toEqual([]);
  });

  it("shows the list as soon as a person has allowed it and clicked", async () => {
    await access.allow("http://127.0.0.1/*");
    await popup.page.bringToFront();
    if (NO_ACCESS.test(await popup.status())) await popup.press("Allow");
    await popup.ready();
    await until(async () => (await popup.status()).startsWith("Updated"));
    expect(await popup.rowCount()).toBe(platform.truth().total);
    await until(
      async () =>
        (await chromium.badge()).text === String(platform.truth().online),
    );
  });

  it("keeps the last list when the permission is taken away, says so, and stops asking", async () => {
    await access.withdraw();
    await until(async () => NO_ACCESS.test(await popup.status()), 30_000);
    expect(await popup.rowCount()).toBe(platform.truth().total);
    expect(await popup.card("Online now")).toContain("?");
    const asked = proxy.requests.length;
    await popup.press("Refresh now");
    await until(async () => NO_ACCESS.test(await popup.status()));
    expect(proxy.requests).toHaveLength(asked);
  });
});
