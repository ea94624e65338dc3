import { spawnSync } from "node:child_process";
import { GiveUp } from "./say.mjs";

const isWindows = process.platform === "win32";

/**
 * Runs a command with our input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} its exit code
 */
export const run = (command, args, env = process.env) => {
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    env,
    // npm and its kin are batch files there.
    shell: isWindows,
  });
  if (error) throw new GiveUp(`"${command}" cannot be run: ${error.message}`);
  return status ?? 1;
};
