import { describe, expect, it } from "vitest";
import { put } from "../../../utils/mapping/json-parts.ts";
import { shaped } from "../../../utils/mapping/shape-problems.ts";
import { WHOLE_MAPPING } from "../../support/whole-mapping.ts";

const withPart = (place: string, value: unknown): unknown =>
  put(WHOLE_MAPPING, place.split("."), value);

describe("a mapping that is being written", () => {
  it("has nothing wrong with it when it is whole", () => {
    expect(shaped(WHOLE_MAPPING)).toEqual({
      mapping: WHOLE_MAPPING,
      problems: [],
    });
  });

  it.each<readonly [string, unknown, string, string]>([
    ["list.paging.rows", undefined, "list.paging.rows", "missing"],
    ["list.paging.rows", "many", "list.paging.rows", "shape"],
    ["list.paging.rows", 0, "list.paging.rows", "shape"],
    ["list.paging.by", "luck", "list.paging.by", "shape"],
    ["list.fields.id", "", "list.fields.id", "missing"],
    ["directory.by", undefined, "directory.by", "missing"],
    ["directory.fields", undefined, "directory.fields", "missing"],
    ["each.people", 500, "each.people", "shape"],
    ["errors.at", "", "errors.at", "missing"],
    ["errors.codes.500", "luck", "errors.codes.500", "shape"],
    ["errors.message", "x".repeat(1001), "errors.message", "too_long"],
    ["online.words", [], "online.words", "missing"],
    ["stream.messages.0.does", "luck", "stream.messages.0.does", "shape"],
    ["stream.hello", { a: 1 }, "stream.hello", "shape"],
    [
      ...(["list.request.headers.my key", "x"] as const),
      ...(["list.request.headers.my key", "header_name"] as const),
    ],
  ])("with %s = %j is wrong at %s: %s", (place, value, at, code) => {
    expect(shaped(withPart(place, value)).problems).toContainEqual(
      expect.objectContaining({ at, code }),
    );
  });

  it("says which part it does not know", () => {
    expect(shaped(withPart("list.pagination", {})).problems).toEqual([
      { at: "list", code: "unknown_member", detail: "pagination" },
    ]);
  });

  it("says that so few requests a day are not enough for an hour", () => {
    expect(shaped(withPart("perDay", 200)).problems).toEqual([
      { at: "perDay", code: "not_hourly" },
    ]);
  });

  it.each<readonly [string, unknown, string]>([
    ["list.paging.rows", undefined, "list.paging"],
    ["list.request.query.team", 7, "list.request.query.team"],
    ["directory.by", undefined, "directory"],
    ["stream.messages.0.does", "luck", "stream.messages.0"],
    ["errors.codes.500", "luck", "errors.codes.500"],
  ])("with %s = %j is read without %s", (place, value, left) => {
    const { mapping } = shaped(withPart(place, value));
    expect(mapping).toEqual(put(WHOLE_MAPPING, left.split("."), undefined));
  });

  it("is read without the rule and the secret that it has not got yet", () => {
    const { list } = WHOLE_MAPPING;
    expect(shaped({ version: 1, list }).mapping).toEqual({
      version: 1,
      list,
      auth: { kind: "none" },
      online: { when: "listed" },
    });
  });

  it.each([null, [], "text", {}, { list: 7 }])("%j is none", (written) => {
    const { mapping, problems } = shaped(written);
    expect(mapping).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });
});
