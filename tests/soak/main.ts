/*
 * `npm run soak -- [--minutes 20] [--kills 500] [--crashes 20] [--suspensions 20] [--seed N] [--only natural,kills,…]`:
 * hours of a platform's stream in real browsers whose workers die, are killed and crash. Every session that the platform
 * had is looked for in what Rollcall keeps: it must be there once. Prints a line a minute and a summary; ends with 1
 * when something is wrong.
 */
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../scripts/build.ts";
import { chanceOf } from "../support/kill-storm.ts";
import { crashes } from "./crashes.ts";
import { kills } from "./kills.ts";
import { naturalDeaths } from "./natural-deaths.ts";
import { openPages } from "./open-pages.ts";
import { type Outcome, print, printOutcome } from "./report.ts";
import { suspensions } from "./suspensions.ts";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    kills: { type: "string", default: "500" },
    crashes: { type: "string", default: "20" },
    suspensions: { type: "string", default: "20" },
    seed: { type: "string" },
    only: { type: "string", default: "natural,pages,kills,crashes,firefox" },
  },
});

const chance = chanceOf(
  options.seed === undefined ? undefined : Number(options.seed),
);
const minutes = Number(options.minutes);

const PARTS: Readonly<Record<string, () => Promise<Outcome>>> = {
  natural: () => naturalDeaths(minutes, chance),
  pages: () => openPages(minutes / 3),
  kills: () => kills(Number(options.kills), chance),
  crashes: () => crashes(Number(options.crashes), chance),
  firefox: () => suspensions(Number(options.suspensions), chance),
};

await ensureBuilt({ browser: "chrome", mode: "demo" });
await ensureBuilt({ browser: "firefox", mode: "demo" });
print(`seed ${chance.seed}`);
let isGood = true;
for (const name of options.only.split(",")) {
  const part = PARTS[name];
  if (part === undefined) throw new Error(`There is no part "${name}".`);
  try {
    isGood = printOutcome(await part()) && isGood;
  } catch (error) {
    // The other parts are worth their time all the same.
    print(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    isGood = false;
  }
}
print(isGood ? "nothing is wrong" : "SOMETHING IS WRONG");
process.exit(isGood ? 0 : 1);
