import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type RunningPlatform,
  startPlatform,
} from "../../../platform/platform.ts";
import {
  type FeedRunner,
  createFeedRunner,
} from "../../../utils/background/feed-runner.ts";
import {
  type HistoryImporter,
  createHistoryImporter,
} from "../../../utils/background/history-import.ts";
import { loadRunnerState } from "../../../utils/background/runner-state.ts";
import { protocolFeed } from "../../../utils/connectors/protocol.ts";
import { progressOf } from "../../../utils/domain/import-progress.ts";
import { DAY, HOUR, instant } from "../../../utils/domain/instant.ts";
import { joined } from "../../../utils/domain/spans.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import type { Io } from "../../../utils/transport/io.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { openPast } from "../../support/platform-past.ts";
import { until } from "../../support/until.ts";
import { inEndOrder, putCoverage } from "../../unit/storage/history-world.ts";
import {
  SOURCE,
  newDisk,
  source,
  valueOf,
} from "../../unit/storage/journal-world.ts";
import { freshFile } from "../platform/harness.ts";
import { readFinished } from "../../support/finished-sessions.ts";

const NOW = Date.UTC(2026, 2, 4, 12);
const FROM = NOW - 3 * DAY;

const TOKENS = "https://login.acme.test";
/** A connection that gets its tokens at another address. */
const ELSEWHERE = {
  connector: "mapped",
  settings: {
    mapping: {
      version: 1,
      auth: { kind: "oauth2", tokenUrl: `${TOKENS}/token`, clientId: "us" },
      list: {
        request: { path: "" },
        rows: { at: "people" },
        fields: { id: "id" },
      },
      online: { when: "listed" },
    },
  },
} as const;

let platform: RunningPlatform;
let address: string;

/** The newest last. */
const runners: FeedRunner[] = [];

beforeEach(() => newDisk());
afterEach(async () => {
  for (const runner of runners.splice(0)) runner.stop();
  await platform.stop();
});

const start = async (historyPageSize: number, people = 30): Promise<void> => {
  platform = await startPlatform({
    clock: { now: () => NOW },
    databaseFile: freshFile(),
    people,
    seed: 4,
    pastMs: 3 * DAY,
    historyPageSize,
    tickEveryMs: 0,
  });
  address = platform.base;
};

/** A worker that has seen who is there now, over this disk. */
const work = async (
  db: Database,
  answer: typeof fetch = fetch,
  announce: (source: string) => void = () => {},
  {
    allowed = () => true,
    ...more
  }: Partial<SourceRecord> & {
    readonly allowed?: (origin: string) => boolean;
  } = {},
): Promise<HistoryImporter> => {
  const record = source({ address, ...more });
  const io: Io = {
    ...drivenIo({
      now: NOW,
      fetch: (url, init) =>
        url.includes("/history") ? answer(url, init) : fetch(url, init),
    }),
    allowed: (origin) => Promise.resolve(allowed(origin)),
  };
  const feed = protocolFeed(io, { address, token: platform.token });
  const initial = valueOf(await loadRunnerState(openDatabase(), record));
  const runner = createFeedRunner(record, feed, initial, {
    io,
    db: openDatabase(),
    sort: () => DEFAULT_VIEW.sort,
    onChange: () => {},
    onCount: () => {},
  });
  runner.dispatch({ kind: "woke" });
  await runner.settled();
  runners.push(runner);
  return createHistoryImporter({
    io,
    db,
    runner: () => runner,
    onChange: announce,
  });
};

const connect = async (): Promise<Database> => {
  const db = openDatabase();
  valueOf(await writeSource(db, source({ address }), false));
  return db;
};

const whole = async (db: Database) => {
  const reader = openReader(db);
  const found = valueOf(
    await readFinished(db, SOURCE, instant(0), instant(NOW + DAY)),
  );
  const { origin } = new URL(address);
  return {
    sessions: inEndOrder(found).map((session) => ({
      ...session,
      // Each run has a port of its own.
      visits: session.visits.map(({ page, ...times }) => ({
        ...times,
        path: page.url?.replace(origin, ""),
      })),
    })),
    coverage: joined(
      valueOf(await reader.coverage(SOURCE, instant(0), instant(NOW + DAY))),
    ),
  };
};

const done = (db: Database) =>
  until(async () => {
    const record = valueOf(await openReader(db).imported(SOURCE));
    return record?.phase.kind === "done" ? record : null;
  });

const importAll = async (pageSize: number, people?: number) => {
  newDisk();
  await start(pageSize, people);
  const db = await connect();
  const importer = await work(db);
  valueOf(await importer.start(SOURCE));
  const record = await done(db);
  await importer.settled();
  return { db, importer, record, all: await whole(db) };
};

