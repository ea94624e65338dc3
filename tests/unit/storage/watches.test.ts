import { beforeEach, describe, expect, it } from "vitest";
import { DAY, MINUTE, localInstant } from "../../../utils/domain/instant.ts";
import { watchId } from "../../../utils/domain/watch.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeEntry } from "../../../utils/storage/journal.ts";
import { readOutbox, writeNotices } from "../../../utils/storage/notices.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import {
  changeWatches,
  readWatches,
  writeWatch,
} from "../../../utils/storage/watches.ts";
import { NOON, online, snapshot } from "../../support/builders.ts";
import {
  NOTHING_KEPT,
  SOURCE,
  appliedEntryOf,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";
import { cameIn, watchOf } from "./watch-world.ts";

let db: Database;
const NOW = localInstant(NOON);
const PLACE = { source: SOURCE, generation: 1 };

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

const set = async (
  record = watchOf("ana"),
  now = NOW,
  place = PLACE,
): Promise<boolean> => valueOf(await writeWatch(db, place, () => record, now));

const kept = async () =>
  valueOf(await readWatches(db)).map(({ id, ended }) => [
    id,
    ended?.why ?? null,
  ]);

const comes = async (): Promise<boolean | undefined> => {
  const entry = appliedEntryOf(NOTHING_KEPT, snapshot(1, [online("ana")]));
  const sighting = cameIn(entry);
  return valueOf(await writeEntry(db, { ...entry, sighting }))?.fired;
};

describe("a watch on the disk", () => {
  it("is set once, however often it is asked for, and fires once", async () => {
    expect(await set()).toBe(true);
    expect(await comes()).toBe(true);
    // The page that got no answer asks again: the watch that fired is not set anew.
    expect(await set()).toBe(true);
    expect(await comes()).toBe(false);
    expect(await kept()).toEqual([["watch of ana", "fired"]]);
    const { notices } = valueOf(await readOutbox(db));
    expect(notices.map(({ id }) => id)).toEqual(["watch of ana.1"]);
  });

  it("takes the place of another of the same person", async () => {
    await set();
    await set(watchOf("ana", { id: watchId("another") }));
    await set(watchOf("bo"));
    expect(await kept()).toEqual([
      ["another", null],
      ["watch of ana", "stopped"],
      ["watch of bo", null],
    ]);
  });

  it("is refused under settings that are older than those that are saved", async () => {
    valueOf(await writeSource(db, source({ generation: 2 }), false));
    expect(await set()).toBe(false);
    expect(await kept()).toEqual([]);
  });

  it("keeps what an observation did meanwhile when it is stopped, and the other way round", async () => {
    await set();
    const stop = changeWatches(db, (record) =>
      record.ended === null
        ? { ...record, ended: { why: "stopped", at: NOW } }
        : record,
    );
    const [fired] = await Promise.all([comes(), stop]);
    const { notices } = valueOf(await readOutbox(db));
    expect(notices).toHaveLength(fired === true ? 1 : 0);
    expect(await kept()).toEqual([
      ["watch of ana", fired === true ? "fired" : "stopped"],
    ]);
  });

  it("is forgotten a day after it was over, and its notice when it was told", async () => {
    await set();
    await comes();
    const { notices } = valueOf(await readOutbox(db));
    const late = localInstant(NOON + DAY + MINUTE);
    const told = notices.map((notice) => ({
      ...notice,
      telling: { kind: "told", as: "x" } as const,
    }));
    valueOf(await writeNotices(db, [], late));
    expect(valueOf(await readOutbox(db)).notices).toHaveLength(1);
    valueOf(await writeNotices(db, told, NOW));
    valueOf(await writeNotices(db, [], late));
    expect(valueOf(await readOutbox(db)).notices).toEqual([]);
    await set(watchOf("bo"), late);
    expect(await kept()).toEqual([["watch of bo", null]]);
  });
});
