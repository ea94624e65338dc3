/*
 * The door of `npm start` and `npm test`: sets up what is missing on a fresh machine, then goes on under a Node that is
 * new enough. Has no dependencies and runs on Node 20, because nothing is installed yet when it begins.
 */
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureChromium, ensureFirefox } from "./find-browser.mjs";
import { ensureOffice } from "./find-office.mjs";
import { GiveUp, say } from "./say.mjs";
import { ensureDependencies, ensureNode } from "./set-up.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const COMMANDS = { start: "scripts/start.ts", test: "scripts/test.ts" };

const main = () => {
  const [command = "", ...args] = process.argv.slice(2);
  if (command !== "start" && command !== "test")
    throw new GiveUp(`There is no command "${command}": start or test.`);
  process.chdir(root);
  ensureDependencies(root);
  const node = ensureNode(root);
  const chromium = ensureChromium();
  const env = {
    ...process.env,
    ROLLCALL_CHROMIUM: chromium,
    PATH: withTools(),
  };
  say(`using ${chromium}`);
  if (command === "test") {
    env.ROLLCALL_FIREFOX = ensureFirefox();
    say(`using ${env.ROLLCALL_FIREFOX}`);
    env.ROLLCALL_OFFICE = ensureOffice();
    say(`using ${env.ROLLCALL_OFFICE}`);
  }
  const child = spawn(
    node,
    ["--disable-warning=ExperimentalWarning", COMMANDS[command], ...args],
    { stdio: "inherit", env },
  );
  // The child ends by itself and cleans up; this process only has to wait for it.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
};

/** What npm gives to its scripts: the tools of the project first. */
const withTools = () =>
  [join(root, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);

try {
  main();
} catch (error) {
  if (!(error instanceof GiveUp)) throw error;
  console.error(`rollcall: ${error.message}`);
  process.exit(1);
}
