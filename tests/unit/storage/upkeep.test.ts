import { beforeEach, describe, expect, it } from "vitest";
import {
  DAY,
  HOUR,
  MINUTE,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import { DEFAULT_RETENTION } from "../../../utils/domain/retention.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { purgeBefore } from "../../../utils/storage/purge.ts";
import { changeRetention } from "../../../utils/storage/retention.ts";
import { removeSource, writeSource } from "../../../utils/storage/settings.ts";
import { keepUp } from "../../../utils/storage/upkeep.ts";
import { NOON, after } from "../../support/builders.ts";
import { fake } from "../../support/fake-extension.ts";
import { failing } from "./failing-disk.ts";
import { finished, putCoverage, putFinished } from "./history-world.ts";
import { SOURCE, dump, newDisk, source, valueOf } from "./journal-world.ts";

let db: Database;

beforeEach(async () => {
  fake.reset();
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
      upkeep: [
        {
          ...note,
          cutoff: instant(MIDNIGHT - 28 * DAY),
          retention: DEFAULT_RETENTION,
        },
      ],
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

  it("deletes by what is chosen, once that cannot be taken back any more", async () => {
    const chosen = { ...DEFAULT_RETENTION, detailDays: 7 };
    await putCoverage(db, [[NOON, after(HOUR)]]);
    valueOf(await run(20 * DAY));
    valueOf(
      await changeRetention(db, chosen, {}, localInstant(after(20 * DAY))),
    );
    valueOf(await run(20 * DAY + 5 * MINUTE));
    expect(await counts()).toMatchObject({
      coverage: 1,
      upkeep: [{ ranAt: after(20 * DAY), retention: DEFAULT_RETENTION }],
    });
    valueOf(await run(20 * DAY + 10 * MINUTE));
    expect(await counts()).toMatchObject({
      coverage: 0,
      upkeep: [{ cutoff: instant(MIDNIGHT + 13 * DAY), retention: chosen }],
    });
  });

  it("keeps what a choice would have deleted that was taken back", async () => {
    const at = localInstant(after(20 * DAY));
    const chosen = { ...DEFAULT_RETENTION, detailDays: 7 };
    await putCoverage(db, [[NOON, after(HOUR)]]);
    valueOf(await changeRetention(db, chosen, {}, at));
    valueOf(await changeRetention(db, DEFAULT_RETENTION, {}, at));
    valueOf(await run(21 * DAY));
    expect(await counts()).toMatchObject({ coverage: 1 });
  });

  it("follows the policy, and goes on to follow it where a browser does not know it yet", async () => {
    const at = localInstant(after(20 * DAY));
    await putCoverage(db, [[NOON, after(HOUR)]]);
    valueOf(await changeRetention(db, { detailDays: 2 }, {}, at));
    fake.manage(() => Promise.resolve({ retention: { detailDays: 90 } }));
    valueOf(await run(20 * DAY + 9 * MINUTE));
    valueOf(await run(30 * DAY));
    expect(await counts()).toMatchObject({
      coverage: 1,
      upkeep: [{ retention: { detailDays: 90, rollupMonths: 13 } }],
    });
    fake.manage(() => Promise.resolve({}));
    valueOf(await run(40 * DAY));
    expect(await counts()).toMatchObject({ coverage: 1 });
    const wish = { detailDays: 2, travelHours: 1 };
    const kept = await changeRetention(db, wish, { detailDays: 90 }, at);
    expect(valueOf(kept).retention).toEqual({
      ...{ detailDays: 90, rollupMonths: 13, travelHours: 1 },
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
