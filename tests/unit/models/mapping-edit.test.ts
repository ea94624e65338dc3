import { describe, expect, it } from "vitest";
import { Fields } from "../../../utils/mapping/mapping-fields.ts";
import {
  FIELD_NAMES,
  arePlaces,
  isTime,
  newField,
  readPairs,
  typedField,
  writtenField,
} from "../../../utils/models/mapping-edit.ts";
import { pathInRow, pathOfList } from "../../../utils/models/sample-path.ts";

describe("a field", () => {
  it("knows every name of the schema, and no other", () => {
    expect([...FIELD_NAMES].toSorted()).toEqual(
      Object.keys(Fields.shape).toSorted(),
    );
    for (const name of FIELD_NAMES)
      expect(Fields.safeParse({ [name]: newField(name) }).success, name).toBe(
        true,
      );
    expect(FIELD_NAMES.filter(isTime)).toHaveLength(6);
  });

  it.each([
    "user.email",
    ["a", "b.c"],
    "=first || second",
    { from: "at", unit: "s" },
    { from: ["a", "b"], unit: "iso", zone: "Europe/Warsaw" },
    { from: "state", words: { on: "active", off: "disabled" } },
    { from: "tags", join: ", ", otherwise: "none" },
    // A newer Rollcall knows more of a field.
    { from: ["a", "b"], join: "", trim: true },
  ])("%j is the same after it was shown", (field) => {
    expect(writtenField(typedField(field), field)).toEqual(field);
  });

  it("is several places where ?? stands between them", () => {
    const typed = { ...typedField("a"), places: "a ?? b.c" };
    expect(writtenField(typed, "a")).toEqual(["a", "b.c"]);
    expect(writtenField({ ...typed, join: " " }, "a")).toEqual({
      from: ["a", "b.c"],
      join: " ",
    });
  });

  it("names the same places while more of them are typed", () => {
    expect(arePlaces("a ?", "a ?")).toBe(true);
    expect(arePlaces("a ??", "a")).toBe(true);
    expect(arePlaces("a  ??  b", "a ?? b")).toBe(true);
    expect(arePlaces("", "")).toBe(true);
    expect(arePlaces("a ??", "b")).toBe(false);
  });

  it.each([
    ["on = active, off=disabled", { on: "active", off: "disabled" }],
    ["a = b = c", { a: "b = c" }],
    ["lone,", { lone: "" }],
    ["", {}],
  ])("has words: %j", (text, words) => {
    expect(readPairs(text, ",")).toEqual(words);
  });
});

describe("a value that was clicked in a sample", () => {
  it.each<
    readonly [
      readonly (string | number)[],
      readonly (string | number)[],
      string,
    ]
  >([
    [["data", "users", 3, "mail"], ["data", "users"], "mail"],
    [["data", "users", 3, "tags", 0], ["data", "users"], "tags[0]"],
    [[2, "a.b"], [], '["a.b"]'],
    [["ana", "page"], [], "page"],
    [["data", "users", 3], ["data", "users"], "$value"],
    [["meta", "time"], ["data", "users"], "meta.time"],
  ])("at %j, with rows at %j, is %s", (steps, rows, path) => {
    expect(pathInRow(steps, rows)).toBe(path);
  });

  it.each<readonly [readonly (string | number)[], string | undefined]>([
    [["data", "users", 3, "tags", 0], "data.users"],
    [[3, "mail"], undefined],
    [["online", "ana"], "online"],
  ])("at %j lies in the list at %s", (steps, path) => {
    expect(pathOfList(steps)).toBe(path);
  });
});
