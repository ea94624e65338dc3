/*
 * `npm run mutants [-- NAME...] [--all]`: do the tests of what decides bite? Each planted bug is put into a copy of the
 * sources, and the tests must fail there. With --all the tests run on after the first failure, to name every one that
 * catches it. Exits with 1 when a bug survives, or when the text that it replaces is not there any more.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { PlantedBug } from "./mutants/planted-bug.ts";
import { PLANTED_BUGS } from "./mutants/planted-bugs.ts";
import { type TestReport, failedIn } from "./test-report.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const COPIED = [
  "utils",
  "tests",
  "docs",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];
const SUITES = [
  "tests/unit/domain",
  "tests/property/domain",
  "tests/unit/storage",
  "tests/property/storage",
  "tests/unit/mapping",
  "tests/property/mapping",
  "tests/unit/connectors",
  "tests/property/connectors",
];
/** Always the same stories: what catches a bug today catches it tomorrow. */
const DICE = { FC_SEED: "1", FC_RUNS: "200" };

/** The names of the tests that fail in a copy; null when they could not be run at all. */
const failures = (copy: string, isBail: boolean): readonly string[] | null => {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const { error } = spawnSync(
    join(copy, "node_modules/.bin/vitest"),
    [
      "run",
      ...["--project", "unit", "--project", "property"],
      ...["--reporter=json", `--outputFile=${report}`],
      ...(isBail ? ["--bail=1"] : []),
      ...SUITES,
    ],
    { cwd: copy, stdio: "ignore", env: { ...process.env, ...DICE } },
  );
  if (error !== undefined) throw error;
  return readReport(report);
};

const readReport = (file: string): readonly string[] | null => {
  // CAST: vitest writes it.
  const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
  return report.numTotalTests === 0
    ? null
    : failedIn(report).map((test) => test.name ?? `${test.file} as a whole`);
};

/** Plants a bug, runs the tests, and takes it out again. Null: the text that it replaces is not there, or not alone. */
const caughtBy = (
  copy: string,
  { file, find, put }: PlantedBug,
  isBail: boolean,
): readonly string[] | null => {
  const path = join(copy, file);
  const source = readFileSync(path, "utf8");
  if (source.split(find).length !== 2) return null;
  writeFileSync(
    path,
    source.replace(find, () => put),
  );
  try {
    return failures(copy, isBail);
  } finally {
    writeFileSync(path, source);
  }
};

const main = (): boolean => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: "boolean" } },
  });
  const bugs = PLANTED_BUGS.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const copy = mkdtempSync(join(tmpdir(), "rollcall-mutants-"));
  try {
    for (const name of COPIED)
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    const sound = failures(copy, false);
    if (sound === null || sound.length > 0) {
      console.error("Without a planted bug these fail:", sound);
      return false;
    }
    let good = bugs.length > 0;
    for (const bug of bugs) {
      const caught = caughtBy(copy, bug, values.all !== true);
      good &&= caught !== null && caught.length > 0;
      console.log(`${bug.name}: ${bug.what} (${bug.file})`);
      if (caught === null) console.log("  NOT PLANTED: its text is not there");
      else if (caught.length === 0) console.log("  SURVIVED");
      else for (const test of caught) console.log(`  caught by: ${test}`);
    }
    return good;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

process.exitCode = main() ? 0 : 1;
