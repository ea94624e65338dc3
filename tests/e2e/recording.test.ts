import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Replay } from "../../utils/domain/replay.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { connectTo } from "../support/connect.ts";
import { type Downloads, allowDownloads } from "../support/downloads.ts";
import { type Reference, startReference } from "../support/reference.ts";
import { until } from "../support/until.ts";

let platform: Reference;
let chromium: ChromiumExtension;
let options: Page;
let downloads: Downloads;

beforeAll(async () => {
  [platform, chromium] = await Promise.all([
    startReference(240),
    launchExtension(),
  ]);
  await connectTo(chromium, platform);
  options = await chromium.open("options.html");
  downloads = await allowDownloads(options);
});

afterAll(async () => {
  await chromium?.close();
  await platform?.stop();
  downloads?.clear();
});

const press = async (name: string): Promise<void> => {
  const button = await options.waitForSelector(
    `::-p-aria([name="${name}"][role="button"])`,
  );
  await button?.click();
};

const pageText = (): Promise<string> =>
  options.evaluate(() => document.body.innerText);

describe("a recording for a support case", () => {
  it("is started, stopped and saved in the options, names nobody, and replays to what was shown", async () => {
    await press("Start recording");
    await until(async () => /Recording since/.test(await pageText()));
    // A few beats of the company's life.
    await until(async () => {
      const lines = /(\d+) lines?/.exec(await pageText());
      return Number(lines?.[1] ?? 0) >= 6;
    }, 40_000);
    await press("Stop recording");
    await press("Save file");
    const text = await downloads.text(".ndjson");
    expect(text).not.toMatch(/@|"name"|"email"/);
    const lines = text.trimEnd().split("\n");
    const first = JSON.parse(lines[0] ?? "") as { users: unknown[] };
    expect(first.users).toHaveLength(platform.truth().total);
    const file = join(downloads.folder, "replayed.ndjson");
    writeFileSync(file, text);
    const document = execFileSync(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "scripts/replay.ts", file],
      { encoding: "utf8" },
    );
    const { online, sessions, headline } = JSON.parse(document) as Replay;
    expect(headline.total).toBe(platform.truth().total);
    expect(online).toHaveLength(headline.online);
    const running = new Set(
      sessions.filter(({ end }) => end === null).map(({ userId }) => userId),
    );
    expect([...running].toSorted()).toEqual(online);
    await press("Delete recording");
    await until(async () => /Start recording/.test(await pageText()));
  });
});

describe("the reason of a number", () => {
  it("names exactly the people that a card counts, and gives the focus back", async () => {
    const popup = await chromium.open("popup.html");
    await popup.waitForSelector("[data-person]");
    const why = await popup.waitForSelector(
      '::-p-aria([name="Why this number? Online now"][role="button"])',
    );
    await why?.click();
    const dialog = await popup.waitForSelector(
      '::-p-aria([role="dialog"][name="Why this number? Online now"])',
    );
    const shown = () =>
      dialog?.evaluate((element) => ({
        text: (element as HTMLElement).innerText,
        listed: Number(
          element.querySelector("[aria-setsize]")?.getAttribute("aria-setsize"),
        ),
      }));
    await until(async () => {
      const said = await shown();
      return said?.listed === platform.truth().online;
    });
    expect((await shown())?.text).toMatch(/live session/);
    await popup.keyboard.press("Escape");
    await until(() =>
      popup.evaluate(() => document.querySelector("dialog[open]") === null),
    );
    expect(
      await popup.evaluate(() =>
        document.activeElement?.getAttribute("aria-label"),
      ),
    ).toBe("Why this number? Online now");
  });
});
