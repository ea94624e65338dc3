import { type TestContext, expect, vi } from "vitest";
import {
  type CrashOptions,
  type Script,
  crashEverywhere,
} from "../../support/crash-everywhere.ts";

// A script is played some sixty times.
vi.setConfig({ testTimeout: 60_000 });

/** A test that the worker may be ended at any call of a script, and that it comes to the same. */
export const survives =
  (script: Script, options?: CrashOptions) =>
  async ({ task }: TestContext): Promise<void> => {
    const { points, runs, faults } = await crashEverywhere(script, options);
    process.stdout.write(`${task.name}: ${points} calls, ${runs} endings\n`);
    expect(faults).toEqual([]);
  };
