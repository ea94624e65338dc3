import { TreeInterpreter } from "@jmespath-community/jmespath";
import type { Failure } from "../domain/failure.ts";
import { type Result, fail } from "../domain/result.ts";
import { cutDetail } from "./problem.ts";

/*
 * What an expression gives is bounded, what it does on the way is not: of 10,000 rows each with each it looks at a hundred
 * million. Whoever asks is a worker, or a page, that does nothing else meanwhile. So its interpreter looks at the clock as
 * it goes.
 */

/** So long the expressions of one answer may take, ms. */
const MOST_MS = 1500;
/** Steps between two looks, each of which costs as much as a step. */
const PAUSE = 16;
const TOO_SLOW = new Error("too slow");

let until = Infinity;
let steps = 0;
/** The expression that was asked when the time was over. */
let slow: string | null = null;

// CAST: what made the interpreter has its methods; those that it makes itself have them too.
const methods = Object.getPrototypeOf(TreeInterpreter) as {
  visit: (this: unknown, node: unknown, value: unknown) => unknown;
};
const { visit } = methods;
methods.visit = function (node, value) {
  if (++steps % PAUSE === 0 && performance.now() > until) throw TOO_SLOW;
  return visit.call(this, node, value);
};

/**
 * Does work that asks expressions. Once the time is over they find nothing more, and what it gives counts for nothing.
 * A part of such a work has no time of its own.
 * @param tooSlow what is given then; it gets the expression that was asked
 */
export const inTime = <Value>(
  work: () => Value,
  tooSlow: (expression: string) => Value,
  ms = MOST_MS,
): Value => {
  if (until !== Infinity) return work();
  until = performance.now() + ms;
  slow = null;
  try {
    const made = work();
    return slow === null ? made : tooSlow(slow);
  } finally {
    until = Infinity;
  }
};

/** What one expression finds; undefined: nothing, or it asks something of a value that it cannot do. */
export const searching = <Found>(
  expression: string,
  search: () => Found,
): Found | undefined =>
  inTime(
    () => {
      if (slow !== null) return undefined;
      try {
        return search();
      } catch (error) {
        // Else such as the length of a number: of this value there is nothing to say.
        if (error === TOO_SLOW) slow = expression;
        return undefined;
      }
    },
    () => undefined,
  );

export const tooSlow = (expression: string): Result<never, Failure> =>
  fail({ code: "bad_data", what: "too_slow", detail: cutDetail(expression) });
