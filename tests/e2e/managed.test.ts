import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../platform/platform.ts";
import {
  type ManagedChromium,
  launchManagedChromium,
} from "../support/managed-chromium.ts";
import { storedText } from "../support/stored-text.ts";
import { until } from "../support/until.ts";

let platform: RunningPlatform;
let chromium: ManagedChromium;

const policy = (more: object = {}) => ({
  connections: [
    {
      id: "acme",
      name: "Acme by policy",
      address: platform.base,
      token: platform.token,
    },
    { id: "broken", address: "http://acme.example" },
  ],
  ownConnections: false,
  exportFormats: ["csv"],
  personalColumns: false,
  limits: { idleMinutes: 7 },
  retention: { detailDays: 14 },
  ...more,
});

beforeAll(async () => {
  platform = await startPlatform({
    databaseFile: ":memory:",
    clock: { now: Date.now },
    people: 40,
    seed: 5,
  });
  chromium = await launchManagedChromium(policy());
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
});

const text = (page: { evaluate: (code: string) => Promise<unknown> }) =>
  page.evaluate("document.body.innerText");

test("a policy file connects a browser that nobody touched, and holds in every page", async () => {
  const options = await chromium.open("options.html");
  // The browser knows its policy some seconds after its start; nobody does anything.
  await until(async () =>
    String(await text(options)).includes("Acme by policy"),
  );
  await options.waitForSelector("text/Managed by your organisation");
  await until(async () => /online of \d+/.test(String(await text(options))));
  const words = String(await text(options));
  expect(words).toContain(
    "Your organisation allows no connections of your own",
  );
  expect(words).toContain("Connection 2 of the list: Plain http is for this");
  expect(words).not.toContain("Remove connection");
  await options.waitForFunction(() => {
    const days = document.querySelector<HTMLInputElement>("#kept-detailDays");
    return days?.value === "14" && days.readOnly;
  });

  const { areas, database } = await options.evaluate(storedText);
  expect(database).toContain("managed-acme");
  expect(areas + database).not.toContain(platform.token);

  const popup = await chromium.open("popup.html");
  await popup.waitForSelector('[role="grid"] [data-person]');
  await popup.click('button[aria-label="Export"]');
  await popup.waitForSelector('[role="menuitem"]');
  const items = await popup.$$eval('[role="menuitem"]', (all) =>
    all.map((item) => item.textContent),
  );
  expect(items).toContain("CSV");
  expect(items).not.toContain("Excel");
  expect(await text(popup)).toContain(
    "Your organisation allows no columns that say who somebody is",
  );

  // The same policy masks from now on: in the pages that are open.
  chromium.change(policy({ shareSafe: true }));
  await popup.waitForSelector("text/your organisation decided so", {
    timeout: 20_000,
  });
  const cells = await popup.$$eval("[data-person]", (rows) =>
    rows.map((row) => row.textContent ?? "").join(" "),
  );
  expect(cells).toContain("•••");
});
