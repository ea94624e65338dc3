import { describe, expect, it } from "vitest";
import { readMovingUsers } from "../../support/moving-users.ts";

const named = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `u${String(at).padStart(4, "0")}`);

/** Before this request these are gone. */
const goneBefore =
  (request: number, gone: (id: string, at: number) => boolean) =>
  (ids: readonly string[], now: number): readonly string[] =>
    now === request ? ids.filter((id, at) => !gone(id, at)) : ids;

describe("the users of a Directus", () => {
  it.each([
    ["nobody", 0, 100, 1],
    ["one page", 100, 100, 1],
    ["a page and one", 101, 100, 2],
    ["many pages", 1000, 100, 11],
    ["a page for each", 5, 1, 5],
  ])(
    "are all read, without gap or repetition: %s",
    async (_, count, most, requests) => {
      const ids = named(count);
      const read = await readMovingUsers({ ids, most });
      expect(read).toEqual({ ids, complete: true, requests });
    },
  );

  it("are all read from a server that does not count them", async () => {
    const ids = named(250);
    const read = await readMovingUsers({ ids, most: 100, counts: false });
    expect(read).toMatchObject({ ids, complete: true });
  });

  it("who move up when somebody before them is deleted are read all the same", async () => {
    const ids = named(300);
    const move = goneBefore(1, (id) => id === "u0007");
    const read = await readMovingUsers({ ids, most: 100, move });
    expect(read.ids).toEqual(ids);
    // Of who was read and is gone nothing is known yet: nobody leaves by this list.
    expect(read.complete).toBe(false);
  });

  it("are looked for further back when a part of a page is deleted", async () => {
    const ids = named(300);
    const move = goneBefore(1, (_, at) => at >= 40 && at < 100);
    const read = await readMovingUsers({ ids, most: 100, move });
    expect(new Set(read.ids)).toEqual(new Set(ids));
  });

  it("are looked for where the list ends before the page that is asked for", async () => {
    const ids = named(150);
    const move = goneBefore(1, (_, at) => at < 120 && at > 2);
    const read = await readMovingUsers({ ids, most: 100, move });
    expect(read.ids).toEqual(expect.arrayContaining(ids.slice(120)));
    expect(read.complete).toBe(false);
  });

  it("are whole again when somebody new sorts behind", async () => {
    const read = await readMovingUsers({
      ids: named(150),
      most: 100,
      move: (ids, request) => (request === 1 ? [...ids, "z"] : ids),
    });
    expect(read.ids).toContain("z");
    expect(read.complete).toBe(true);
  });

  it("are called incomplete when too many go at once", async () => {
    const ids = named(1000);
    const move = goneBefore(4, (_, at) => at < 390);
    const read = await readMovingUsers({ ids, most: 100, move });
    expect(read.complete).toBe(false);
    expect(read.requests).toBeLessThan(20);
  });
});
