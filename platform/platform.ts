import { randomBytes } from "node:crypto";
import { endSilentSessions } from "./api/presence.ts";
import { heartbeatEveryMs } from "./api/stream-reader.ts";
import { createSteadyClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { openDesk } from "./helpdesk/desk.ts";
import { HELPDESK } from "./helpdesk/layout.ts";
import { makeTickets } from "./helpdesk/tickets.ts";
import type { Handler } from "./http/message.ts";
import { problem } from "./http/problem.ts";
import { createHttpServer, listen } from "./http/server.ts";
import { BASE_PATH, DEMO_PATH, platformHandler } from "./routes.ts";
import {
  DEFAULT_PAGE_SIZE,
  HISTORY_PAGE_SIZE,
  HEARTBEAT_MS,
  KEEP_HISTORY_MS,
  READER_PATIENCE_MS,
  SNAPSHOT_HOLD_MS,
} from "./settings.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import { openDatabase } from "./sqlite/open.ts";
import { repeat } from "./repeat.ts";
import { openWorld } from "./world.ts";

export interface PlatformOptions {
  /** Injected, so that tests decide what time it is. */
  readonly clock: Clock;
  /** A file, or `:memory:`. */
  readonly databaseFile: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Simulated people; 0 leaves only the demo accounts. Default 0. */
  readonly people?: number;
  readonly seed?: number;
  /** How long before now a new database's history begins, ms; at most 35 days. Default 0. */
  readonly pastMs?: number;
  /** Sessions on one page of the history. */
  readonly historyPageSize?: number;
  /** How much faster than real time `clock` runs. Default 1. */
  readonly speed?: number;
  /** Random by default. */
  readonly token?: string;
  readonly pageSize?: number;
  /** Deletes the database first. */
  readonly reset?: boolean;
  /** Real ms between two ticks. Default 1000; 0 leaves ticking to the caller. */
  readonly tickEveryMs?: number;
  /** Real ms that a stream may be full before it is cut. Default 10,000. */
  readonly readerPatienceMs?: number;
}

export interface RunningPlatform {
  /** Address for a reader, such as `http://127.0.0.1:4680/rollcall/v1`. */
  readonly base: string;
  /** Address of the demo pages. */
  readonly demo: string;
  /** Address of the demo helpdesk. */
  readonly helpdesk: string;
  readonly token: string;
  readonly databaseFile: string;
  readonly clock: Clock;
  /** Simulated people in the database. */
  readonly people: number;
  readonly seed: number;
  /** Something the person who started it should know, or null. */
  readonly notice: string | null;
  /** Lets happen what has happened by now: lives go on, silent sessions end. */
  tick(): Promise<void>;
  /** Ends streams with a farewell, requests, ticks and the store, within about two seconds. */
  stop(): Promise<void>;
}

const SHORTEST_BEAT_MS = 250;

/**
 * Starts the reference platform on the loopback address.
 * @throws Error with a sentence for the person who started it: a port that is
 * taken, a database that cannot be used
 */
export async function startPlatform(
  options: PlatformOptions,
): Promise<RunningPlatform> {
  const { databaseFile, speed = 1 } = options;
  const clock = createSteadyClock(options.clock);
  const token = options.token ?? randomBytes(32).toString("base64url");
  const store = createSqliteStore(openDatabase(databaseFile, options.reset), {
    holdMs: SNAPSHOT_HOLD_MS * speed,
    now: clock.now(),
  });
  const stopping = new AbortController();

  // The addresses contain the port, which is known only when the server listens.
  let handler: Handler = async () =>
    problem(503, "The platform is starting.", { "Retry-After": "1" });
  const server = await listen(
    createHttpServer((request) => handler(request)),
    options.port ?? 0,
  ).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const closeAll = async () => {
    await server.stop();
    await store.close();
  };
  const origin = `http://127.0.0.1:${server.port}`;
  const demo = `${origin}${DEMO_PATH}`;
  const world = await openWorld(
    store,
    {
      people: options.people ?? 0,
      seed: options.seed ?? 1,
      pastMs: options.pastMs ?? 0,
    },
    demo,
    clock.now(),
  ).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });

  async function tick(): Promise<void> {
    const now = clock.now();
    await world.life.advance(now);
    await endSilentSessions(store, now);
    await store.watchUntil(now);
    await store.prune(now - KEEP_HISTORY_MS);
  }

  await tick();
  // The first reader should not wait for the first look at everybody.
  await store.takeSnapshot(clock.now());
  handler = platformHandler({
    store,
    desk: openDesk(makeTickets(world.seed, world.people, clock.now())),
    clock,
    token,
    pageSize: options.pageSize ?? DEFAULT_PAGE_SIZE,
    historyPageSize: options.historyPageSize ?? HISTORY_PAGE_SIZE,
    origin,
    hosts: [`127.0.0.1:${server.port}`, `localhost:${server.port}`],
    beatEveryMs: Math.max(SHORTEST_BEAT_MS, HEARTBEAT_MS / speed),
    streamPace: {
      heartbeatEveryMs: heartbeatEveryMs(speed),
      patienceMs: options.readerPatienceMs ?? READER_PATIENCE_MS,
    },
    stopping: stopping.signal,
  });
  const ticking = repeat(tick, options.tickEveryMs ?? 1_000);

  return {
    base: `${origin}${BASE_PATH}`,
    demo: `${demo}/`,
    helpdesk: `${origin}${HELPDESK}`,
    token,
    databaseFile,
    clock,
    people: world.people,
    seed: world.seed,
    notice: world.notice,
    tick,
    async stop() {
      stopping.abort();
      await ticking.stop();
      await closeAll();
    },
  };
}
