/*
 * `npm run test:real -- [--into DIR] [--report FILE] [names…]`: connectors against servers that are not ours, on this machine alone.
 * Installs those into node_modules/.cache/real (from npm and Debian, in exact versions; kept for the next time), starts
 * each with people who come, move and leave, and kills it. Ends with 1 when something is wrong.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { say } from "../../scripts/say.mjs";
import { type Ready, install } from "./install.ts";
import { PRODUCTS, type Product } from "./products.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: "string", default: "node_modules/.cache/real" },
    /** Where vitest writes its report as JSON, for whoever counts. */
    report: { type: "string" },
  },
});

const began = performance.now();
const seconds = (since: number): string =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`;

const cache = resolve(values.into);
mkdirSync(cache, { recursive: true });

const prepared = async (product: Product): Promise<[string, Ready]> => {
  const since = performance.now();
  const ready = await install(cache, product);
  const what = [
    ...Object.entries(product.packages).map((pair) => pair.join(" ")),
    ...(product.debian ? [`${product.debian.name} of Debian`] : []),
    ...(ready.oldNode === undefined ? [] : [`run by ${ready.oldNode}`]),
  ].join(", ");
  say(
    ready.failed === undefined
      ? `${product.name}: ${what} (${seconds(since)})`
      : `${product.name} could not be installed (${seconds(since)}): ${ready.failed}`,
  );
  return [product.name, ready];
};

const wanted = PRODUCTS.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);
const ready = Object.fromEntries(await Promise.all(wanted.map(prepared)));
writeFileSync(join(cache, "ready.json"), JSON.stringify(ready));
say(`installed in ${seconds(began)}`);

const reported =
  values.report === undefined
    ? []
    : [
        ...["--reporter=default", "--reporter=json"],
        `--outputFile.json=${values.report}`,
      ];
const since = performance.now();
const { status } = spawnSync(
  "vitest",
  ["run", "--project", "real", ...reported, ...positionals],
  { stdio: "inherit", env: { ...process.env, ROLLCALL_REAL: cache } },
);
say(`tested in ${seconds(since)}, all in all ${seconds(began)}`);
process.exit(status ?? 1);
