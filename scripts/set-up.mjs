import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { GiveUp, say } from "./say.mjs";

/** The oldest Node that runs TypeScript as it is and has SQLite. */
const NODE_NEEDED = [22, 18];

/** Installs what package-lock.json names, when it is not there or older than the lock. @param {string} root */
export const ensureDependencies = (root) => {
  const modules = join(root, "node_modules");
  const stamp = join(modules, ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs)
    return;
  // It belongs to another checkout, whose dependencies npm would delete.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new GiveUp(
      "node_modules is a link to a folder that does not fit package-lock.json: remove the link, or update what it leads to.",
    );
  say("installing dependencies (npm ci)");
  // No package needs a script of its own to be installed, and none gets to run one.
  if (
    run("npm", [
      "ci",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]) !== 0
  )
    throw new GiveUp(
      "The dependencies could not be installed; npm says why above.",
    );
};

/**
 * A Node that is new enough: the one that came with the dependencies, else the one that runs this.
 * @param {string} root
 * @returns {string} its path
 */
export const ensureNode = (root) => {
  const bundled = join(root, "node_modules/.bin/node");
  const found = [bundled, process.execPath].find(
    (node) => existsSync(node) && isNewEnough(versionOf(node)),
  );
  if (found !== undefined) return found;
  throw new GiveUp(
    `Node ${NODE_NEEDED.join(".")} or newer is needed; this is ${process.version}.`,
  );
};

/** @param {string} node */
const versionOf = (node) =>
  spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";

/** @param {string} version "v24.9.0" */
export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version
    .replace(/^v/, "")
    .split(".")
    .map(Number);
  const [needMajor = 0, needMinor = 0] = NODE_NEEDED;
  return major > needMajor || (major === needMajor && minor >= needMinor);
};
