import { openDB } from "idb";
import { beforeEach, describe, expect, it } from "vitest";
import { headlineOf } from "../../../utils/domain/headline.ts";
import { peopleOf } from "../../../utils/domain/people.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import { NO_SESSIONS } from "../../../utils/domain/sessions.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import {
  type Connected,
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { readKnowledge } from "../../../utils/storage/knowledge.ts";
import {
  DATABASE_VERSION,
  migrate,
} from "../../../utils/storage/migrations.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packReports } from "../../../utils/storage/packed-reports.ts";
import {
  NOON,
  after,
  at,
  online,
  person,
  snapshot,
} from "../../support/builders.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { readSources } from "../../../utils/storage/settings.ts";
import { HOSTILE_IDS } from "../../property/domain/reports.ts";
import { finished } from "./history-world.ts";
import { watchOf } from "./watch-world.ts";
import {
  type Kept,
  NOTHING_KEPT,
  SOURCE,
  comparable,
  dump,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";
import { readFinished } from "../../support/finished-sessions.ts";

beforeEach(newDisk);

const connectionOf = async (db: Database): Promise<Connected> =>
  valueOf(await db.use((connected) => Promise.resolve(connected)));

/** A database as that version left it. */
const openOld = (name: string, version: number) =>
  openDB(name, version, {
    upgrade: (db, from, to, tx) =>
      // CAST: the present schema names what any version has.
      migrate(
        db as unknown as Connected,
        from,
        to,
        tx as unknown as Parameters<typeof migrate>[3],
      ),
  });

describe("a migration", () => {
  it.each(Array.from({ length: DATABASE_VERSION }, (_, version) => version))(
    "from version %i gives what the newest has, and twice is once (G8)",
    async (version) => {
      const shape = async (name: string): Promise<unknown> => {
        const connected = await connectionOf(openDatabase(name));
        const tx = connected.transaction([...connected.objectStoreNames]);
        return [...connected.objectStoreNames].map((store) => [
          store,
          tx.objectStore(store).keyPath,
          [...tx.objectStore(store).indexNames],
        ]);
      };
      if (version > 0) (await openOld("old", version)).close();
      expect(await shape("old")).toEqual(await shape("new"));
      expect(await shape("old")).toEqual(await shape("new"));
    },
  );
});

/** What version 1 wrote: a keyframe, a delta after it, and all that stood beside them. */
const [first, second] = [
  HOSTILE_IDS.map((id) => online(id, { name: `first ${id}` })),
  HOSTILE_IDS.slice(2).map((id) => person(id, { name: "second" })),
];
const VERSION_1 = {
  settings: [["sources", [source()]]],
  connections: [
    [
      null,
      {
        source: SOURCE,
        generation: 1,
        connection: {
          phase: { kind: "live", nextAt: NOON },
          watched: false,
          refreshMs: 5000,
          intervalMs: 60_000,
          attempts: 0,
          lastGoodAt: NOON,
          lastAskedAt: NOON,
          lastFailure: null,
          lastFailureAt: null,
        },
      },
    ],
  ],
  states: [
    [
      null,
      {
        source: SOURCE,
        generation: 1,
        revision: 8,
        keyframe: 7,
        deltaWeight: 9,
        position: at(12),
        mark: '"m"',
        serverTime: NOON,
        receivedAt: NOON,
        tally: { total: 10, online: 2 },
        emptyUnconfirmed: false,
        info: null,
        infoAt: null,
      },
    ],
  ],
  firstScreens: [
    [
      null,
      {
        source: SOURCE,
        revision: 8,
        sort: DEFAULT_VIEW.sort,
        headline: headlineOf(first, NOON, DEFAULT_LIMITS, []),
        rows: first,
      },
    ],
  ],
  keyframes: [[[SOURCE, 7, 0], packReports(first)]],
  deltas: [
    [
      null,
      {
        source: SOURCE,
        revision: 8,
        serverTime: NOON,
        upserts: second,
        removals: [HOSTILE_IDS[0]],
      },
    ],
  ],
} as const;

const fillOld = async (): Promise<void> => {
  const old = await openOld("rollcall", 1);
  for (const [name, records] of Object.entries(VERSION_1))
    for (const [key, value] of records)
      await old.put(name, value, ...(key === null ? [] : [key as IDBValidKey]));
  old.close();
};

describe("the upgrade from version 1 (G8, I26)", () => {
  it("keeps every record as it was, and adds what sessions need", async () => {
    await fillOld();
    const db = openDatabase();
    const now = await dump(db);
    for (const [name, records] of Object.entries(VERSION_1))
      expect(now[name]?.map(({ value }) => value)).toMatchObject(
        records.map(([, value]) => value),
      );
    expect(now["states"]?.[0]?.value).toMatchObject({
      forgot: null,
      watch: { coverage: NO_SESSIONS.coverage, clock: NEW_CLOCK },
    });
    expect(now["deltas"]?.[0]?.value).toMatchObject({
      running: [],
      gone: [],
      lastEnds: [],
    });
    expect(now["firstScreens"]?.[0]?.value).toMatchObject({ running: [] });
  });

  it("reads as what was known, with no session yet, and goes on from there", async () => {
    await fillOld();
    const db = openDatabase();
    const known = valueOf(await readKnowledge(db, SOURCE));
    const people = [...first.slice(1, 2), ...second];
    expect(known?.state.mark).toBe('"m"');
    expect(known === null ? null : comparable(known.knowledge)).toEqual(
      comparable({
        roster: {
          revision: 8,
          position: at(12),
          serverTime: NOON,
          people: peopleOf(people),
          tally: { total: 10, online: 2 },
          emptyUnconfirmed: false,
          doubted: false,
        },
        sessions: NO_SESSIONS,
        clock: NEW_CLOCK,
        pending: null,
      }),
    );
    const reader = openReader(db);
    const journal = valueOf(await reader.journal(SOURCE));
    expect(journal).toMatchObject({ running: [], deltas: [{ running: [] }] });
    expect(journal?.reports).toEqual(first);
    expect(valueOf(await reader.coverage(SOURCE, NOON, after(1)))).toEqual([]);
    expect(valueOf(await readFinished(db, SOURCE, NOON, after(1)))).toEqual([]);
    const before: Kept = {
      ...NOTHING_KEPT,
      ...known,
      keyframe: 7,
      deltaWeight: 9,
    };
    const kept = await keep(db, before, snapshot(13, [online("ana")]));
    const again = valueOf(await readKnowledge(db, SOURCE));
    expect(comparable(again?.knowledge ?? before.knowledge)).toEqual(
      comparable(kept.knowledge),
    );
    expect(kept.knowledge.sessions.running.size).toBe(1);
  });

  it("that is interrupted at any step leaves the old database whole (G9)", async () => {
    await fillOld();
    // CAST: the method, to be called on any cursor.
    const update = Reflect.get(
      IDBCursor.prototype,
      "update",
    ) as () => IDBRequest<IDBValidKey>;
    const steps = { tried: 0, done: false };
    for (; !steps.done; steps.tried++) {
      let step = 0;
      IDBCursor.prototype.update = function (value: unknown) {
        if (step++ === steps.tried) throw new Error("interrupted");
        return Reflect.apply(update, this, [value]);
      };
      const db = openDatabase();
      steps.done = (await readSources(db)).ok;
      db.close();
      IDBCursor.prototype.update = update;
      if (steps.done) continue;
      const old = await openDB("rollcall");
      expect(old.version).toBe(1);
      expect(await old.get("states", SOURCE)).toEqual(VERSION_1.states[0][1]);
      old.close();
    }
    // A state, a first screen, a delta, a connection; then nothing is left to interrupt.
    expect(steps.tried).toBe(5);
    expect(valueOf(await readKnowledge(openDatabase(), SOURCE))).not.toBeNull();
  });
});

/** What versions 2 and 3 wrote of sessions, recordings and watches: what it is made of is theirs, so any of it must stay. */
const SESSIONS = HOSTILE_IDS.map((id) => finished({ person: id }));
const OF_SESSIONS: readonly (readonly [
  store: string,
  key: IDBValidKey | null,
  value: object | string,
])[] = [
  ["runningFrames", [SOURCE, 7, 0], { running: [], lastEnds: [] }],
  ["days", [SOURCE, 20_000, 0], packSessions(null, SESSIONS)],
  [
    "finished",
    null,
    { source: SOURCE, revision: 8, chunk: 0, sessions: SESSIONS },
  ],
  ["coverage", null, { source: SOURCE, from: NOON, to: after(1) }],
  ["upkeep", null, { source: SOURCE, ranAt: NOON, cutoff: NOON }],
  ["recordings", null, { source: SOURCE, startedAt: NOON, lines: 1 }],
  ["recorded", [SOURCE, 0], '{"\u202e":"=1+1"}'],
];
const OF_WATCHES: typeof OF_SESSIONS = [
  ["watches", null, watchOf("ana")],
  ["notices", null, { source: SOURCE, id: "n", what: HOSTILE_IDS }],
];

const fillLater = async (version: number): Promise<void> => {
  const old = await openOld("rollcall", version);
  for (const [name, records] of Object.entries(VERSION_1))
    for (const [key, value] of records)
      await old.put(name, value, ...(key === null ? [] : [key as IDBValidKey]));
  const more = version < 3 ? OF_SESSIONS : [...OF_SESSIONS, ...OF_WATCHES];
  for (const [name, key, value] of more)
    await old.put(name, value, ...(key === null ? [] : [key]));
  old.close();
};

const storesOf = async (name: string) => {
  const db = await openDB(name);
  const all = await Promise.all(
    [...db.objectStoreNames].map(
      async (store) =>
        [
          store,
          { keys: await db.getAllKeys(store), values: await db.getAll(store) },
        ] as const,
    ),
  );
  const { version } = db;
  db.close();
  return { version, stores: Object.fromEntries(all) };
};

describe.each([2, 3])("the upgrade from version %i (G8, I26)", (version) => {
  it("leaves every record as it was, beside stores that are empty", async () => {
    await fillLater(version);
    const before = await storesOf("rollcall");
    valueOf(await readSources(openDatabase()));
    const after = await storesOf("rollcall");
    expect(after.version).toBe(DATABASE_VERSION);
    expect(after.stores).toMatchObject(before.stores);
    for (const [name, { keys }] of Object.entries(after.stores))
      if (!(name in before.stores)) expect(keys, name).toEqual([]);
  });

  it("that is interrupted at any step leaves the old database whole (G9)", async () => {
    await fillLater(version);
    const before = await storesOf("rollcall");
    // CAST: the method, to be called on any database.
    const create = Reflect.get(
      IDBDatabase.prototype,
      "createObjectStore",
    ) as IDBDatabase["createObjectStore"];
    const steps = { tried: 0, done: false };
    for (; !steps.done; steps.tried++) {
      let step = 0;
      IDBDatabase.prototype.createObjectStore = function (...asked) {
        if (step++ === steps.tried) throw new Error("interrupted");
        return create.apply(this, asked);
      };
      const db = openDatabase();
      steps.done = (await readSources(db)).ok;
      db.close();
      IDBDatabase.prototype.createObjectStore = create;
      if (!steps.done) expect(await storesOf("rollcall")).toEqual(before);
    }
    const made = Object.keys((await storesOf("rollcall")).stores).length;
    expect(steps.tried).toBe(made - Object.keys(before.stores).length + 1);
  });
});
