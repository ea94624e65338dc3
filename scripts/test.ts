/*
 * `npm test`: everything that has to hold before a change is good, the cheapest first. Ends with what failed, and one
 * line that counts the tests. `npm run check` (`--quick`) is what takes less than a minute of it.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_BUILDS, build } from "./build.ts";
import { type TestReport, failedIn, failureText } from "./test-report.ts";

interface Step {
  readonly title: string;
  readonly run: () => Promise<boolean>;
}

const folder = mkdtempSync(join(tmpdir(), "rollcall-test-"));
let passed = 0;
let failed = 0;
const failures: string[] = [];

const isQuick = process.argv.includes("--quick");
/** Of each property, where `FC_RUNS` does not say otherwise. */
const QUICK_RUNS = "40";

const environment = {
  ...(isQuick ? { FC_RUNS: QUICK_RUNS } : {}),
  ...process.env,
  // What one process has compiled no other has to, of the hundred that run: a seventh of the time of short tests.
  // The whole path: some of them run elsewhere.
  NODE_COMPILE_CACHE: join(process.cwd(), "node_modules", ".cache", "compiled"),
};

const tool = (command: string, ...args: readonly string[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: environment,
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });

/** Runs tests that write vitest's report into a file, and counts them. To have run none is a fault. */
const counted = async (
  name: string,
  run: (report: string) => Promise<boolean>,
): Promise<boolean> => {
  const file = join(folder, `${name}.json`);
  const good = await run(file);
  // CAST: vitest writes it.
  const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  failures.push(
    ...failedIn(report).map((test) => failureText(test, process.cwd())),
  );
  return good && report.numPassedTests > 0;
};

const tests = (...projects: readonly string[]): Promise<boolean> =>
  counted(projects.join("-"), (report) =>
    tool(
      "vitest",
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      ...["--reporter=default", "--reporter=json"],
      `--outputFile.json=${report}`,
    ),
  );

/** Against servers that are not ours, which it installs. */
const real = (): Promise<boolean> =>
  counted("real", (report) =>
    tool("npm", "run", "-s", "test:real", "--", "--report", report),
  );

const waiting = async (): Promise<boolean> => {
  const good = await tests("e2e-waiting");
  return (await real()) && good;
};

const busy = async (): Promise<boolean> =>
  (await tests("contract", "integration")) && (await tests("e2e"));

const builds = async (): Promise<boolean> => {
  for (const wanted of ALL_BUILDS) await build(wanted);
  return true;
};

const QUICK_STEPS: readonly Step[] = [
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
];

const STEPS: readonly Step[] = [
  ...QUICK_STEPS,
  { title: "build", run: builds },
  { title: "size", run: () => tool("size-limit") },
  {
    title:
      "contract, integration, real servers, and end to end in Chromium and Firefox",
    run: async () => {
      // Those that wait, for clocks and then for what is installed, leave the machine to the others.
      const lanes = await Promise.all([waiting(), busy()]);
      return lanes.every(Boolean);
    },
  },
];

const main = async (): Promise<boolean> => {
  for (const { title, run } of isQuick ? QUICK_STEPS : STEPS) {
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
for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(
  `\n${passed} passed, ${good ? failed : Math.max(failed, 1)} failed`,
);
process.exit(good ? 0 : 1);
