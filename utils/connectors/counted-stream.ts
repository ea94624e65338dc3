import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import { type Result, ok } from "../domain/result.ts";
import type { Io } from "../transport/io.ts";
import type { Told } from "./connector.ts";
import { nextPosition } from "./counted.ts";

type Said = Result<Told, never>;

/** Puts numbers of our own on what a stream says that has none. */
export interface Teller {
  readonly snapshot: (
    reports: readonly Report[],
    complete: boolean,
    serverTime: Instant,
  ) => Said;
  /** @param pushed the platform said it when it happened; false: time alone changed it */
  readonly delta: (
    upserts: readonly Report[],
    removals: readonly PersonId[],
    pushed: boolean,
    serverTime: Instant,
  ) => Said;
  /** All as it was told last. */
  readonly heartbeat: (serverTime: Instant) => Said;
}

/** @param from what the roster holds */
export const createTeller = (
  from: Position,
  io: Pick<Io, "now" | "random">,
): Teller => {
  let position = from;
  const next = (): {
    readonly basis: Position;
    readonly position: Position;
  } => {
    const basis = position;
    position = nextPosition(basis, io);
    return { basis, position };
  };
  return {
    snapshot: (reports, complete, serverTime) =>
      ok({
        kind: "observation",
        observation: {
          kind: "snapshot",
          position: next().position,
          serverTime,
          mark: null,
          complete,
          reports,
        },
      }),
    delta: (upserts, removals, pushed, serverTime) =>
      ok({
        kind: "observation",
        observation: {
          kind: "delta",
          ...next(),
          pushed,
          serverTime,
          mark: null,
          upserts,
          removals,
        },
      }),
    heartbeat: (serverTime) =>
      ok({
        kind: "observation",
        observation: { kind: "heartbeat", position, serverTime, mark: null },
      }),
  };
};
