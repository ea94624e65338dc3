import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { build as buildPages } from "vite";
import { type Logger, build as buildExtension } from "wxt";
import { extensionId, launchChromium } from "../../scripts/chromium.ts";
import { ensureChromium } from "../../scripts/find-browser.mjs";
import type { Bench } from "./page/main.ts";

/** A real Chromium with Rollcall, built now from these sources, and with the bench's own pages beside Rollcall's. */
export interface BenchExtension {
  readonly browser: Browser;
  /** Folder of the build. */
  readonly folder: string;
  readonly root: string;
  /**
   * In a tab, as wide as the popup or as given.
   * @param prepare done to the page before anything of it is loaded
   */
  readonly open: (
    path: string,
    width?: number,
    prepare?: (page: Page) => Promise<unknown>,
  ) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Each is built by itself: what it loads is then one file. */
const PAGES = {
  bench: new URL("page/main.ts", import.meta.url),
  empty: new URL("page/empty.tsx", import.meta.url),
  peer: new URL("page/peer.tsx", import.meta.url),
};

export const launchBench = async (): Promise<BenchExtension> => {
  const parent = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const folder = await buildInto(parent);
  const browser = await launchChromium({
    executablePath: ensureChromium(),
    extension: folder,
    headless: true,
    args: ["--enable-precise-memory-info", "--js-flags=--expose-gc"],
  });
  const root = `chrome-extension://${extensionId(folder)}`;
  return {
    browser,
    folder,
    root,
    open: async (path, width = 780, prepare) => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 600 });
      await prepare?.(page);
      await page.goto(`${root}/${path}`);
      return page;
    },
    close: async () => {
      await browser.close();
      rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** The bench's page, when it has said that it is there. */
export const openBenchPage = async ({
  open,
}: BenchExtension): Promise<Page> => {
  const page = await open("bench.html");
  await page.waitForFunction(() => "bench" in globalThis);
  return page;
};

/** Calls something of the bench's page. */
export const ask = <Name extends keyof Bench>(
  page: Page,
  name: Name,
  ...args: Parameters<Bench[Name]>
): Promise<Awaited<ReturnType<Bench[Name]>>> =>
  page.evaluate(
    // CAST: the page's own code put it there, with this type; only this line is run inside the page.
    (called, given) =>
      (
        globalThis as unknown as {
          bench: Record<string, (...given: unknown[]) => unknown>;
        }
      ).bench[called]?.(...given),
    name,
    args as unknown[],
  ) as Promise<Awaited<ReturnType<Bench[Name]>>>;

const buildInto = async (parent: string): Promise<string> => {
  await buildExtension({
    browser: "chrome",
    mode: "production",
    outDir: parent,
    logger: SILENT,
  });
  const folder = join(parent, "chrome-mv3");
  allowLoopback(join(folder, "manifest.json"));
  for (const [name, url] of Object.entries(PAGES)) {
    await buildPages({
      configFile: false,
      logLevel: "error",
      mode: "production",
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        modulePreload: false,
        rolldownOptions: {
          input: { [name]: fileURLToPath(url) },
          output: { entryFileNames: "[name].js" },
        },
      },
    });
    writeFileSync(join(folder, `${name}.html`), htmlOf(name));
  }
  return folder;
};

/** What a person would grant. Everything else is as it ships. */
const allowLoopback = (file: string): void => {
  // CAST: a manifest is an object.
  const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
  const permitted = { ...manifest, host_permissions: ["http://127.0.0.1/*"] };
  writeFileSync(file, JSON.stringify(permitted));
};

const htmlOf = (name: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${name}</title><body><script type="module" src="./${name}.js"></script>`;

const nothing = (): void => {};
/** The build speaks only when it fails, by throwing. */
const SILENT: Logger = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  success: nothing,
  level: 0,
};
