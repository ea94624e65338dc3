import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, vi } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../platform/platform.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Result } from "../../utils/domain/result.ts";
import type { Command } from "../../utils/messaging/protocol.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import type { SourceGlance } from "../../utils/storage/reader.ts";
import { fake } from "./fake-extension.ts";
import { unwrap } from "./unwrap.ts";

/*
 * The worker over a browser that is simulated and a platform that is real, as tests begin with it and look at what became
 * of it.
 */

/** The platform's clock stands. */
const WEDNESDAY = Date.UTC(2026, 2, 4, 12, 0, 0);

export const startStanding = (people: number): Promise<RunningPlatform> =>
  startPlatform({
    clock: { now: () => WEDNESDAY },
    databaseFile: ":memory:",
    people,
    tickEveryMs: 0,
  });

/** A browser in which nothing was ever installed, with an empty disk. */
export const freshBrowser = (): void => {
  fake.reset();
  globalThis.indexedDB = new IDBFactory();
};

/** Each test has a browser and a platform of its own, and a clock that only the test moves. */
export const standingWorld = (people: number): (() => RunningPlatform) => {
  let platform: RunningPlatform;
  beforeEach(async () => {
    // The clock alone stands: timers and the network go on by themselves.
    vi.useFakeTimers({ toFake: ["Date"], now: WEDNESDAY });
    freshBrowser();
    platform = await startStanding(people);
    fake.allow("http://127.0.0.1/*");
  });
  afterEach(async () => {
    fake.endWorker();
    await platform.stop();
    vi.useRealTimers();
  });
  return () => platform;
};

export const pass = (ms: number): void =>
  void vi.setSystemTime(Date.now() + ms);

/** A command whose reply is a result. */
export const tell = async <Value>(command: Command): Promise<Value> =>
  // CAST: what the worker answers to it.
  unwrap((await fake.send(command)) as Result<Value, Failure>);

/** What the disk says of the connections. */
export const glances = async (): Promise<readonly SourceGlance[]> =>
  unwrap(await openReader().glance()).sources;

/** How many records of any store say the id, the list of connections aside. */
export const recordsOf = async (id: string): Promise<number> => {
  const kept = await openDatabase().use(async (connected) => {
    const names = [...connected.objectStoreNames];
    const keys = await Promise.all(
      names.map((name) => connected.getAllKeys(name)),
    );
    return keys.flat().filter((key) => [key].flat()[0] === id).length;
  });
  return unwrap(kept);
};
