import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { until } from "./until.ts";

export interface Downloads {
  readonly folder: string;
  /** The text of the one file whose name ends so, when the browser has written it. */
  readonly text: (ending: string) => Promise<string>;
  readonly bytes: (ending: string) => Promise<Uint8Array>;
  readonly clear: () => void;
}

/** Lets a page save files into a folder of its own. */
export const allowDownloads = async (page: Page): Promise<Downloads> => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-download-"));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
  });
  const bytes = async (ending: string): Promise<Buffer> => {
    // The browser gives a file its name when it is whole.
    const file = await until(
      () => readdirSync(folder).find((name) => name.endsWith(ending)) ?? null,
      20_000,
    );
    return readFileSync(join(folder, file));
  };
  return {
    folder,
    bytes,
    text: async (ending) => (await bytes(ending)).toString("utf8"),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};
