import type { Failure } from "../../utils/domain/failure.ts";
import { type LocalInstant, localInstant } from "../../utils/domain/instant.ts";
import { openSocket } from "../../utils/transport/browser-socket.ts";
import type { Io } from "../../utils/transport/io.ts";

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

export interface DrivenIo extends Io {
  /** Every address that was asked. */
  readonly asked: readonly string[];
  /** Lets time pass; calls back what is due. Nothing waits in truth. */
  readonly advance: (ms: number) => void;
  /** Timers that were set and neither came nor were cancelled. */
  readonly timers: () => number;
  /** How often the worker was kept alive. */
  readonly alive: () => number;
}

export interface World {
  readonly now?: number;
  readonly online?: boolean;
  readonly allowed?: boolean;
  /** In the place of Node's own, for answers that need no server. */
  readonly fetch?: Io["fetch"];
}

/** Worlds in which nobody answers, and what that is called. */
export const WHY_NOTHING_CAME: readonly (readonly [
  string,
  World,
  Failure["code"],
])[] = [
  ["nobody listens there (A19)", {}, "network"],
  ["the browser is offline", { online: false }, "offline"],
  ["the permission is gone (A20)", { allowed: false }, "permission_missing"],
];

/** Node's network, with a clock that only the test moves. */
export const drivenIo = ({
  now = Date.UTC(2026, 2, 4, 12),
  online = true,
  allowed = true,
  fetch: ask = (url, init) => fetch(url, init),
}: World = {}): DrivenIo => {
  let time = now;
  const timers = new Set<Timer>();
  const asked: string[] = [];
  let alive = 0;
  return {
    asked,
    fetch: (url, init) => {
      asked.push(url);
      return ask(url, init);
    },
    socket: (url, protocols, hear) => {
      asked.push(url);
      return openSocket(url, protocols, hear);
    },
    now: (): LocalInstant => localInstant(time),
    random: () => 0.5,
    after: (ms, callback) => {
      const timer: Timer = { due: time + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    online: () => online,
    allowed: () => Promise.resolve(allowed),
    stayAlive: () => void alive++,
    advance: (ms) => {
      time += ms;
      for (const timer of [...timers]) {
        if (timer.due > time) continue;
        timers.delete(timer);
        timer.callback();
      }
    },
    timers: () => timers.size,
    alive: () => alive,
  };
};
