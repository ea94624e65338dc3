import { beforeEach, describe, expect, it } from "vitest";
import {
  DAY,
  HOUR,
  MINUTE,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { purgeBefore } from "../../../utils/storage/purge.ts";
import { removeSource, writeSource } from "../../../utils/storage/settings.ts";
import { keepUp } from "../../../utils/storage/upkeep.ts";
import { NOON, after } from "../../support/builders.ts";
import { failing } from "./failing-disk.ts";
import { finished, putCoverage, putFinished } from "./history-world.ts";
import { SOURCE, dump, newDisk, source, valueOf } from "./journal-world.ts";

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

const MIDNIGHT = instant(NOON - 12 * HOUR);

const run = async (
  at: number,
  { local = at, disk = db, clock = NEW_CLOCK } = {},
) => keepUp(disk, source(), after(at), localInstant(after(local)), clock);

const counts = async () => {
  const {
    days = [],
    finished: small = [],
    coverage = [],
    upkeep = [],
  } = await dump(db);
  return {
    days: days.length,
    small: small.length,
    coverage: coverage.length,
    upkeep: upkeep.map(({ value }) => value),
  };
};

describe("a purge", () => {
  it("deletes what ended before the day, and leaves the rest", async () => {
    const [gone, onTheLine, stays] = [
      finished({
        person: "gone",
        end: instant(MIDNIGHT - 1),
        start: instant(MIDNIGHT - HOUR),
      }),
      finished({
        person: "on",
        start: instant(MIDNIGHT - HOUR),
        end: MIDNIGHT,
      }),
      finished({ person: "stays" }),
    ];
    await putFinished(db, [[gone], [gone, onTheLine], [stays]]);
    await putCoverage(db, [
      [MIDNIGHT - 3 * HOUR, MIDNIGHT - 2 * HOUR],
      [MIDNIGHT - 2 * HOUR, MIDNIGHT],
      [MIDNIGHT - HOUR, MIDNIGHT + 1],
    ]);
    valueOf(await purgeBefore(db, SOURCE, MIDNIGHT));
    const left = await dump(db);
    expect(left["finished"]?.map(({ value }) => value)).toMatchObject([
      { revision: 1, sessions: [onTheLine] },
      { revision: 2, sessions: [stays] },
    ]);
    expect(left["coverage"]).toHaveLength(1);
    valueOf(await purgeBefore(db, SOURCE, MIDNIGHT));
    expect(await dump(db)).toEqual(left);
  });

  it("takes several transactions for many records, and deletes them all", async () => {
    const old = instant(MIDNIGHT - DAY);
    await putFinished(
      db,
      Array.from({ length: 1234 }, () => [finished({ start: old })]),
    );
    await putCoverage(
      db,
      Array.from({ length: 1234 }, (_, index) => [
        old + index * MINUTE,
        old + index * MINUTE + 1,
      ]),
    );
    valueOf(await purgeBefore(db, SOURCE, MIDNIGHT));
    expect(await counts()).toMatchObject({ small: 0, coverage: 0 });
  });
});

describe("the upkeep", () => {
  it("packs and purges, and notes when and up to where", async () => {
    await putFinished(db, [[finished()]]);
    await putCoverage(db, [[NOON, after(HOUR)]]);
    valueOf(await run(2 * DAY));
    const note = { source: SOURCE, ranAt: after(2 * DAY) };
    expect(await counts()).toEqual({
      days: 1,
      small: 0,
      coverage: 1,
      upkeep: [{ ...note, cutoff: instant(MIDNIGHT - 28 * DAY) }],
    });
    valueOf(await run(30.4 * DAY));
    expect(await counts()).toMatchObject({ days: 1, coverage: 1 });
    valueOf(await run(30.5 * DAY));
    expect(await counts()).toMatchObject({ days: 0, coverage: 0 });
  });

  it("does nothing until an hour has passed, by either direction of this machine's clock", async () => {
    valueOf(await run(0));
    await putFinished(db, [[finished({ start: instant(NOON - 2 * DAY) })]]);
    valueOf(await run(HOUR - 1));
    valueOf(await run(0, { local: 1 - HOUR }));
    expect(await counts()).toMatchObject({ small: 1 });
    valueOf(await run(0, { local: -HOUR }));
    expect(await counts()).toMatchObject({ small: 0, days: 1 });
  });

  it("deletes nothing by clocks that are not to be trusted (I24, D14)", async () => {
    await putFinished(db, [[finished()]]);
    await putCoverage(db, [[NOON, after(HOUR)]]);
    const years = 73 * 365 * DAY;
    const jumping = { regressions: 3, steady: 0 };
    valueOf(
      await keepUp(db, source(), null, localInstant(after(years)), NEW_CLOCK),
    );
    expect(await counts()).toMatchObject({ upkeep: [] });
    valueOf(await run(years, { clock: jumping }));
    expect(await counts()).toMatchObject({
      days: 1,
      coverage: 1,
      upkeep: [{ cutoff: null }],
    });
    valueOf(await run(HOUR, { local: years + HOUR }));
    valueOf(await run(years, { local: 2 * HOUR }));
    expect(await counts()).toMatchObject({ days: 1, coverage: 1 });
  });

  it("that is interrupted at any write is done by the next one (G14)", async () => {
    await putFinished(db, [
      [finished({ start: instant(NOON - 40 * DAY) })],
      [finished({ start: instant(NOON - 40 * DAY) }), finished()],
      [finished({ start: instant(NOON - 2 * DAY) })],
    ]);
    await putCoverage(db, [[NOON - 40 * DAY, NOON - 39 * DAY]]);
    const writes = { tried: 0, done: false };
    for (; !writes.done; writes.tried++) {
      const disk = failing(db, ({ number }) => number === writes.tried);
      writes.done = (await run(0, { disk })).ok;
    }
    expect(writes.tried).toBeGreaterThan(3);
    expect(await counts()).toMatchObject({
      days: 1,
      small: 1,
      coverage: 0,
      upkeep: [{ ranAt: NOON }],
    });
  });

  it("leaves nothing behind of a source that is gone, or began anew (G15)", async () => {
    valueOf(await writeSource(db, source({ generation: 2 }), true));
    valueOf(await run(0));
    expect(await counts()).toMatchObject({ upkeep: [] });
    valueOf(await removeSource(db, SOURCE));
    valueOf(await run(0));
    expect(await counts()).toMatchObject({ upkeep: [] });
  });
});
