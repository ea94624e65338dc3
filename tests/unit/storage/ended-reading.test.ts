import { beforeEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { NOON, after } from "../../support/builders.ts";
import { finished, putFinished } from "./history-world.ts";
import { SOURCE, newDisk, source, valueOf } from "./journal-world.ts";

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

describe("the columns of sessions that are over", () => {
  /** From noon to one. */
  const hour = finished({ person: "hour" });
  const instantly = finished({ person: "instantly", end: NOON });
  const read = async (from: number, to: number) =>
    valueOf(await openReader(db).ended(SOURCE, after(from), after(to))).flatMap(
      ({ persons }) => persons,
    );

  it.each([
    { name: "packed", packed: true },
    { name: "not yet packed", packed: false },
  ])("are those that overlap it, $name", async ({ packed }) => {
    await putFinished(db, [[hour], [instantly]]);
    if (packed) valueOf(await packFinished(db, SOURCE, after(2 * DAY)));
    expect(await read(-HOUR, 2 * HOUR)).toEqual(["hour", "instantly"]);
    expect(await read(0, 1)).toEqual(["hour", "instantly"]);
    expect(await read(MINUTE, HOUR)).toEqual(["hour"]);
    expect(await read(HOUR - 1, 2 * HOUR)).toEqual(["hour"]);
    // Half-open: neither its end nor the end of the range belongs to it.
    expect(await read(HOUR, 2 * HOUR)).toEqual([]);
    expect(await read(-HOUR, 0)).toEqual([]);
    expect(await read(MINUTE, MINUTE)).toEqual([]);
    expect(await read(HOUR, -HOUR)).toEqual([]);
  });

  it("may end a day after the range does", async () => {
    const long = finished({ person: "long", end: after(DAY) });
    await putFinished(db, [[long]]);
    valueOf(await packFinished(db, SOURCE, after(9 * DAY)));
    expect(await read(0, 1)).toEqual(["long"]);
    expect(await read(DAY - 1, 9 * DAY)).toEqual(["long"]);
  });

  it("say of packed sessions and of others what the sessions say", async () => {
    const all = [
      finished({ person: "ana", end: after(HOUR), cutMs: 10 * MINUTE }),
      finished({ person: "bo", start: after(MINUTE), seenOnce: true }),
      finished({ person: "ana", start: after(2 * HOUR), end: after(3 * HOUR) }),
      finished({ person: "cy", start: after(DAY), end: after(DAY + MINUTE) }),
      finished({
        person: "cy",
        start: after(2 * DAY),
        end: after(2 * DAY + 1),
      }),
    ];
    await putFinished(db, [all.slice(0, 3), all.slice(3)]);
    const [from, to] = [after(-DAY), after(9 * DAY)];
    const rows = async () =>
      valueOf(await openReader(db).ended(SOURCE, from, to))
        .flatMap(({ persons, starts, ends, lengths }) =>
          persons.map((person, at) =>
            [person, starts[at], ends[at], lengths[at]].join(" "),
          ),
        )
        .toSorted();
    const expected = all
      .map((session) =>
        [
          ...[session.person, session.start, session.end],
          session.seenOnce ? -1 : session.end - session.start - session.cutMs,
        ].join(" "),
      )
      .toSorted();
    expect(await rows()).toEqual(expected);
    valueOf(await packFinished(db, SOURCE, after(9 * DAY)));
    expect(await rows()).toEqual(expected);
  });
});
