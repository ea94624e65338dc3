import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../platform/platform.ts";
import {
  type FirefoxExtension,
  GECKO_ID,
  launchFirefoxExtension,
} from "../support/firefox-extension.ts";
import { until } from "../support/until.ts";

let platform: RunningPlatform;
let firefox: FirefoxExtension;
let home: string;

/** As docs/policies/firefox-managed-storage.json, in a home of the test's own: no root is needed, and nobody else sees it. */
beforeAll(async () => {
  platform = await startPlatform({
    clock: { now: Date.now },
    databaseFile: ":memory:",
    people: 20,
    seed: 5,
  });
  home = mkdtempSync(join(tmpdir(), "rollcall-managed-"));
  const folder = join(home, ".mozilla", "managed-storage");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${GECKO_ID}.json`),
    JSON.stringify({
      name: GECKO_ID,
      description: "A policy of a test",
      type: "storage",
      data: {
        connections: [
          {
            id: "acme",
            name: "Acme by policy",
            address: platform.base,
            token: platform.token,
            settings: {},
          },
          "no connection",
        ],
        exportFormats: "csv",
        shareSafe: true,
      },
    }),
  );
  firefox = await launchFirefoxExtension({}, home);
});

afterAll(async () => {
  await firefox?.close();
  await platform?.stop();
  rmSync(home, { recursive: true, force: true });
});

test("the managed storage manifest of Firefox connects, masks, and is strict where it is wrong", async () => {
  const options = await firefox.open("options.html");
  const words = async () =>
    String(await options.evaluate("document.body.innerText"));
  await until(async () => /online of \d+/.test(await words()));
  const shown = await words();
  expect(shown).toContain("Acme by policy");
  expect(shown).toContain("Managed by your organisation");
  expect(shown).toContain(
    "Connection 2 of the list: it is no connection at all.",
  );
  expect(shown).not.toContain(platform.token);
  const popup = await firefox.open("popup.html");
  await popup.waitForSelector('[role="grid"] [data-person]');
  expect(await popup.evaluate("document.body.innerText")).toContain(
    "Names and addresses are masked: your organisation decided so.",
  );
  await popup.click('button[aria-label="Export"]');
  // "csv" is no list of formats: that allows none.
  await popup.waitForFunction(() =>
    document.body.innerText.includes(
      "Your organisation allows no files of this.",
    ),
  );
});
