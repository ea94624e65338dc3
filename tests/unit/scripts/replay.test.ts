import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { NOON } from "../../support/builders.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "rollcall-replay-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run -s replay -- ...`, without npm. */
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "scripts/replay.ts", ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
};

let files = 0;
const file = (content: string): string => {
  const path = join(folder, `${files++}.ndjson`);
  writeFileSync(path, content);
  return path;
};

const list = (seconds: number, ...ids: readonly string[]): string =>
  JSON.stringify({
    kind: "snapshot",
    epoch: "e1",
    seq: seconds,
    serverTime: NOON + seconds * 1000,
    users: [
      { id: "bo", account: "active", sessions: [] },
      ...ids.map((id) => ({ id, account: "active", sessions: [{ id: "s" }] })),
    ],
  });

const GOOD = file(
  `\uFEFF${list(0, "ana")}\r\n\n${JSON.stringify({ at: 1, kind: "lost" })}\n${list(60, "ana")}\n`,
);

describe("npm run replay", () => {
  it("prints one JSON document and nothing else", () => {
    const { status, stdout, stderr } = run([GOOD]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      online: ["ana"],
      sessions: [{ userId: "ana", start: NOON, end: null, observedMs: 60_000 }],
      coverage: [[NOON, NOON + 60_000]],
      headline: { total: 2, online: 1, offline: 1, unknown: 0 },
    });
  });

  it("says the same in every time zone (I19)", () => {
    const answers = ["UTC", "America/New_York", "Australia/Lord_Howe"].map(
      (TZ) => run([GOOD], { TZ }).stdout,
    );
    expect(new Set(answers).size).toBe(1);
  });

  it("looks at --at; long after the last observation it says unknown, not offline", () => {
    const at = (ms: number, ...more: readonly string[]) =>
      JSON.parse(run([GOOD, "--at", String(NOON + ms), ...more]).stdout);
    expect(at(30_000)).toMatchObject({
      sessions: [{ observedMs: 0 }],
      headline: { online: 1 },
    });
    expect(at(60_000 + 90_001)).toMatchObject({
      online: [],
      headline: { online: 0, offline: 0, unknown: 2 },
    });
    expect(at(60_000 + 90_001, "--interval", "60000")).toMatchObject({
      online: ["ana"],
      headline: { online: 1, unknown: 0 },
    });
  });

  it("takes --interval for the limit of a gap", () => {
    const path = file(`${list(0, "ana")}\n${list(120, "ana")}\n`);
    const spans = (...more: readonly string[]) =>
      JSON.parse(run([path, ...more]).stdout).coverage;
    expect(spans()).toEqual([]);
    expect(spans("--interval", "60000")).toEqual([[NOON, NOON + 120_000]]);
  });

  it("gives an empty document for an empty file", () => {
    const { status, stdout } = run([file("\n")]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ online: [], sessions: [] });
  });

  it("names the line that cannot be read, on the standard error alone", () => {
    const path = file(`${list(0)}\n\n{"kind":"rumour"}\n`);
    expect(run([path])).toEqual({
      status: 1,
      stdout: "",
      stderr: `${path}: line 3 has the unknown kind "rumour".\n`,
    });
  });

  it.each([
    ["without a file", [], "Usage"],
    ["with two files", [GOOD, GOOD], "Usage"],
    ["with a file that is not there", [join(folder, "none")], "ENOENT"],
    [
      "with half a millisecond",
      [GOOD, "--at", "1.5"],
      "--at wants whole milliseconds",
    ],
    ["with an unknown option", [GOOD, "--speed", "2"], "--speed"],
  ])("%s ends with 1 and a sentence", (_, args, sentence) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });
});
