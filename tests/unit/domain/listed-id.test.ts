import { describe, expect, it } from "vitest";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { listedId, takenApart } from "../../../utils/domain/listed-id.ts";

describe("the id of a person in a list of several connections", () => {
  it.each([
    ["acme", "ana"],
    ["5", "12:acme"],
    ["a:b", "3:x"],
    ["", "ana"],
    ["acme", ""],
    ["4:acme", "\n\u202e"],
  ])("is taken apart into what it was made of: %j, %j", (source, person) => {
    expect(takenApart(listedId(sourceId(source), personId(person)))).toEqual({
      source,
      person,
    });
  });

  it("is another one for another pair, though both together read the same", () => {
    const of = (source: string, person: string) =>
      listedId(sourceId(source), personId(person));
    expect(of("ab", "c")).not.toBe(of("a", "bc"));
    expect(of("1:a", "b")).not.toBe(of("1", ":ab"));
    expect(of("a", "b")).not.toBe(of("b", "a"));
  });

  it("is nobody's where it was never made", () => {
    expect(takenApart(personId("ana")).source).toBe("");
  });
});
