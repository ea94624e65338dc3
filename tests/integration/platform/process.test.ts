import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { freshFile } from "./harness.ts";
import type { PresencePage } from "./harness.ts";
import { follow } from "./stream-client.ts";

const MAIN = fileURLToPath(
  new URL("../../../platform/main.ts", import.meta.url),
);

/** Runs the program until it ends, or until it printed its first line. */
function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, "--json", ...args]);
  let out = "";
  let errors = "";
  child.stdout.on("data", (bytes) => (out += String(bytes)));
  child.stderr.on("data", (bytes) => (errors += String(bytes)));
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", resolve),
  );
  const printed = new Promise<void>((resolve) =>
    child.stdout.once("data", () => resolve()),
  );
  return { child, ended, printed, out: () => out, errors: () => errors };
}

describe("the program", () => {
  it("prints one line for scripts and ends cleanly when told", async () => {
    const file = freshFile();
    const platform = run("--port", "0", "--people", "20", "--database", file);
    await platform.printed;
    const { base, token, demo, database, pid } = JSON.parse(platform.out());
    expect(pid).toBe(platform.child.pid);
    expect(database).toBe(file);
    expect(demo).toMatch(/\/demo\/$/);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${base}/presence`, { headers })).status).toBe(200);

    const rival = run("--port", "0", "--database", file, "--reset");
    expect(await rival.ended).toBe(1);
    expect(rival.errors()).toContain("another platform uses it");

    platform.child.kill("SIGTERM");
    expect(await platform.ended).toBe(0);
    expect(platform.errors()).toBe("");
  });

  it("says in words that the port is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, "127.0.0.1", () => {
        const address = other.address();
        resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
      }),
    );
    const platform = run("--port", String(port), "--database", ":memory:");
    expect(await platform.ended).toBe(1);
    expect(platform.errors()).toBe(
      `Port ${port} is taken by another program. Choose another with --port, or --port 0 for any free one.\n`,
    );
    other.close();
  });

  it("says in words that the database cannot be used", async () => {
    const path = `${MAIN}/platform.sqlite`;
    const platform = run("--port", "0", "--database", path);
    expect(await platform.ended).toBe(1);
    expect(platform.errors()).toContain(`The database ${path} cannot be used`);
  });

  it("lives its lives again after it was killed, and counts on", async () => {
    const file = freshFile();
    const args = ["--port", "0", "--people", "20", "--database", file];
    const first = run(...args);
    await first.printed;
    const before = await standingOf(first.out());
    first.child.kill("SIGKILL");
    await first.ended;
    const second = run(...args);
    await second.printed;
    const after = await standingOf(second.out());
    expect(after.epoch).toBe(before.epoch);
    expect(after.seq).toBeGreaterThanOrEqual(before.seq);
    second.child.kill("SIGINT");
    expect(await second.ended).toBe(0);
  });

  it("says goodbye to its streams when told to end", async () => {
    const platform = run("--port", "0", "--database", ":memory:");
    await platform.printed;
    using stream = await follow(JSON.parse(platform.out()));
    await stream.event(0);
    platform.child.kill("SIGTERM");
    expect(await platform.ended).toBe(0);
    expect(stream.events.at(-1)?.name).toBe("bye");
  });
});

/** Where the platform stands that printed this line. */
async function standingOf(line: string): Promise<PresencePage> {
  const { base, token } = JSON.parse(line);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${base}/presence`, { headers });
  // CAST: the tests check what they read.
  return (await answer.json()) as PresencePage;
}
