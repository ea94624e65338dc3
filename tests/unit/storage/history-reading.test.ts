import { beforeEach, describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { NOON, after, heartbeat, snapshot } from "../../support/builders.ts";
import { finished, putCoverage, putFinished } from "./history-world.ts";
import {
  NOTHING_KEPT,
  SOURCE,
  keep,
  newDisk,
  source,
  valueOf,
} from "./journal-world.ts";

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

describe("the finished sessions of one person", () => {
  const hours = [0, 2, 4].map((hour) =>
    finished({ person: "ana", start: after(hour * HOUR) }),
  );
  const others = [0, 1, 2].map((hour) =>
    finished({ person: "bo", start: after(hour * HOUR) }),
  );
  const [first, second, third] = hours;
  const groups = [
    [...others.slice(0, 2), ...hours.slice(0, 1)],
    others.slice(2),
    hours.slice(1),
  ];
  const TODAY = Math.floor(NOON / DAY);
  const ana = personId("ana");

  it("are found before they are packed", async () => {
    await putFinished(db, groups);
    const reader = openReader(db);
    expect(valueOf(await reader.personRecent(SOURCE, ana))).toEqual([
      first,
      second,
      third,
    ]);
    expect(valueOf(await reader.personDay(SOURCE, ana, TODAY))).toEqual([]);
    const nobody = await reader.personRecent(SOURCE, personId("cy"));
    expect(valueOf(nobody)).toEqual([]);
  });

  it("are found on the day in which they ended when they are packed", async () => {
    const late = finished({ person: "ana", start: after(12 * HOUR) });
    await putFinished(db, [...groups, [late]]);
    valueOf(await packFinished(db, SOURCE, after(9 * DAY)));
    const reader = openReader(db);
    const read = async (day: number) =>
      valueOf(await reader.personDay(SOURCE, ana, day));
    expect(valueOf(await reader.personRecent(SOURCE, ana))).toEqual([]);
    expect(await read(TODAY)).toEqual([first, second, third]);
    expect(await read(TODAY + 1)).toEqual([late]);
    expect(await read(TODAY + 2)).toEqual([]);
    const nobody = await reader.personDay(SOURCE, personId("cy"), TODAY);
    expect(valueOf(nobody)).toEqual([]);
  });
});

describe("the coverage of a range", () => {
  const read = async (from: number, to: number) =>
    valueOf(await openReader(db).coverage(SOURCE, after(from), after(to))).map(
      (span) => [span.from - NOON, span.to - NOON],
    );

  it("is what ended and what goes on, cut to the range", async () => {
    await putCoverage(db, [
      [NOON - 3 * HOUR, NOON - 2 * HOUR],
      [NOON - HOUR, NOON - HOUR / 2],
    ]);
    const kept = await keep(db, NOTHING_KEPT, snapshot(0, []));
    await keep(db, kept, heartbeat(0, { serverTime: after(MINUTE) }));
    const spans = [
      [-3 * HOUR, -2 * HOUR],
      [-HOUR, -HOUR / 2],
      [0, MINUTE],
    ];
    expect(await read(-4 * HOUR, HOUR)).toEqual(spans);
    expect(await read(-2.5 * HOUR, 30_000)).toEqual([
      [-2.5 * HOUR, -2 * HOUR],
      [-HOUR, -HOUR / 2],
      [0, 30_000],
    ]);
    expect(await read(-2 * HOUR, -HOUR)).toEqual([]);
    expect(await read(-HOUR, 0)).toEqual(spans.slice(1, 2));
    expect(await read(HOUR, 2 * HOUR)).toEqual([]);
    expect(await read(1, 0)).toEqual([]);
  });

  it("is nothing where nothing was ever observed", async () => {
    expect(
      valueOf(await openReader(db).coverage(SOURCE, instant(0), NOON)),
    ).toEqual([]);
  });
});
