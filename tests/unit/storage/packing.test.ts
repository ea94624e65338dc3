import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { NOON, after } from "../../support/builders.ts";
import { failing } from "./failing-disk.ts";
import { finished, inEndOrder, putFinished, visit } from "./history-world.ts";
import { SOURCE, dump, newDisk, valueOf } from "./journal-world.ts";
import { readFinished } from "../../support/finished-sessions.ts";

let db: Database;

beforeEach(() => {
  newDisk();
  db = openDatabase();
});

const MIDNIGHT = instant(NOON + 12 * HOUR);
const DAY_NUMBER = dayOf(NOON);

/** How many sessions are where: packed, by day and record, and not packed. */
const where = async () => {
  const { days = [], finished: small = [] } = await dump(db);
  return {
    packed: days.map(({ key, value }) => [key, (value as Counted).count]),
    small: small.flatMap(({ value }) => (value as Listed).sessions).length,
  };
};
interface Counted {
  readonly count: number;
}
interface Listed {
  readonly sessions: readonly unknown[];
}

const all = async () =>
  inEndOrder(
    valueOf(await readFinished(db, SOURCE, instant(0), after(99 * DAY))),
  );

const many = (count: number, groupOf: number, start = NOON) =>
  Array.from({ length: Math.ceil(count / groupOf) }, (_, group) =>
    Array.from(
      { length: Math.min(groupOf, count - group * groupOf) },
      (__, at) =>
        finished({
          person: `u${group * groupOf + at}`,
          start,
          end: after(group * groupOf + at, start),
          visits: [visit(null, start, after(at, start))],
        }),
    ),
  );

describe("packing", () => {
  it("waits until a day is over by an hour", async () => {
    await putFinished(db, [[finished()], [finished({ start: MIDNIGHT })]]);
    const before = await all();
    const soon = after(HOUR - 1, MIDNIGHT);
    valueOf(await packFinished(db, SOURCE, soon));
    expect(await where()).toEqual({ packed: [], small: 2 });
    valueOf(await packFinished(db, SOURCE, after(HOUR, MIDNIGHT)));
    expect(await where()).toEqual({
      packed: [[[SOURCE, DAY_NUMBER, 0], 1]],
      small: 1,
    });
    expect(await all()).toEqual(before);
  });

  it("puts what one observation ended into the days in which it ended", async () => {
    const [old, late, now] = [
      finished({ person: "old", start: instant(NOON - 3 * DAY) }),
      finished({ person: "late" }),
      finished({ person: "now", start: after(MINUTE, MIDNIGHT) }),
    ];
    await putFinished(db, [[now, old, late]]);
    valueOf(await packFinished(db, SOURCE, after(2 * HOUR, MIDNIGHT)));
    expect(await where()).toEqual({
      packed: [
        [[SOURCE, DAY_NUMBER - 3, 0], 1],
        [[SOURCE, DAY_NUMBER, 0], 1],
      ],
      small: 1,
    });
    expect(await all()).toEqual([old, late, now]);
  });

  it("packs those of today too where they have become many", async () => {
    await putFinished(db, many(500, 1));
    valueOf(await packFinished(db, SOURCE, after(HOUR)));
    expect(await where()).toEqual({ packed: [], small: 500 });
    await putFinished(db, many(501, 1));
    const before = await all();
    valueOf(await packFinished(db, SOURCE, after(HOUR)));
    expect(await where()).toEqual({
      packed: [[[SOURCE, DAY_NUMBER, 0], 501]],
      small: 0,
    });
    expect(await all()).toEqual(before);
  });

  it("goes on with a day's record until that is full", async () => {
    await putFinished(db, many(9900, 300));
    valueOf(await packFinished(db, SOURCE, after(2 * DAY)));
    expect((await where()).packed).toEqual([[[SOURCE, DAY_NUMBER, 0], 9900]]);
    await putFinished(db, many(200, 200));
    const before = await all();
    valueOf(await packFinished(db, SOURCE, after(2 * DAY)));
    expect(await where()).toEqual({
      packed: [
        [[SOURCE, DAY_NUMBER, 0], 9900],
        [[SOURCE, DAY_NUMBER, 1], 200],
      ],
      small: 0,
    });
    expect(await all()).toEqual(before);
  });

  it("leaves other sources alone", async () => {
    const other = sourceId("acme2");
    await putFinished(db, [[finished()]], other);
    const before = await dump(db);
    valueOf(await packFinished(db, SOURCE, after(2 * DAY)));
    expect(await dump(db)).toEqual(before);
  });

  it("twice is once, and may be interrupted at any write", async () => {
    await putFinished(db, [
      ...many(1200, 100, instant(NOON - DAY)),
      [finished({ start: MIDNIGHT }), finished()],
    ]);
    const before = await all();
    const now = after(2 * HOUR, MIDNIGHT);
    const writes = { tried: 0, done: false };
    // Each try goes on from what the one before, interrupted one write later, has left.
    for (; !writes.done; writes.tried++) {
      const bad = failing(db, ({ number }) => number === writes.tried);
      writes.done = (await packFinished(bad, SOURCE, now)).ok;
      expect(await all()).toEqual(before);
    }
    expect(writes.tried).toBeGreaterThan(3);
    const packed = await dump(db);
    expect(await where()).toMatchObject({ small: 1 });
    valueOf(await packFinished(db, SOURCE, now));
    expect(await dump(db)).toEqual(packed);
  });
});
