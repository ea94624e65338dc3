import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { writeWithRoom } from "../../../utils/storage/make-room.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { after, online, snapshot } from "../../support/builders.ts";
import { failing } from "./failing-disk.ts";
import { finished, putCoverage, putFinished } from "./history-world.ts";
import {
  type Kept,
  NOTHING_KEPT,
  appliedEntryOf,
  dump,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

let db: Database;
let kept: Kept;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
  kept = await keep(db, NOTHING_KEPT, snapshot(1, [online("ana")]));
});

const next = () => appliedEntryOf(kept, snapshot(2, [online("bo")]));

const hours = async (...days: readonly number[]): Promise<void> => {
  await putFinished(
    db,
    days.map((day) => [finished({ start: after(day * DAY - HOUR) })]),
  );
  await putCoverage(
    db,
    days.map((day) => [after(day * DAY - HOUR), after(day * DAY)]),
  );
  valueOf(await packFinished(db, source().id, after(0)));
};

/** Full for whoever writes a delta, until something was deleted from this store. */
const fullUntilDeleted = (store: string): Database => {
  let isFull = true;
  return failing(db, (write) => {
    if (write.store === store && write.method === "delete") isFull = false;
    return isFull && write.store === "deltas";
  });
};

const daysKept = async () => {
  const { days = [], coverage = [] } = await dump(db);
  return { packed: days.length, watched: coverage.length };
};

describe("room for an observation on a full disk (G1)", () => {
  it("is what the oldest day had, and the others stay", async () => {
    await hours(-9, -8, -1);
    const written = valueOf(
      await writeWithRoom(fullUntilDeleted("days"), next()),
    );
    expect(written?.state.revision).toBe(kept.knowledge.roster.revision + 1);
    expect(await daysKept()).toEqual({ packed: 2, watched: 2 });
  });

  it("is made once for an observation: a disk that stays full is said", async () => {
    await hours(-9, -8, -1);
    const full = failing(db, ({ store }) => store === "deltas");
    expect(await writeWithRoom(full, next())).toEqual({
      ok: false,
      failure: { code: "storage_full" },
    });
    expect(await daysKept()).toEqual({ packed: 2, watched: 2 });
  });

  it("is not made of today's history", async () => {
    await hours(0);
    const before = await dump(db);
    const full = failing(db, ({ store }) => store === "deltas");
    expect(await writeWithRoom(full, next())).toEqual({
      ok: false,
      failure: { code: "storage_full" },
    });
    expect(await dump(db)).toEqual(before);
  });

  it("is not made where the disk is not full", async () => {
    await hours(-9);
    valueOf(await writeWithRoom(db, next()));
    expect(await daysKept()).toEqual({ packed: 1, watched: 1 });
  });
});
