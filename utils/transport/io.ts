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
  /** What the browser believes; a hint only, it lies both ways. */
  readonly online: () => boolean;
  /** Has the person allowed requests to this origin? */
  readonly allowed: (origin: string) => Promise<boolean>;
  /** An extension API call: the only thing that keeps a worker alive through long work. */
  readonly stayAlive: () => void;
}
