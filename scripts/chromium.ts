import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";

/** Keeps a browser to itself: no updates, no sync, no look-ups of its own. */
const QUIET = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface ChromiumOptions {
  readonly executablePath: string;
  /** Folder of a built extension. */
  readonly extension: string;
  readonly headless: boolean;
  readonly userDataDir?: string;
  readonly args?: readonly string[];
}

/** A real Chromium with the built extension in it. Ends with `browser.close()`. */
export const launchChromium = async ({
  executablePath,
  extension,
  headless,
  userDataDir,
  args = [],
}: ChromiumOptions): Promise<Browser> => {
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    enableExtensions: true,
    defaultViewport: null,
    ...(userDataDir === undefined ? {} : { userDataDir }),
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      ...QUIET,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...args,
    ],
  });
  try {
    await browser.installExtension(extension);
    return browser;
  } catch (error) {
    // An extension that cannot be loaded must not leave a browser behind.
    await browser.close();
    throw error;
  }
};

/** The id that Chromium gives an extension of which this is the built folder. */
export const extensionId = (extension: string): string => {
  // CAST: our own built manifest; the key is written by wxt.config.ts.
  const { key } = JSON.parse(
    readFileSync(join(extension, "manifest.json"), "utf8"),
  ) as { readonly key: string };
  return extensionIdOf(key);
};

/** The id that a manifest's key makes: the hash of this public key, in letters from a to p. */
export const extensionIdOf = (key: string): string => {
  const hash = createHash("sha256")
    .update(Buffer.from(key, "base64"))
    .digest("hex")
    .slice(0, 32);
  return Array.from(hash)
    .map((digit) => String.fromCharCode(0x61 + Number.parseInt(digit, 16)))
    .join("");
};
