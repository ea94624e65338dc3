import type { Analytics, PersonUse } from "../domain/analytics/analytics.ts";
import type { Counted } from "../domain/analytics/who.ts";
import type { Failure } from "../domain/failure.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import type {
  AnalyticsQuestion,
  AnalyticsReader,
  FromReader,
  ToReader,
} from "./analytics-question.ts";

/** A worker that answers; made with the first question. */
export interface ReaderPort {
  readonly post: (message: ToReader) => void;
  readonly listen: (take: (message: FromReader | "broken") => void) => void;
}

interface Waiting {
  readonly people: PersonUse[];
  readonly persons: PersonId[];
  numbers: Omit<Analytics, "people"> | null;
  readonly settle: (failure: Failure | null) => void;
}

const BROKEN: Failure = { code: "storage_error", what: "WorkerError" };

/** Asks a worker, and puts together the parts that it answers in. */
export const openAnalytics = (open: () => ReaderPort): AnalyticsReader => {
  const waiting = new Map<number, Waiting>();
  let port: ReaderPort | null = null;
  let last = 0;

  const settle = (id: number, failure: Failure | null): void => {
    waiting.get(id)?.settle(failure);
    waiting.delete(id);
  };
  const take = (message: FromReader | "broken"): void => {
    if (message === "broken") {
      port = null;
      for (const id of waiting.keys()) settle(id, BROKEN);
      return;
    }
    const asked = waiting.get(message.id);
    switch (message.kind) {
      case "people":
        asked?.people.push(...message.people);
        break;
      case "who":
        asked?.persons.push(...message.persons);
        break;
      case "numbers":
        if (asked !== undefined) asked.numbers = message.numbers;
        break;
      case "done":
        settle(message.id, null);
        break;
      case "failed":
        settle(message.id, message.failure);
        break;
      default:
        unreachable(message);
    }
  };
  const opened = (): ReaderPort => {
    if (port !== null) return port;
    port = open();
    port.listen(take);
    return port;
  };

  const ask = <Value>(
    question: AnalyticsQuestion,
    counted: Counted | null,
    signal: AbortSignal,
    valueOf: (answered: Waiting) => Value | null,
  ): Promise<Result<Value, Failure>> =>
    new Promise((resolve) => {
      const id = ++last;
      const stop = (): void => {
        if (!waiting.has(id)) return;
        port?.post({ kind: "stop", id });
        settle(id, BROKEN);
      };
      const asked: Waiting = {
        people: [],
        persons: [],
        numbers: null,
        settle: (failure) => {
          // A signal of the page's whole life would keep the answer as long.
          signal.removeEventListener("abort", stop);
          const value = failure === null ? valueOf(asked) : null;
          resolve(value === null ? fail(failure ?? BROKEN) : ok(value));
        },
      };
      waiting.set(id, asked);
      signal.addEventListener("abort", stop, { once: true });
      opened().post({ kind: "ask", id, question, counted });
    });

  return {
    read: (question, signal) =>
      ask(question, null, signal, ({ numbers, people }) =>
        numbers === null ? null : { ...numbers, people },
      ),
    who: (question, counted, signal) =>
      ask(question, counted, signal, ({ persons }) => persons),
  };
};
