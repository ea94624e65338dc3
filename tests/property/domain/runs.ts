import { basename } from "node:path";
import fc from "fast-check";
import { expect, vi } from "vitest";

/*
 * `FC_RUNS=20000` runs the long version, `FC_SEED=n` runs one again. fast-check prints seed and path of what fails.
 */

const QUICK_RUNS = 100;
/** The least time that one run may take before the test is said to hang, ms. */
const RUN_MS = 100;

const runs = Number(process.env["FC_RUNS"] ?? QUICK_RUNS);
const seed = Number(
  process.env["FC_SEED"] ?? Math.trunc(2 ** 31 * Math.random()),
);

vi.setConfig({ testTimeout: Math.max(20_000, runs * RUN_MS) });
process.stdout.write(
  `${basename(expect.getState().testPath ?? "")}: FC_SEED=${seed} FC_RUNS=${runs}\n`,
);

/**
 * Checks a sentence of every value.
 * @param share of the runs, where one run costs more than usual
 */
export const forAll = <Value>(
  arbitrary: fc.Arbitrary<Value>,
  check: (value: Value) => void,
  share = 1,
): void =>
  fc.assert(fc.property(arbitrary, check), {
    seed,
    numRuns: Math.max(1, Math.round(runs * share)),
  });
