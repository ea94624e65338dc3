import {
  type Connection,
  NEW_CONNECTION,
  dueAt,
} from "../../utils/domain/connection.ts";
import {
  type ConnectionEvent,
  step,
} from "../../utils/domain/connection-step.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { freshnessOf } from "../../utils/domain/freshness.ts";
import { SECOND, localInstant } from "../../utils/domain/instant.ts";

export const START = 1_770_000_000_000;
export const REFRESH = 5 * SECOND;

/** A connection that time and events pass by; remembers when it asked and when it opened a stream, ms from its start. */
export const drive = (random = 0.5) => {
  let connection: Connection = NEW_CONNECTION;
  let now = START;
  const asked: number[] = [];
  const listened: number[] = [];
  let aborted = 0;
  const tell = (event: ConnectionEvent): void => {
    const stepped = step(connection, event, { now: localInstant(now), random });
    connection = stepped.connection;
    for (const { kind } of stepped.effects) {
      if (kind === "ask") asked.push(now - START);
      else if (kind === "listen") listened.push(now - START);
      else aborted++;
    }
  };
  return {
    tell,
    wait: (ms: number) => {
      now += ms;
      tell({ kind: "woke" });
    },
    /** A stream that beats every 15 s for so long. */
    beat: (ms: number) => {
      for (const end = now + ms; now < end;) {
        now += 15 * SECOND;
        tell({ kind: "heard" });
      }
    },
    /** Lets time pass up to the next instant at which something is due, and wakes it. */
    skip: () => {
      now = Math.max(now, dueAt(connection) ?? now);
      tell({ kind: "woke" });
    },
    answer: (canStream = false) =>
      tell({ kind: "answered", refreshMs: REFRESH, canStream }),
    failWith: (failure: Failure) => tell({ kind: "failed", failure }),
    lose: (why: "ended" | "unfit" | Failure, retryMs: number | null = null) =>
      tell({ kind: "streamLost", why, retryMs }),
    connection: () => connection,
    asked,
    listened,
    aborted: () => aborted,
    elapsed: () => now - START,
    due: () => (dueAt(connection) ?? Number.NaN) - now,
    freshness: () => freshnessOf(connection, localInstant(now)).kind,
  };
};
