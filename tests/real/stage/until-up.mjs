/**
 * Waits until a server answers, or has ended.
 * @param {import("node:child_process").ChildProcess} server
 * @param {() => Promise<unknown>} ask fails while it is not up
 */
export const untilUp = async (server, ask) => {
  let said = "";
  server.stderr?.on("data", (text) => (said += text));
  server.stdout?.on("data", (text) => (said += text));
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) break;
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`It did not come up: ${said.slice(-2000)}`);
};
