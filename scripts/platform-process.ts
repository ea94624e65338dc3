import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** The line that `platform/main.ts --json` prints when it listens. */
export interface PlatformAddress {
  readonly base: string;
  readonly token: string;
  readonly demo: string;
  readonly helpdesk: string;
  readonly database: string;
}

export interface PlatformProcess extends PlatformAddress {
  readonly stop: () => Promise<void>;
}

/** Starts the reference platform as a process of its own. Rejects with what it said when it does not come up. */
export const startPlatformProcess = (
  args: readonly string[],
): Promise<PlatformProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        "platform/main.ts",
        "--json",
        ...args,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const exited = new Promise<void>((done) =>
      child.once("exit", () => done()),
    );
    const stop = async (): Promise<void> => {
      child.kill("SIGTERM");
      await exited;
    };
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The platform ended at once (exit code ${code}).`)),
    );
    createInterface({ input: child.stdout }).once("line", (line) => {
      // CAST: our own platform's line, as declared above.
      resolve({ ...(JSON.parse(line) as PlatformAddress), stop });
    });
  });
