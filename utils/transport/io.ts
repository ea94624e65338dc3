import type { LocalInstant } from "../domain/instant.ts";

/**
 * The world outside, as an argument: the network, the clock, chance. The single way by which anything of Rollcall
 * reaches them; a test drives all of it.
 */
export interface Io {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => LocalInstant;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls back once after `ms`, unless what it returns was called before. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** Opens a WebSocket. What is said of it comes later, never before this returns. Throws for no address of one. */
  readonly socket: (
    url: string,
    protocols: readonly string[],
    hear: SocketEvents,
  ) => OpenSocket;
  /** What the browser believes; a hint only, it lies both ways. */
  readonly online: () => boolean;
  /** Has the person allowed requests to this origin? */
  readonly allowed: (origin: string) => Promise<boolean>;
  /** An extension API call: the only thing that keeps a worker alive through long work. */
  readonly stayAlive: () => void;
}

/** What a WebSocket says. Nothing follows `closed`. */
export interface SocketEvents {
  readonly opened: () => void;
  /** Null: bytes, which nobody asked for. */
  readonly said: (text: string | null) => void;
  /** 1006: it broke, or was never open. */
  readonly closed: (code: number, reason: string) => void;
}

export interface OpenSocket {
  /** Does nothing before it is open and after it was closed. */
  readonly send: (text: string) => void;
  readonly close: () => void;
}
