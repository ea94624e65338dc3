import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { extensionIdOf, launchChromium } from "../../scripts/chromium.ts";
import { builtExtension, chromiumPath } from "./browsers.ts";
import type { PolicyValues } from "./policy-files.ts";

/*
 * A Chromium that somebody manages, on a machine that nobody manages. Chromium on Linux reads policies from one folder
 * below /etc and knows no option for another, so this one runs in a mount namespace of its own, in which that folder is a
 * folder of the test: no other browser on the machine sees anything of it. Where a machine allows no namespaces, a file of
 * our own is put into the real folder and taken away at the end; the extension has a key, and so an id, of its own, which
 * the policy of no other test or person is about.
 */

/** The policies' folder of each browser, by the name of its program. */
const FOLDERS: readonly (readonly [program: RegExp, folder: string])[] = [
  [/chromium/, "/etc/chromium"],
  [/chrome/, "/etc/opt/chrome"],
  [/edge/, "/etc/opt/edge"],
];

/** As root plainly, else as the root of a namespace of users, where the machine allows that. */
const UNSHARE =
  process.getuid?.() === 0 ? ["--mount"] : ["--map-root-user", "--mount"];

export interface ManagedChromium {
  readonly browser: Browser;
  readonly open: (path: string) => Promise<Page>;
  /** Another policy, while the browser runs: it sees that within some seconds. */
  readonly change: (values: PolicyValues) => void;
  readonly close: () => Promise<void>;
}

export const launchManagedChromium = async (
  values: PolicyValues,
): Promise<ManagedChromium> => {
  const program = chromiumPath();
  const place = FOLDERS.find(([name]) => name.test(basename(program)))?.[1];
  if (place === undefined)
    throw new Error(
      `${program} is no browser of which this test knows where it reads policies on Linux: set ROLLCALL_CHROMIUM to Chromium, Chrome or Edge.`,
    );
  const work = mkdtempSync(join(tmpdir(), "rollcall-managed-"));
  const extension = join(work, "extension");
  const id = copyExtension(extension);
  const own = join(work, "etc");
  const hasNamespace =
    spawnSync("unshare", [...UNSHARE, "sh", "-c", `mount --bind /tmp ${place}`])
      .status === 0;
  const folder = join(hasNamespace ? own : place, "policies", "managed");
  const file = join(folder, hasNamespace ? "policy.json" : `${id}.json`);
  const change = (next: PolicyValues): void =>
    writeFileSync(
      file,
      JSON.stringify({ "3rdparty": { extensions: { [id]: next } } }),
    );
  const made: string[] = [];
  const tidy = (): void => {
    rmSync(file, { force: true });
    // Made by us, and empty again unless somebody else uses them by now.
    for (const one of made.toReversed())
      if (readdirSync(one).length === 0) rmdirSync(one);
    rmSync(work, { recursive: true, force: true });
  };
  try {
    for (const one of [dirname(dirname(folder)), dirname(folder), folder])
      if (!existsSync(one)) {
        mkdirSync(one, { recursive: true });
        made.push(one);
      }
    change(values);
    const executablePath = hasNamespace
      ? wrapped(join(work, "browser"), program, own, place)
      : program;
    const browser = await launchChromium({
      executablePath,
      extension,
      headless: true,
      // The root of a namespace is root to the browser.
      args: hasNamespace ? ["--no-sandbox"] : [],
    });
    return {
      browser,
      change,
      open: async (path) => {
        const page = await browser.newPage();
        await page.setViewport({ width: 1000, height: 900 });
        await page.goto(`chrome-extension://${id}/${path}`);
        return page;
      },
      close: async () => {
        await browser.close();
        tidy();
      },
    };
  } catch (error) {
    tidy();
    if (hasNamespace || !isForbidden(error)) throw error;
    throw new Error(
      `A policy cannot be given to ${program} here: "unshare ${UNSHARE.join(" ")}" is refused, and so is writing into ${place}. Run this test as root, or where namespaces are allowed (Docker: --cap-add SYS_ADMIN).`,
      { cause: error },
    );
  }
};

const isForbidden = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "EACCES" || error.code === "EPERM");

/** A copy of the demo build under a key of its own. @returns its id */
const copyExtension = (to: string): string => {
  cpSync(builtExtension({ browser: "chrome", mode: "demo" }), to, {
    recursive: true,
  });
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = publicKey
    .export({ type: "spki", format: "der" })
    .toString("base64");
  const manifest = join(to, "manifest.json");
  const kept: unknown = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify(Object.assign({}, kept, { key })));
  return extensionIdOf(key);
};

/** A program that is the browser, with one folder in the place of another. */
const wrapped = (
  path: string,
  program: string,
  from: string,
  place: string,
): string => {
  writeFileSync(
    path,
    `#!/bin/sh
exec unshare ${UNSHARE.join(" ")} sh -c 'mount --bind "${from}" "${place}" && exec "${program}" "$@"' browser "$@"
`,
  );
  chmodSync(path, 0o755);
  return path;
};
