import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { valueAt } from "../../../utils/domain/patched-map.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import {
  BY_OFFSET,
  BY_PAGE,
  type Lists,
  type Row,
  movingList,
} from "../../support/moving-list.ts";

const rows = (...ids: readonly string[]): readonly Row[] =>
  ids.map((id) => ({ id }));
const of = (...ids: readonly string[]): Lists => ({
  "/people": rows(...ids),
  "/directory": [],
});
const LETTERS = ["a", "b", "c", "d", "e", "f", "g"];
const without = (...gone: readonly string[]) =>
  LETTERS.filter((id) => !gone.includes(id));

/** Before the second page is asked for, `b` goes: `d` slips onto the first one. */
const dSlips = (lists: Lists, page: number): Lists =>
  page === 1 ? of(...without("b")) : lists;

describe("somebody who slips from one page to another while a list is read", () => {
  it.each([
    ["page number", BY_PAGE],
    ["offset", BY_OFFSET],
  ])("stays, by %s", async (_, paging) => {
    const list = movingList(of(...LETTERS), paging);
    await list.read();
    const moved = await list.read(dSlips);
    expect(moved.listed).not.toContain("d");
    expect(moved.snapshot.complete).toBe(false);
    expect(list.ids()).toEqual(LETTERS);
    const still = await list.read();
    expect(still.snapshot.reports.map(({ id }) => id)).toContain("d");
    // Was on the first page until it was read.
    const gone = await list.read();
    expect(gone.removals).toEqual(["b"]);
    expect(list.ids()).toEqual(without("b"));
    expect(gone.finished).toEqual([]);
  });

  it("leaves when two readings in a row miss them, at the time when they were seen last", async () => {
    const list = movingList(of(...LETTERS), BY_PAGE);
    await list.read();
    const { at: lastSeen } = await list.read();
    const gone = (): Lists => of(...without("g"));
    const first = await list.read(gone);
    expect(first.removals).toEqual([]);
    const second = await list.read(gone);
    expect(second.removals).toEqual(["g"]);
    expect(valueAt(list.running(), personId("g"))).toMatchObject({
      seenAt: lastSeen,
    });
    // Nobody comes back to that session any more.
    const third = await list.read(gone);
    expect(third.finished).toMatchObject([{ person: "g", end: lastSeen }]);
  });

  it("leaves though in each reading somebody else is missed for the first time", async () => {
    const list = movingList(of(...LETTERS), BY_PAGE);
    await list.read();
    const left: string[] = [];
    for (const count of [1, 2, 3]) {
      const { removals } = await list.read(() =>
        of(...LETTERS.slice(0, LETTERS.length - count)),
      );
      left.push(removals.join());
    }
    expect(left).toEqual(["", "g", "f"]);
  });

  it("does not make those who come while others go come late", async () => {
    const list = movingList(of(...LETTERS), BY_PAGE);
    const startOf = (id: string) => valueAt(list.running(), personId(id));
    await list.read();
    for (const turn of [1, 2, 3]) {
      const { snapshot } = await list.read(() =>
        of(...LETTERS.slice(turn), ...["x", "y", "z"].slice(0, turn)),
      );
      expect(snapshot.complete).toBe(false);
    }
    // The first reading may have missed whom the second one has.
    expect(startOf("x")).toMatchObject({ atLeast: true });
    expect(startOf("y")).toMatchObject({ atLeast: false });
    expect(startOf("z")).toMatchObject({ atLeast: false });
  });

  it("is one person where two pages have them, by their session's age too", async () => {
    const list = movingList(
      {
        "/people": LETTERS.map((id) => ({ id, age: 100 })),
        "/directory": [],
      },
      BY_PAGE,
      {},
      {
        fields: { id: "id", startedAt: { from: "age", unit: "s_ago" } },
      },
    );
    const { listed } = await list.read((lists, page) =>
      page === 1
        ? {
            ...lists,
            "/people": [{ id: "new", age: 0 }, ...lists["/people"]].map(
              (row) => ({ ...row, age: Number(row.age) + 1 }),
            ),
          }
        : lists,
    );
    expect(listed.filter((id) => id === "c")).toHaveLength(2);
    const c = list.people().filter(({ id }) => id === "c");
    expect(c).toMatchObject([{ sessions: [{}] }]);
    expect(c[0]?.sessions).toHaveLength(1);
  });

  it("is not said to have come just now when the first reading missed them", async () => {
    const list = movingList(of(...LETTERS), BY_PAGE);
    await list.read(dSlips);
    expect(list.ids()).not.toContain("d");
    await list.read();
    expect(valueAt(list.running(), personId("d"))).toMatchObject({
      atLeast: true,
    });
  });
});

describe("a list of one page", () => {
  it("is believed at once", async () => {
    const list = movingList(of("a", "b"), BY_PAGE);
    await list.read();
    const { removals, snapshot } = await list.read(() => of("a"));
    expect(removals).toEqual(["b"]);
    expect(snapshot).toMatchObject({ complete: true, mark: null });
  });
});

describe("a directory beside the list", () => {
  const BY_ID: Partial<Mapping> = {
    directory: {
      by: "id",
      request: { path: "/directory" },
      rows: { at: "people" },
      paging: BY_PAGE,
      fields: { id: "id", name: "name", email: "mail" },
    },
  };
  const named = LETTERS.map((id) => ({
    id,
    name: id.toUpperCase(),
    mail: `${id}@acme.test`,
  }));
  const names = (people: readonly { id: string; name: string | null }[]) =>
    people.map(({ id, name }) => `${id} ${name ?? "-"}`).toSorted();

  it("that misses somebody who is there leaves them their name", async () => {
    const list = movingList(
      { "/people": rows("d"), "/directory": named },
      BY_PAGE,
      BY_ID,
    );
    await list.read();
    const before = names(list.people());
    const { listed } = await list.read((lists, page) =>
      page === 2
        ? { ...lists, "/directory": named.filter(({ id }) => id !== "b") }
        : lists,
    );
    expect(listed.filter((id) => id === "d")).toHaveLength(1);
    expect(names(list.people())).toEqual(before);
    // Who was never in it, or is so no more, has none.
    const gone = (lists: Lists) => ({
      ...lists,
      "/directory": named.filter(({ id }) => id !== "d"),
    });
    await list.read(gone);
    await list.read(gone);
    expect(names(list.people())).toContain("d -");
    await list.read(gone);
    expect(names(list.people())).toContain("d -");
  });

  it("that misses somebody whom it knows by address makes nobody else of them", async () => {
    const list = movingList(
      { "/people": [{ mail: "d@acme.test" }], "/directory": named },
      BY_PAGE,
      {
        directory: { ...BY_ID.directory, by: "email" } as Mapping["directory"],
      },
      { fields: { email: "mail" } },
    );
    await list.read();
    await list.read((lists, page) =>
      page === 2
        ? { ...lists, "/directory": named.filter(({ id }) => id !== "b") }
        : lists,
    );
    expect(list.ids()).toEqual(LETTERS);
    expect(list.online()).toEqual(["d"]);
  });

  it("does not take those off whom the list alone missed", async () => {
    const list = movingList(
      { "/people": rows(...LETTERS), "/directory": named },
      BY_PAGE,
      BY_ID,
    );
    await list.read();
    const moved = (lists: Lists, page: number): Lists =>
      page === 1 ? { ...lists, "/people": rows(...without("b")) } : lists;
    await list.read(moved);
    expect(list.online()).toEqual(LETTERS);
    await list.read();
    await list.read();
    expect(list.online()).toEqual(without("b"));
    expect(list.ids()).toEqual(LETTERS);
  });
});
