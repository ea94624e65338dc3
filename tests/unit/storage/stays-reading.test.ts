import { beforeEach, describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DAY, MINUTE } from "../../../utils/domain/instant.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { packFinished } from "../../../utils/storage/packing.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import type { StaysPart, StaysPlace } from "../../../utils/storage/stays.ts";
import { NOON, after, before } from "../../support/builders.ts";
import { finished, putFinished, visit } from "./history-world.ts";
import { SOURCE, newDisk, source, valueOf } from "./journal-world.ts";

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source(), false));
});

/** A session of two visits, that ended so many days after noon. */
const over = (person: string, days: number, minutes: number) => {
  const start = after(days * DAY);
  const middle = after(days * DAY + minutes * MINUTE);
  const end = after(days * DAY + 60 * MINUTE);
  return finished({
    person,
    start,
    end,
    visits: [visit("https://a.test/", start, middle), visit(null, middle, end)],
  });
};

/** Every part to the last: minutes on the first page, in the order of reading. */
const read = async (
  from = before(30 * DAY),
  isOver: Parameters<ReturnType<typeof openReader>["stays"]>[3] = () => true,
) => {
  const parts: number[][] = [];
  let place: StaysPlace | null = null;
  do {
    const part: StaysPart = valueOf(
      await openReader(db).stays(SOURCE, from, place, isOver),
    );
    const minutes: number[] = [];
    for (let at = 0; at < part.page.length; at++)
      if (part.pages[part.page[at] ?? -1]?.url === "https://a.test/")
        minutes.push((part.ms[at] ?? 0) / MINUTE);
    parts.push(minutes);
    place = part.next;
  } while (place !== null);
  return parts.filter((minutes) => minutes.length > 0);
};

describe("how long visits were", () => {
  it("is read part by part: what is not packed, then the days, the latest first", async () => {
    await putFinished(db, [[over("a", -3, 3)], [over("b", -2, 2)]]);
    valueOf(await packFinished(db, SOURCE, NOON));
    await putFinished(db, [[over("c", 0, 7), over("d", 0, 8)]], SOURCE, 10);
    expect(await read()).toEqual([[7, 8], [2], [3]]);
  });

  it("begins at a day, and leaves out who is said to be still here", async () => {
    await putFinished(db, [[over("a", -3, 3)], [over("b", -2, 2)]]);
    valueOf(await packFinished(db, SOURCE, NOON));
    await putFinished(db, [[over("c", 0, 7), over("d", 0, 8)]], SOURCE, 10);
    expect(
      await read(before(2 * DAY), ({ person }) => person !== personId("d")),
    ).toEqual([[7], [2]]);
  });

  it("comes in many parts where many observations ended sessions", async () => {
    const many = Array.from({ length: 50 }, (_, at) => [over(`p${at}`, 0, 5)]);
    await putFinished(db, many);
    const parts = await read();
    expect(parts.flat()).toHaveLength(50);
    expect(parts.length).toBeGreaterThan(2);
  });

  it("is nothing where nobody was", async () => {
    expect(await read()).toEqual([]);
  });
});