describe("a fetched history", () => {
  it("announces each step, and nothing where none is under way", async () => {
    newDisk();
    await start(2);
    const db = await connect();
    const told: string[] = [];
    const importer = await work(db, fetch, (id) => told.push(id));
    importer.wake([SOURCE]);
    await importer.settled();
    expect(told).toEqual([]);
    valueOf(await importer.start(SOURCE));
    await done(db);
    await importer.settled();
    const steps = told.length;
    expect(steps).toBeGreaterThan(1);
    importer.wake([SOURCE]);
    await importer.settled();
    expect(told).toHaveLength(steps);
  });

  it("is what the platform's own tables say, by SQL", async () => {
    const { all, record } = await importAll(50);
    const past = openPast(platform.databaseFile, NOW);
    const truth = past.presences().filter(({ end }) => end !== null);
    past.close();
    expect(record.sessions).toBeGreaterThan(150);
    expect(progressOf(record)).toBe(1);
    expect(
      all.sessions
        .map(({ person, start: begun, end }) => ({ person, start: begun, end }))
        .sort((a, b) =>
          a.person < b.person
            ? -1
            : a.person > b.person
              ? 1
              : a.start - b.start,
        ),
    ).toEqual(truth);
    expect(all.coverage).toEqual([{ from: FROM, to: NOW }]);
    expect(all.sessions.every(({ told }) => told)).toBe(true);
    const observed = all.sessions.every(
      ({ observedMs, start: begun, end }) =>
        observedMs === end - begun || begun < FROM,
    );
    expect(observed).toBe(true);
  });

  it("is the same in pages of any size, and fetched again it changes nothing", async () => {
    const { all } = await importAll(50);
    await platform.stop();
    const { db, importer, all: other } = await importAll(7);
    expect(other).toEqual(all);
    valueOf(await importer.start(SOURCE));
    await done(db);
    await importer.settled();
    expect(await whole(db)).toEqual(all);
  });

  it("goes on after it was stopped, without asking for what it has", async () => {
    const { all } = await importAll(50);
    await platform.stop();
    newDisk();
    await start(20);
    const db = await connect();
    const asked: string[] = [];
    const noting: typeof fetch = (url, init) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      return fetch(url, init);
    };
    const importer = await work(db, noting);
    valueOf(await importer.start(SOURCE));
    const reader = openReader(db);
    await until(async () => {
      const record = valueOf(await reader.imported(SOURCE));
      return record !== null && record.sessions >= 40;
    });
    valueOf(await importer.stop(SOURCE));
    const stopped = valueOf(await reader.imported(SOURCE));
    expect(stopped?.phase.kind).toBe("stopped");
    expect(stopped && progressOf(stopped)).toBeGreaterThan(0);
    // Another worker, which finds it stopped and leaves it so.
    const next = await work(db, noting);
    next.wake([SOURCE]);
    await next.settled();
    expect(valueOf(await reader.imported(SOURCE))).toEqual(stopped);
    valueOf(await next.start(SOURCE));
    const record = await done(db);
    await next.settled();
    expect(await whole(db)).toEqual(all);
    expect(record.startedAt).toBe(stopped?.startedAt);
    // The one that was under way when it was stopped may be asked for again.
    expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(1);
    expect(asked.length).toBeGreaterThan(5);
  });

  it("waits while the connection is paused, and goes on with it", async () => {
    const { all } = await importAll(50);
    await platform.stop();
    newDisk();
    await start(50);
    const db = await connect();
    let asked = 0;
    const importer = await work(db, (url, init) => {
      asked += 1;
      return fetch(url, init);
    });
    const runner = runners.at(-1);
    runner?.dispatch({ kind: "pause" });
    valueOf(await importer.start(SOURCE));
    await importer.settled();
    expect(asked).toBe(0);
    expect(valueOf(await openReader(db).imported(SOURCE))?.phase.kind).toBe(
      "running",
    );
    runner?.dispatch({ kind: "resume" });
    importer.wake([SOURCE]);
    await done(db);
    await importer.settled();
    expect(await whole(db)).toEqual(all);
  });

  it("lets go of the platform when its connection is taken away", async () => {
    await start(50);
    const db = await connect();
    let aborted = false;
    const importer = await work(
      db,
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => {
            aborted = true;
            reject(new DOMException("", "AbortError"));
          });
          queueMicrotask(() => runners.at(-1)?.stop());
        }),
    );
    valueOf(await importer.start(SOURCE));
    const before = valueOf(await openReader(db).imported(SOURCE));
    await importer.settled();
    expect(aborted).toBe(true);
    expect(valueOf(await openReader(db).imported(SOURCE))).toEqual(before);
  });

  it("is the same whenever the worker dies: before and after every write", async () => {
    const { all } = await importAll(60);
    await platform.stop();
    newDisk();
    await start(15);
    const db = await connect();
    // Long enough to begin, and no longer.
    valueOf(await (await work(dying(db, 6, true).db)).start(SOURCE));
    let deaths = 0;
    for (let life = 0; life < 60; life += 1) {
      const mortal = dying(db, 1 + (life % 3), life % 3 === 1);
      const importer = await work(mortal.db);
      importer.wake([SOURCE]);
      await until(async () => {
        const record = valueOf(await openReader(db).imported(SOURCE));
        return mortal.isDead() || record?.phase.kind === "done";
      });
      if (!mortal.isDead()) break;
      deaths += 1;
    }
    const last = await work(db);
    last.wake([SOURCE]);
    await done(db);
    await last.settled();
    expect(deaths).toBeGreaterThan(4);
    expect(await whole(db)).toEqual(all);
  });

  // What lies between two uses of the disk (asking the platform, access, the clock) leaves nothing behind: a death there is
  // one before the next use.
  it.each([
    ["before", false],
    ["after", true],
  ])(
    "is the same when the worker dies just %s any single use of the disk",
    { timeout: 60_000 },
    async (_, isDone) => {
      const { all } = await importAll(20, 10);
      expect(all.sessions.length).toBeGreaterThan(40);
      const phase = async (db: Database) =>
        valueOf(await openReader(db).imported(SOURCE))?.phase.kind ?? null;
      let deaths = 0;
      for (;;) {
        newDisk();
        const db = await connect();
        const mortal = dying(db, deaths, isDone);
        const importer = await work(mortal.db);
        void importer.start(SOURCE);
        await until(
          async () => mortal.isDead() || (await phase(db)) === "done",
        );
        if (!mortal.isDead()) break;
        deaths += 1;
        const next = await work(db);
        // What was begun goes on by itself; of a wish that never came to the disk nobody knows.
        if ((await phase(db)) === null) valueOf(await next.start(SOURCE));
        else next.wake([SOURCE]);
        await done(db);
        await next.settled();
        expect(await whole(db)).toEqual(all);
      }
      expect(deaths).toBeGreaterThan(8);
    },
  );

  it("asks only for what nobody watched, and holds what was seen", async () => {
    newDisk();
    await start(100);
    const db = await connect();
    const importer = await work(db);
    // Nobody was there in these hours: that is what we saw.
    const ours = [NOW - 30 * HOUR, NOW - 20 * HOUR] as const;
    await putCoverage(db, [ours]);
    valueOf(await importer.start(SOURCE));
    const record = await done(db);
    await importer.settled();
    expect(record.windows).toHaveLength(2);
    const { sessions, coverage } = await whole(db);
    expect(coverage).toEqual([{ from: FROM, to: NOW }]);
    expect(
      sessions.filter(
        ({ start: begun, end }) => begun < ours[1] && end > ours[0],
      ),
    ).toEqual([]);
    expect(sessions.some(({ end }) => end === ours[0])).toBe(true);
    expect(sessions.some(({ start: begun }) => begun === ours[1])).toBe(true);
  });

  it("stands still with the reason where the platform fails, and goes on when that is mended", async () => {
    await start(100);
    const db = await connect();
    let answer: typeof fetch = () => Promise.reject(new TypeError("cut"));
    const importer = await work(db, (...asked) => answer(...asked));
    const phase = async () => {
      valueOf(await importer.start(SOURCE));
      await importer.settled();
      return valueOf(await openReader(db).imported(SOURCE))?.phase;
    };
    expect(await phase()).toMatchObject({
      kind: "waiting",
      failure: { code: "network" },
    });
    answer = async () => new Response("", { status: 403 });
    expect(await phase()).toEqual({
      kind: "failed",
      failure: { code: "forbidden" },
    });
    answer = fetch;
    expect(await phase()).toEqual({ kind: "done" });
  });

  it("asks nothing before each address that its connection asks is allowed", async () => {
    await start(100);
    const db = await connect();
    let asked = 0;
    let isGranted = true;
    const importer = await work(
      db,
      (url, init) => {
        asked += 1;
        return fetch(url, init);
      },
      () => {},
      { ...ELSEWHERE, allowed: (origin) => isGranted || origin !== TOKENS },
    );
    const phase = async () => {
      valueOf(await importer.start(SOURCE));
      await importer.settled();
      return valueOf(await openReader(db).imported(SOURCE))?.phase;
    };
    isGranted = false;
    expect(await phase()).toEqual({
      kind: "failed",
      failure: { code: "permission_missing", origin: TOKENS },
    });
    expect(asked).toBe(0);
    isGranted = true;
    expect(await phase()).toEqual({ kind: "done" });
  });

  it("begins its rest anew where the platform forgot the place", async () => {
    const { all } = await importAll(50);
    await platform.stop();
    newDisk();
    await start(20);
    const db = await connect();
    let asked = 0;
    const importer = await work(db, (...request) => {
      asked += 1;
      return asked % 4 === 3
        ? Promise.resolve(new Response("", { status: 410 }))
        : fetch(...request);
    });
    valueOf(await importer.start(SOURCE));
    await done(db);
    await importer.settled();
    expect(asked).toBeGreaterThan(10);
    expect(await whole(db)).toEqual(all);
  });
});

/** A disk whose worker dies after so many uses, at the next: what that asked is done or not, and nobody hears of it. */
const dying = (
  db: Database,
  uses: number,
  isDone: boolean,
): { readonly db: Database; readonly isDead: () => boolean } => {
  let left = uses;
  let dead = false;
  return {
    isDead: () => dead,
    db: {
      close: () => {},
      use: async (work) => {
        if (left-- > 0 && !dead) return db.use(work);
        if (!dead && isDone) await db.use(work);
        dead = true;
        return new Promise(() => {});
      },
    },
  };
};
