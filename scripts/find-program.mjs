import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { GiveUp, say } from "./say.mjs";

/**
 * A program that is not ours: where it may be, in the order in which it is taken, and Debian's packages that bring it.
 * @typedef {{ variable: string, names: string[], paths: string[], packages: string[], wanted: string }} Program
 */

/** @param {Program} program @returns {string | null} path of an installed one */
export const find = ({ variable, names, paths }) => {
  const chosen = process.env[variable];
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...paths,
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
};

/** Finds or installs it, saying what it does. @param {Program} program @returns {string} its path */
export const ensure = (program) => {
  const found = find(program);
  if (found !== null) return found;
  if (!isDebianRoot())
    throw new GiveUp(
      `No ${program.wanted} was found. Install one, or name its program in ${program.variable}, and try again.`,
    );
  say(
    `installing ${program.wanted} (${program.packages.join(", ")}) from Debian's packages`,
  );
  const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const installed =
    run("apt-get", ["-qq", "update"], quiet) === 0 &&
    run(
      "apt-get",
      ["-qq", "install", "-y", "--no-install-recommends", ...program.packages],
      quiet,
    ) === 0;
  const path = find(program);
  if (!installed || path === null)
    throw new GiveUp(
      `${program.wanted} could not be installed; apt-get says why above.`,
    );
  return path;
};

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync("/etc/os-release") &&
  /^ID(?:_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
