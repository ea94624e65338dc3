import { spawn } from "node:child_process";

export interface Build {
  readonly browser: "chrome" | "firefox";
  /** `demo` may reach this machine without asking; `production` is what ships. */
  readonly mode: "demo" | "production";
}

/** Folder of a build, as wxt names it. */
export const outputOf = ({ browser, mode }: Build): string =>
  `.output/${browser}-mv3${mode === "demo" ? "-demo" : ""}`;

/** Builds the extension. Rejects with what the build said. */
export const build = ({ browser, mode }: Build): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn("wxt", ["build", "-b", browser, "--mode", mode], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The build for ${browser} failed:\n${said}`)),
    );
  });
