import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { onTestFinished, vi } from "vitest";
import {
  type Connection,
  NEW_CONNECTION,
} from "../../utils/domain/connection.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { SourceId } from "../../utils/domain/ids.ts";
import { SECOND } from "../../utils/domain/instant.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { Result } from "../../utils/domain/result.ts";
import { openDatabase } from "../../utils/storage/database.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import type { SourceGlance } from "../../utils/storage/reader.ts";
import { SERVER_TIME } from "../contract/presence-answers.ts";
import { CANARY } from "../contract/product.ts";
import { type MachineClock, machineClock } from "./engine-under-fault-clock.ts";
import { reportsOnDisk, valueOf } from "./engine-under-fault-disk.ts";
import { type Expected, expectAll } from "./engine-under-fault-expected.ts";
import {
  type FaultyPlatform,
  startFaultyPlatform,
} from "./engine-under-fault-platform.ts";
import { type PassingTime, passingTime } from "./engine-under-fault-time.ts";
import { fake } from "./fake-extension.ts";
import type { Rule } from "./fault-server.ts";

/*
 * The whole engine against a platform that misbehaves: the real worker over real sockets, the database in memory, and a
 * machine whose time passes when a test says so.
 */

export interface EngineUnderFault extends PassingTime {
  readonly clock: MachineClock;
  readonly platform: FaultyPlatform;
  /** A second platform, not connected to yet; it tells the truth. */
  readonly other: FaultyPlatform;
  readonly glance: (source?: SourceId) => Promise<SourceGlance>;
  readonly connection: () => Promise<Connection>;
  /** The list, as the disk has it. */
  readonly reports: () => Promise<readonly Report[]>;
  /** As the page of settings does it; gives the source. */
  readonly save: (more?: {
    readonly source?: SourceId | null;
    readonly address?: string;
    readonly token?: string;
  }) => Promise<SourceId>;
  readonly refresh: () => Promise<void>;
  /** For so long the platform's stream beats as it should. */
  readonly beat: (ms: number) => Promise<void>;
  /** The four things that every fault is judged by. */
  readonly expect: (expected: Expected, source?: SourceId) => Promise<void>;
}

export interface World {
  /** The platform has a stream. */
  readonly stream?: boolean;
  /** Stand before the platform's truth from the start. */
  readonly faults?: readonly Rule[];
  /** What the machine's clock shows at first; the platform's is at noon. */
  readonly shows?: number;
  readonly random?: () => number;
  readonly online?: () => boolean;
}

/** A machine with Rollcall, connected to a platform where ana is online and bo is not. Ends with the test. */
export const startEngine = async ({
  stream = false,
  faults = [],
  shows = SERVER_TIME,
  random = () => 0.5,
  online = () => true,
}: World = {}): Promise<EngineUnderFault> => {
  fake.reset();
  globalThis.indexedDB = new IDBFactory();
  fake.allow("http://127.0.0.1/*");
  const spies = CONSOLE.map((name) => vi.spyOn(console, name));
  const clock = machineClock(shows);
  const platform = await startFaultyPlatform(clock, stream);
  const other = await startFaultyPlatform(clock, false);
  platform.faults(...faults);
  const time = passingTime({ clock, random, online }, [
    platform.server,
    other.server,
  ]);
  const db = openDatabase();
  const reader = openReader(db);
  onTestFinished(() => {
    time.endWorker();
    db.close();
    for (const spy of spies) spy.mockRestore();
  });

  const save: EngineUnderFault["save"] = async ({
    source: known = source,
    address = platform.address,
    token = CANARY,
  } = {}) => {
    const command = { type: "save", source: known, address, token };
    // CAST: what `save` answers.
    const saved = (await fake.send({
      ...command,
      name: null,
      remember: true,
    })) as Result<SourceId, Failure>;
    await time.idle();
    return valueOf(saved);
  };

  const glance = async (of = source): Promise<SourceGlance> => {
    const { sources } = valueOf(await reader.glance());
    const found = sources.find(({ source: { id } }) => id === of);
    if (found === undefined) throw new Error("There is no such source.");
    return found;
  };

  const connection = async (): Promise<Connection> =>
    (await glance()).connection?.connection ?? NEW_CONNECTION;

  let source: SourceId | null = null;
  source = await save();
  const first = source;

  return {
    ...time,
    clock,
    platform,
    other,
    save,
    glance,
    connection,
    reports: () => reportsOnDisk(db, first),
    beat: async (ms) => {
      for (let left = ms; left > 0; left -= BEAT_MS) {
        await time.pass(BEAT_MS);
        platform.beat();
        await time.idle();
      }
    },
    refresh: async () => {
      await fake.send({ type: "refresh", source });
      await time.idle();
    },
    expect: async (expected, of = first) => {
      await time.idle();
      await expectAll(expected, {
        db,
        glance: await glance(of),
        isOnly: valueOf(await reader.glance()).sources.length === 1,
        now: clock.now(),
        server: platform.server,
        said: JSON.stringify(spies.map(({ mock }) => mock.calls)),
      });
    },
  };
};

/** The longest that the protocol allows. */
const BEAT_MS = 15 * SECOND;

const CONSOLE = ["debug", "log", "info", "warn", "error"] as const;
