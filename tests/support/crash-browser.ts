import type { CrashClock } from "./crash-clock.ts";
import type { Effect } from "./crash-point.ts";
import type { Points } from "./crash-points.ts";
import type { CrashPlatform } from "./crash-platform.ts";
import { replacing } from "./crash-replacing.ts";
import browser from "./fake-extension.ts";

/** What a worker reaches beside its disk. */
export interface Surroundings {
  readonly points: Points;
  readonly clock: CrashClock;
  readonly platforms: readonly CrashPlatform[];
}

type Call = (...values: unknown[]) => unknown;

/**
 * Makes a point of every call that a worker makes to its browser: the extension API, the sealing of tokens, the lock,
 * what it announces. Clock and chance are the script's.
 * @returns what puts everything back
 */
export const gateBrowser = ({
  points,
  clock,
  platforms,
}: Surroundings): (() => void) => {
  const world = replacing();
  const { atOnce, inTime } = points;

  const gate = <Target extends object>(
    target: Target,
    kind: Effect,
    keys: readonly (keyof Target & string)[],
    pass: Points["atOnce"] = atOnce,
  ): void => {
    for (const key of keys)
      world.method(target, key, (original) => {
        // CAST (both): whatever one of these takes, it answers with a promise.
        const call = original as Call;
        const gated: Call = (...values) =>
          pass(key, kind, async () => call.apply(target, values));
        return gated as typeof original;
      });
  };
  const { action, alarms, notifications, permissions, runtime, storage } =
    browser;
  gate(storage.session, "none", ["get"]);
  gate(storage.local, "none", ["get"]);
  gate(storage.session, "call", ["set", "remove"]);
  gate(alarms, "call", ["create", "clear"]);
  gate(action, "call", ["setBadgeText", "setBadgeBackgroundColor", "setTitle"]);
  gate(permissions, "none", ["contains"]);
  gate(notifications, "none", ["getAll"]);
  gate(notifications, "call", ["create", "clear"]);
  gate(runtime, "none", ["getPlatformInfo"]);
  gate(crypto.subtle, "none", ["generateKey", "encrypt", "decrypt"], inTime);
  gate(navigator.locks, "none", ["request"]);

  const announce = (): void =>
    void atOnce("announce", "call", () => Promise.resolve(null));
  // CAST (all below): as much of each as a worker uses.
  world.property(
    globalThis,
    "BroadcastChannel",
    class {
      readonly postMessage = announce;
    } as unknown as typeof BroadcastChannel,
  );
  const ask = async (address: string, init: RequestInit) => {
    const asked = platforms.find(({ base }) => address.startsWith(base));
    if (asked === undefined) throw new TypeError("Failed to fetch");
    // As browsers do: nothing is sent that was given up before.
    init.signal?.throwIfAborted();
    const url = new URL(address);
    return inTime(
      `ask ${url.pathname}`,
      "call",
      () => asked.answer(url, init),
      asked.isHolding(),
    );
  };
  world.property(globalThis, "fetch", ask as typeof fetch);
  world.property(globalThis, "setTimeout", ((call: () => void, ms: number) =>
    points.isAlive()
      ? clock.after(ms, call, "worker")
      : 0) as unknown as typeof setTimeout);
  world.property(globalThis, "clearTimeout", ((id: number) =>
    clock.cancel(id)) as typeof clearTimeout);
  // "online" is never told here, and listeners would outlive their workers.
  world.property(globalThis, "addEventListener", () => {});
  world.property(Date, "now", clock.now);
  world.property(Math, "random", () => 0.5);
  return world.restore;
};
