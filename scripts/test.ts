/*
 * `npm test`: everything that has to hold before a change is good, the cheapest first. Ends with one line that counts
 * the tests.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_BUILDS, build } from "./build.ts";

interface Step {
  readonly title: string;
  readonly run: () => Promise<boolean>;
}

const folder = mkdtempSync(join(tmpdir(), "rollcall-test-"));
let passed = 0;
let failed = 0;

const tool = (command: string, ...args: readonly string[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });

/** Runs test projects and counts what they say. A project without a test is a fault. */
const tests = async (...projects: readonly string[]): Promise<boolean> => {
  const file = join(folder, `${projects.join("-")}.json`);
  const good = await tool(
    "vitest",
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
  );
  // CAST: vitest's own report, as far as it is read here.
  const report = JSON.parse(readFileSync(file, "utf8")) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numFailedTestSuites: number;
  };
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  return good && report.numPassedTests > 0;
};

const builds = async (): Promise<boolean> => {
  for (const wanted of ALL_BUILDS) await build(wanted);
  return true;
};

const STEPS: readonly Step[] = [
  {
    title: "format, lint, types, dead code",
    run: async () => {
      const reads = [
        tool("oxfmt", "--check"),
        tool("oxlint", "--type-aware", "--deny-warnings"),
        tool("tsc", "--noEmit"),
        tool("knip"),
      ];
      return (await Promise.all(reads)).every(Boolean);
    },
  },
  { title: "unit and property tests", run: () => tests("unit", "property") },
  { title: "build", run: builds },
  { title: "size", run: () => tool("size-limit") },
  {
    title: "contract, integration, and end to end in Chromium and Firefox",
    run: async () => {
      // Those that wait for clocks leave the machine to the others.
      const waiting = tests("e2e-waiting");
      const others = await tests("contract", "integration");
      const browsers = others && (await tests("e2e"));
      return (await waiting) && browsers;
    },
  },
];

const main = async (): Promise<boolean> => {
  for (const { title, run } of STEPS) {
    console.log(`\n── ${title}`);
    const start = performance.now();
    const good = await run();
    console.log(
      `── ${title}: ${good ? "good" : "FAILED"}, ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    if (!good) return false;
  }
  return true;
};

let good = false;
try {
  good = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `\n${passed} passed, ${good ? failed : Math.max(failed, 1)} failed`,
);
process.exit(good ? 0 : 1);
