import { beforeEach, describe, expect, it } from "vitest";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import { headlineOf } from "../../../utils/domain/headline.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, localInstant } from "../../../utils/domain/instant.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { DEFAULT_VIEW } from "../../../utils/domain/view.ts";
import { beginImport } from "../../../utils/domain/history-import.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { rollUp } from "../../../utils/storage/rollup.ts";
import { writeEntry } from "../../../utils/storage/journal.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { CHANGES } from "../../../utils/storage/time-travel-tape.ts";
import { writeToken } from "../../../utils/storage/secrets.ts";
import {
  readPreferences,
  orderSources,
  readSources,
  removeSource,
  changePreferences,
  writeSource,
} from "../../../utils/storage/settings.ts";
import { writeWatch } from "../../../utils/storage/watches.ts";
import { keepUp } from "../../../utils/storage/upkeep.ts";
import { NOON, after, online, snapshot } from "../../support/builders.ts";
import { finished } from "./history-world.ts";
import { cameIn, watchOf } from "./watch-world.ts";
import {
  NOTHING_KEPT,
  appliedEntryOf,
  dump,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

let db: Database;
const [acme, other] = [source(), source({ id: sourceId("other") })];

beforeEach(() => {
  newDisk();
  db = openDatabase();
});

/** Fills every store with something of a source. */
const fill = async (record = acme): Promise<void> => {
  valueOf(await writeSource(db, record, false));
  const first = snapshot(1, [online("ana")]);
  const entry = appliedEntryOf(NOTHING_KEPT, first, record);
  const headline = headlineOf([], NOON, DEFAULT_LIMITS, []);
  const firstScreen = {
    source: record.id,
    revision: 1,
    sort: DEFAULT_VIEW.sort,
    headline,
    rows: [online("ana")],
    running: [],
  };
  const endedSpan = { from: NOON, to: after(HOUR) };
  const over = { finished: [finished()], endedSpan };
  valueOf(await writeEntry(db, { ...entry, ...over }));
  const later = after(2 * DAY);
  valueOf(await keepUp(db, record, later, localInstant(later), NEW_CLOCK));
  const recording = {
    source: record.id,
    startedAt: localInstant(NOON),
    stoppedAt: null,
    salt: null,
    lines: 0,
    length: 0,
  };
  const recorded = { recording, lines: ["{}"] };
  const { generation } = record;
  const watch = watchOf("ana", { source: record.id, repeat: "always" });
  const place = { source: record.id, generation };
  valueOf(await writeWatch(db, place, () => watch, localInstant(NOON)));
  const sighting = cameIn(entry);
  const more = { firstScreen, recorded, sighting };
  valueOf(await writeEntry(db, { ...entry, ...over, ...more }));
  valueOf(
    await db.use(async (connected) => {
      const [rollup] = rollUp(20_000, [], [], []);
      if (rollup !== undefined)
        await connected.put("rollups", rollup, [record.id, 20_000, 0]);
      const tape = { texts: [], newcomers: [], bytes: new Uint8Array() };
      await connected.put("past", tape, [record.id, 1, CHANGES]);
      const level = { source: record.id, revision: 1, at: NOON, online: 1 };
      await connected.put("levels", level);
      await connected.put("imports", {
        ...beginImport({ from: NOON, to: after(DAY) }, [], localInstant(NOON)),
        source: record.id,
      });
    }),
  );
  valueOf(
    await writeToken(
      db,
      record.id,
      { origin: "https://acme.test", token: "secret" },
      true,
    ),
  );
};

const countsOf = async () =>
  Object.fromEntries(
    Object.entries(await dump(db)).map(([name, records]) => [
      name,
      records.length,
    ]),
  );

describe("a source that is removed", () => {
  it("leaves nothing in any store, and leaves the others alone", async () => {
    await fill(acme);
    await fill(other);
    const full = await countsOf();
    expect(Object.values(full).every((count) => count > 0)).toBe(true);
    valueOf(await removeSource(db, acme.id));
    const left = await dump(db);
    const keysOf = (name: string) =>
      (left[name] ?? []).map(({ key }) => JSON.stringify(key));
    for (const name of Object.keys(left))
      expect(keysOf(name).filter((key) => key.includes(acme.id))).toEqual([]);
    expect(JSON.stringify(left["settings"])).not.toContain(`"${acme.id}"`);
    // Of every store one record stays: the other source's. Beside them are the key, and both sources in the settings.
    const { secrets = 0, settings, ...stores } = full;
    for (const [name, count] of Object.entries(stores))
      expect(left[name], name).toHaveLength(count / 2);
    expect(left["secrets"]).toHaveLength((secrets + 1) / 2);
    expect(left["settings"]).toHaveLength(settings ?? 0);
  });

  it("may be one that is not there", async () => {
    await fill(acme);
    const before = await countsOf();
    valueOf(await removeSource(db, other.id));
    expect(await countsOf()).toEqual(before);
  });
});

describe("a source that is saved", () => {
  it("keeps its place, and keeps what was observed unless told to forget", async () => {
    await fill(acme);
    await fill(other);
    valueOf(
      await writeSource(db, { ...acme, name: "Acme", generation: 2 }, false),
    );
    expect(valueOf(await readSources(db))).toEqual([
      { ...acme, name: "Acme", generation: 2 },
      { ...other, colour: "teal" },
    ]);
    expect(valueOf(await openReader(db).journal(acme.id))).not.toBeNull();
    valueOf(
      await writeSource(
        db,
        { ...acme, address: "https://b.test", generation: 3 },
        true,
      ),
    );
    expect(valueOf(await openReader(db).journal(acme.id))).toBeNull();
    expect(valueOf(await openReader(db).journal(other.id))).not.toBeNull();
  });
});

describe("the user's choices", () => {
  it("are the defaults until something was chosen, and then that", async () => {
    expect(valueOf(await readPreferences(db))).toEqual(DEFAULT_PREFERENCES);
    const chosen = { ...DEFAULT_PREFERENCES, noteFormat: "plain" as const };
    valueOf(await changePreferences(db, () => chosen));
    expect(valueOf(await readPreferences(db))).toEqual(chosen);
  });

  it("may be changed twice at once, and both changes hold", async () => {
    await Promise.all([
      changePreferences(db, (kept) => ({ ...kept, shareSafe: true })),
      changePreferences(db, (kept) => ({ ...kept, noteFormat: "plain" })),
    ]);
    expect(valueOf(await readPreferences(db))).toEqual({
      ...DEFAULT_PREFERENCES,
      shareSafe: true,
      noteFormat: "plain",
    });
  });

  it("gain the default of what an older Rollcall did not know", async () => {
    const { popup } = DEFAULT_PREFERENCES;
    valueOf(
      await db.use((connected) =>
        // CAST: as an older version left it.
        connected.put(
          "settings",
          { popup } as typeof DEFAULT_PREFERENCES,
          "preferences",
        ),
      ),
    );
    expect(valueOf(await readPreferences(db))).toEqual(DEFAULT_PREFERENCES);
  });
});

describe("a glance", () => {
  it("is all that a page needs before the lists, of all sources in their order", async () => {
    await fill(acme);
    valueOf(await writeSource(db, other, false));
    const glance = valueOf(await openReader(db).glance());
    expect(glance.preferences).toEqual(DEFAULT_PREFERENCES);
    expect(glance.sources).toMatchObject([
      {
        source: acme,
        state: { revision: 1 },
        connection: { connection: NEW_CONNECTION },
        firstScreen: { revision: 1 },
      },
      { source: other, state: null, connection: null, firstScreen: null },
    ]);
  });
});

describe("several connections", () => {
  it("get each a colour of its own, the first of them none", async () => {
    const third = source({ id: sourceId("third") });
    for (const one of [acme, other, third])
      valueOf(await writeSource(db, one, false));
    const [first, ...more] = valueOf(await readSources(db));
    expect(first).toEqual(acme);
    const colours = more.map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(2);
    expect(colours).not.toContain(undefined);
  });

  it("keep their colour when they are saved again", async () => {
    valueOf(await writeSource(db, acme, false));
    valueOf(await writeSource(db, { ...other, colour: "pink" }, false));
    valueOf(await writeSource(db, { ...other, name: "Beta" }, false));
    expect(valueOf(await readSources(db))[1]).toMatchObject({
      name: "Beta",
      colour: "pink",
    });
  });

  it("stand in the order that was chosen, with all that is known of them", async () => {
    await fill(acme);
    await fill(other);
    const before = await dump(db);
    valueOf(await orderSources(db, [other.id]));
    const [first, second] = valueOf(await readSources(db));
    expect([first?.id, second?.id]).toEqual([other.id, acme.id]);
    expect({ ...(await dump(db)), settings: null }).toEqual({
      ...before,
      settings: null,
    });
  });
});
