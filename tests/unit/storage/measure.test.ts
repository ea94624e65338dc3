import { beforeEach, describe, expect, it } from "vitest";
import { DAY, instant } from "../../../utils/domain/instant.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import { STORED_KINDS } from "../../../utils/domain/stored-use.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { measureUse } from "../../../utils/storage/measure.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { rollUpBefore } from "../../../utils/storage/rolling.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { NOON, after, online, snapshot } from "../../support/builders.ts";
import { finished, putFinished } from "./history-world.ts";
import {
  NOTHING_KEPT,
  SOURCE,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

let db: Database;

beforeEach(() => {
  newDisk();
  db = openDatabase();
});

describe("what is measured of the disk", () => {
  it("is nothing where nothing is stored", async () => {
    const { bytes, days, travelFrom } = valueOf(await measureUse(db));
    expect([...bytes]).toEqual([]);
    expect(days).toEqual([]);
    expect(travelFrom).toBeNull();
  });

  it("tells connections and kinds apart, and grows with each", async () => {
    const other = sourceId("other");
    valueOf(await writeSource(db, source(), false));
    valueOf(await writeSource(db, source({ id: other }), false));
    await keep(db, NOTHING_KEPT, snapshot(1, [online("ana")]));
    const first = valueOf(await measureUse(db));
    expect(first.bytes.get(SOURCE)?.list).toBeGreaterThan(200);
    expect(first.bytes.get(SOURCE)?.sessions).toBe(0);
    expect(first.bytes.get(null)?.settings).toBeGreaterThan(50);
    expect(first.bytes.has(other)).toBe(false);
    await putFinished(db, [[finished()]], other);
    const second = valueOf(await measureUse(db));
    expect(second.bytes.get(other)?.sessions).toBeGreaterThan(50);
    expect(second.bytes.get(SOURCE)).toEqual(first.bytes.get(SOURCE));
  });

  it("counts the sessions of each day, packed or rolled up, however many records there are", async () => {
    valueOf(await writeSource(db, source(), false));
    const groups = Array.from({ length: 45 }, (_, day) => [
      finished({ start: instant(NOON + day * DAY) }),
      finished({ start: instant(NOON + day * DAY), person: "bo" }),
    ]);
    await putFinished(db, groups);
    valueOf(await packFinished(db, SOURCE, after(60 * DAY)));
    const cutoff = instant((dayOf(NOON) + 15) * DAY);
    valueOf(await rollUpBefore(db, source(), cutoff, instant(0)));
    const { days, bytes } = valueOf(await measureUse(db));
    const of = (kind: string) => days.filter((one) => one.kind === kind);
    expect(of("sessions").map(({ day }) => day - dayOf(NOON))).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 15),
    );
    expect(of("sessions").every(({ sessions }) => sessions === 2)).toBe(true);
    expect(new Set(of("rollups").map(({ day }) => day)).size).toBe(15);
    const sum = of("rollups").reduce((all, { sessions }) => all + sessions, 0);
    expect(sum).toBe(30);
    expect(bytes.get(SOURCE)?.rollups).toBeGreaterThan(1000);
    expect(Object.keys(bytes.get(SOURCE) ?? {})).toEqual([...STORED_KINDS]);
  });
});
