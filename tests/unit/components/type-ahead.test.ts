import { describe, expect, test } from "vitest";
import { TypeAhead, nextNamed } from "../../../components/type-ahead.ts";
import { online } from "../../support/builders.ts";
import { newPage } from "../models/page-world.ts";

const NAMES = ["Ana", "Anton", "Émile", "Zoë", "Ólafur", "anna lena"];

const rowsOf = async (group: "role" | null = null) => {
  const { disk, models } = newPage();
  disk.keep(NAMES.map((name, at) => online(`p${at}`, { name, role: "team" })));
  await models.roster.open();
  models.list.groupBy(group);
  const rows = models.list.rows.value;
  if (rows === null) throw new Error("There is a list.");
  return rows;
};

// CAST: a key's name and its modifiers are all that is looked at.
const key = (name: string, more: object = {}) =>
  ({ key: name, ...more }) as KeyboardEvent;

describe("typed letters", () => {
  test("are one word until nothing was typed for a while", () => {
    const typed = new TypeAhead();
    expect(typed.type(key("A"), 0)).toBe("a");
    expect(typed.type(key("n"), 500)).toBe("an");
    expect(typed.type(key(" "), 1000)).toBe("an ");
    expect(typed.type(key("z"), 1800)).toBe("z");
  });

  test("are no keys that do something else", () => {
    const typed = new TypeAhead();
    for (const name of ["Enter", "ArrowDown", " ", "/", "F5"])
      expect(typed.type(key(name), 0)).toBeNull();
    expect(typed.type(key("a", { ctrlKey: true }), 0)).toBeNull();
  });
});

describe("the next person of a name", () => {
  test("comes after this one, and round the end", async () => {
    const rows = await rowsOf();
    expect(nextNamed(rows, -1, "a")).toBe(0);
    expect(nextNamed(rows, 0, "a")).toBe(1);
    expect(nextNamed(rows, 1, "a")).toBe(5);
    expect(nextNamed(rows, 5, "aa")).toBe(0);
    expect(nextNamed(rows, 0, "x")).toBeNull();
  });

  test("stays where the word still fits", async () => {
    const rows = await rowsOf();
    expect(nextNamed(rows, 1, "an")).toBe(1);
    expect(nextNamed(rows, 1, "ann")).toBe(5);
    expect(nextNamed(rows, 0, "anna l")).toBe(5);
  });

  test("is found without accents", async () => {
    const rows = await rowsOf();
    expect(nextNamed(rows, 0, "e")).toBe(2);
    expect(nextNamed(rows, 0, "ol")).toBe(4);
    expect(nextNamed(rows, 0, "zoe")).toBe(3);
  });

  test("is no header of a group", async () => {
    const rows = await rowsOf("role");
    expect(nextNamed(rows, 0, "t")).toBeNull();
    expect(nextNamed(rows, -1, "a")).toBe(1);
  });
});
