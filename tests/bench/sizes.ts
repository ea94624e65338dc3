import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchExtension } from "./bench-extension.ts";
import { type Line, amountLine } from "./statistics.ts";

const KB = 1000;
/** What the bench put beside Rollcall. */
const OWN = ["bench.js", "empty.js", "peer.js"];

/**
 * P9 and P10: gzip sizes of what a first load really fetches (a page's scripts with their static imports, and its
 * styles), of the worker, and of all scripts. Beside them a page with Preact and signals alone.
 */
export const sizes = async ({
  folder,
}: BenchExtension): Promise<readonly Line[]> => {
  const peer = gzipped(["peer.js"], folder);
  const firstLoad = (page: string) =>
    gzipped([...loadedBy(page, folder)], folder);
  const scripts = globSync("**/*.js", { cwd: folder }).filter(
    (file) => !OWN.includes(file),
  );
  const line = (what: string, files: number, budget: number): Line =>
    amountLine("P10", what, peer, files, "kB", budget);
  return [
    amountLine(
      ...(["P9", "worker's script, gzip"] as const),
      0,
      gzipped(["background.js"], folder),
      "kB",
      25,
    ),
    line("first load of popup, gzip", firstLoad("popup.html"), 25),
    line("first load of panel, gzip", firstLoad("sidepanel.html"), 25),
    line("all scripts, gzip", gzipped(scripts, folder), 120),
  ];
};

const gzipped = (files: readonly string[], folder: string): number =>
  files.reduce(
    (sum, file) =>
      sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  ) / KB;

/** Scripts and styles that a page fetches before anybody does anything. */
const loadedBy = (page: string, folder: string): ReadonlySet<string> => {
  const html = readFileSync(join(folder, page), "utf8");
  const found = new Set<string>();
  for (const [, path = ""] of html.matchAll(/(?:src|href)="\/?([^"]+)"/g))
    if (existsSync(join(folder, path))) follow(path, folder, found);
  return found;
};

/** A script's own static imports: `import(…)` is loaded when it is needed. */
const follow = (file: string, folder: string, found: Set<string>): void => {
  if (found.has(file)) return;
  found.add(file);
  if (!file.endsWith(".js")) return;
  const code = readFileSync(join(folder, file), "utf8");
  for (const [, path = ""] of code.matchAll(
    /(?:^|[;}\s])import\s*(?:[\w$*{][^"'()]*from\s*)?["'](\.[^"']+)["']/g,
  ))
    follow(join(dirname(file), path), folder, found);
};
