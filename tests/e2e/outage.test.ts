import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { keptPort } from "../support/kept-port.ts";
import { listPage } from "../support/list-page.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let folder: string;
let port: number;
let platform: Reference;
let chromium: ChromiumExtension;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-outage-"));
  port = await keptPort();
  [platform, chromium] = await Promise.all([
    startReference(120, { folder, port }),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("an outage of the platform", () => {
  it(
    "makes the data stale, then failed, keeps the list, and mends itself",
    { timeout: 400_000 },
    async () => {
      const popup = listPage(await chromium.open("popup.html"));
      await popup.ready();
      const people = await popup.rowCount();
      const before = await popup.card("Online now");
      expect(await popup.status()).toMatch(/^Updated/);
      await platform.stop();
      const seen: string[] = [];
      await until(async () => {
        const word = (await popup.status()).split(/[\s,.·]/)[0] ?? "";
        if (word !== seen.at(-1)) seen.push(word);
        return word !== "Updated" && word !== "Stale";
      }, 300_000);
      expect(seen.slice(0, 2)).toEqual(["Updated", "Stale"]);
      expect(seen).toHaveLength(3);
      // The last list is still there, nobody was sent away, and no number stands bare.
      expect(await popup.rowCount()).toBe(people);
      expect(await popup.card("Online now")).toContain("?");
      expect((await chromium.badge()).text).toBe("!");
      expect(before).not.toBe("0");
      platform = await startReference(120, {
        folder,
        port,
        token: platform.token,
      });
      await until(
        async () => (await popup.status()).startsWith("Updated"),
        90_000,
      );
      await until(
        async () =>
          (await popup.card("Online now")) === String(platform.truth().online),
        20_000,
      );
      await until(
        async () =>
          (await chromium.badge()).text === String(platform.truth().online),
      );
    },
  );
});
