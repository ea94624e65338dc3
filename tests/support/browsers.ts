import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Build, outputOf } from "../../scripts/build.ts";
import { findChromium, findFirefox } from "../../scripts/find-browser.mjs";

/** Folder of a build that `npm test` made before; a sentence where it is missing. */
export const builtExtension = (build: Build): string => {
  const folder = resolve(outputOf(build));
  if (!existsSync(`${folder}/manifest.json`))
    throw new Error(
      `${folder} is missing: run "npm test" once, or "npx wxt build -b ${build.browser} --mode ${build.mode}".`,
    );
  return folder;
};

export const chromiumPath = (): string =>
  found(findChromium(), "Chromium, Chrome or Edge");
export const firefoxPath = (): string => found(findFirefox(), "Firefox");

const found = (path: string | null, wanted: string): string => {
  if (path === null)
    throw new Error(
      `No ${wanted} was found: "npm test" installs one or says how.`,
    );
  return path;
};
