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
    // The browser takes the name with an empty file, and gives it the bytes when they are whole.
    return until(() => {
      const file = readdirSync(folder).find((name) => name.endsWith(ending));
      const read = file === undefined ? null : readFileSync(join(folder, file));
      return read !== null && read.length > 0 ? read : null;
    }, 60_000);
  };
  return {
    folder,
    bytes,
    text: async (ending) => (await bytes(ending)).toString("utf8"),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};
