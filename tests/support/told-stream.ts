import type { Told } from "../../utils/connectors/connector.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Observation, Position } from "../../utils/domain/observation.ts";
import { type Result, fail, ok } from "../../utils/domain/result.ts";

type Reading = Result<Told, Failure> | "end";

/** A stream that says what a test tells it to, when it tells it. */
export interface ToldStream {
  /** Where it was opened, each time. */
  readonly opened: readonly Position[];
  readonly open: (
    from: Position,
    signal: AbortSignal,
  ) => AsyncIterable<Result<Told, Failure>>;
  readonly say: (observation: Observation) => void;
  readonly tell: (told: Told) => void;
  readonly break: (failure: Failure) => void;
  readonly end: () => void;
  /** Resolves when everything said was taken by who reads. */
  readonly drained: () => Promise<void>;
}

export const toldStream = (): ToldStream => {
  const opened: Position[] = [];
  const waiting: Reading[] = [];
  let wake: () => void = () => {};
  let drain: () => void = () => {};
  const put = (reading: Reading): void => {
    waiting.push(reading);
    wake();
  };
  return {
    opened,
    say: (observation) => put(ok({ kind: "observation", observation })),
    tell: (told) => put(ok(told)),
    break: (failure) => put(fail(failure)),
    end: () => put("end"),
    drained: () =>
      new Promise((resolve) => {
        drain = resolve;
        wake();
      }),
    open: async function* (from, signal) {
      opened.push(from);
      const aborted = new Promise<void>((resolve) =>
        signal.addEventListener("abort", () => resolve(), { once: true }),
      );
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next === "end") return;
        if (next !== undefined) {
          yield next;
          continue;
        }
        drain();
        await Promise.race([
          aborted,
          new Promise<void>((resolve) => {
            wake = resolve;
          }),
        ]);
      }
    },
  };
};
