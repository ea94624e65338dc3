import { spawn } from "node:child_process";
import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

export interface Build {
  readonly browser: "chrome" | "firefox";
  /** `demo` may reach this machine without asking; `production` is what ships. */
  readonly mode: "demo" | "production";
}

export const ALL_BUILDS: readonly Build[] = [
  { browser: "chrome", mode: "production" },
  { browser: "chrome", mode: "demo" },
  { browser: "firefox", mode: "production" },
  { browser: "firefox", mode: "demo" },
];

/** What a build is made of: a change in it makes the build old. */
const MATERIAL = [
  "components",
  "entrypoints",
  "public",
  "utils",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "wxt.config.ts",
];

/** Folder of a build, as wxt names it. */
export const outputOf = ({ browser, mode }: Build): string =>
  `.output/${browser}-mv3${mode === "demo" ? "-demo" : ""}`;

/** Builds the extension. Rejects with what the build said. */
export const build = async ({ browser, mode }: Build): Promise<void> => {
  const { code, said } = await wxt("build", "-b", browser, "--mode", mode);
  if (code !== 0)
    throw new Error(`The build for ${browser} failed:\n${said.trim()}`);
  // wxt leaves a file alone that would not change; the stamp has to.
  const now = new Date();
  utimesSync(stampOf({ browser, mode }), now, now);
};

/** Builds the extension unless what is there is as new as its sources. */
export const ensureBuilt = async (wanted: Build): Promise<void> => {
  if (!isCurrent(wanted)) await build(wanted);
};

const isCurrent = (wanted: Build): boolean => {
  const builtAt = statSync(stampOf(wanted), { throwIfNoEntry: false })?.mtimeMs;
  return (
    builtAt !== undefined &&
    MATERIAL.every((place) => changedAt(place) <= builtAt)
  );
};

const stampOf = (wanted: Build): string =>
  join(outputOf(wanted), "manifest.json");

/** When something in a file or folder was last changed; a folder's own time tells of files that went. */
const changedAt = (place: string): number => {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(place).map((name) => changedAt(join(place, name)));
  return Math.max(stat.mtimeMs, ...inside);
};

const wxt = (
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve, reject) => {
    // Another mode's name must not make it another build: without this the demo is compiled for development.
    const env = { ...process.env, NODE_ENV: "production" };
    const stdio = ["ignore", "pipe", "pipe"] as const;
    const child = spawn("wxt", args, { stdio: [...stdio], env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
