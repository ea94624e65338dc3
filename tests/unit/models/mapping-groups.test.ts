import { describe, expect, it } from "vitest";
import { at, put } from "../../../utils/mapping/json-parts.ts";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import { Mapping, TELLING_FIELDS } from "../../../utils/mapping/mapping.ts";
import { BLANK_MAPPING } from "../../../utils/models/connection-kind.ts";
import {
  countSet,
  mappingGroups,
  partsIn,
} from "../../../utils/models/mapping-groups.ts";
import { ANSWER, PATH, authParts } from "../../../utils/models/mapping-head.ts";
import { writtenChoice } from "../../../utils/models/mapping-part-value.ts";
import type { MappingPart } from "../../../utils/models/mapping-part.ts";
import {
  countWrong,
  placedProblems,
} from "../../../utils/models/mapping-places.ts";
import { WHOLE_MAPPING } from "../../support/whole-mapping.ts";

const partsOf = (written: unknown): readonly MappingPart[] => [
  ...authParts(written),
  PATH,
  ...ANSWER,
  ...mappingGroups(written).flatMap(partsIn),
];

const placesIn = (value: unknown, keys: readonly string[]): string[] => {
  const members = Array.isArray(value)
    ? Object.fromEntries(value.entries())
    : fieldsOf(value);
  return members === null
    ? [keys.join(".")]
    : Object.entries(members).flatMap(([key, member]) =>
        placesIn(member, [...keys, key]),
      );
};

const groupOf = (written: unknown, key: string) => {
  const group = mappingGroups(written).find((one) => one.key === key);
  if (group === undefined) throw new Error(`no group ${key}`);
  return group;
};

describe("the form of a mapping", () => {
  it("has a field for every part that a mapping can have", () => {
    expect(Mapping.safeParse(WHOLE_MAPPING).success).toBe(true);
    expect(Object.keys(WHOLE_MAPPING).toSorted()).toEqual(
      Object.keys(Mapping.shape).toSorted(),
    );
    const problems = placesIn(WHOLE_MAPPING, []).map((place) => ({
      at: place,
      code: "shape" as const,
    }));
    const { others } = placedProblems(partsOf(WHOLE_MAPPING), problems);
    expect(others.map((problem) => problem.at)).toEqual(["version"]);
  });

  it("has the names of what a change in is activity", () => {
    const part = partsOf(BLANK_MAPPING).find(({ kind }) => kind === "ticks");
    expect(part).toMatchObject({ among: [...TELLING_FIELDS] });
  });

  it("begins with what is a mapping, whatever is chosen in it", () => {
    const choices = partsOf(WHOLE_MAPPING).filter(
      (part) => part.kind === "choice" && part.at[0] !== "auth",
    );
    expect(choices.length).toBeGreaterThanOrEqual(10);
    for (const part of choices) {
      if (part.kind !== "choice") continue;
      for (const { value } of part.options) {
        const chosen = writtenChoice(part, value, undefined);
        const written = put(WHOLE_MAPPING, part.at, chosen);
        const parsed = Mapping.safeParse(written);
        expect(
          parsed.error?.issues ?? [],
          `${part.at.join(".")} ${value}`,
        ).toEqual([]);
        // All that belongs to it has a field now.
        const places = placesIn(chosen, part.at).map((place) => ({
          at: place,
          code: "shape" as const,
        }));
        expect(placedProblems(partsOf(written), places).others).toEqual([]);
      }
    }
  });

  it("asks for what each way of a secret needs", () => {
    const [choice] = authParts(BLANK_MAPPING);
    if (choice?.kind !== "choice") throw new Error("no choice");
    for (const { value } of choice.options) {
      const written = put(
        BLANK_MAPPING,
        ["auth"],
        writtenChoice(choice, value, undefined),
      );
      const filled = authParts(written)
        .filter(({ kind }) => kind === "text")
        .reduce((all, part) => put(all, part.at, "x"), written);
      expect(Mapping.safeParse(filled).success, value).toBe(true);
    }
  });

  it("keeps what ways have in common, and begins the rest anew", () => {
    const [paging] = groupOf(WHOLE_MAPPING, "list-paging").parts;
    if (paging?.kind !== "choice") throw new Error("no choice");
    const before = at(WHOLE_MAPPING, ["list", "paging"]);
    const offset = writtenChoice(paging, "offset", before);
    expect(offset).toEqual({
      by: "offset",
      offset: "offset",
      size: "per_page",
      rows: 50,
      total: "meta.total",
      most: 20,
      rest: "left",
    });
    expect(writtenChoice(paging, "", before)).toBeUndefined();
    // What stood there before is there again, with what was changed meanwhile.
    expect(
      writtenChoice(paging, "page", { ...offset, rows: 70 }, before),
    ).toEqual({ ...fieldsOf(before), rows: 70 });
  });
});

describe("a group", () => {
  it("says how much in it is set", () => {
    const count = (key: string, written: unknown = WHOLE_MAPPING): number =>
      countSet(groupOf(written, key), written);
    expect(
      mappingGroups(BLANK_MAPPING).map(({ key }) => count(key, BLANK_MAPPING)),
    ).toEqual(mappingGroups(BLANK_MAPPING).map(() => 0));
    // The body and its JSON, a parameter, a header.
    expect(count("list-request")).toBe(4);
    expect(count("list-rows")).toBe(2);
    expect(count("list-paging")).toBe(8);
    expect(count("errors")).toBe(6);
    expect(count("limits")).toBe(7);
  });

  it("says how many of its fields are wrong, those of the groups in it too", () => {
    const placed = placedProblems(partsOf(WHOLE_MAPPING), [
      { at: "directory.paging.rows", code: "shape" },
      { at: "directory.fields.id.0", code: "expression" },
      { at: "directory.fields.id.1", code: "expression" },
      { at: "stream.messages.0.when.data.type", code: "expression" },
      { at: "values.team", code: "value_missing" },
      { at: "nowhere", code: "shape" },
    ]);
    expect(countWrong(groupOf(WHOLE_MAPPING, "directory"), placed)).toBe(2);
    expect(countWrong(groupOf(WHOLE_MAPPING, "stream"), placed)).toBe(1);
    expect(countWrong(groupOf(WHOLE_MAPPING, "limits"), placed)).toBe(0);
    expect(placed.at.get("stream.messages.0.when")?.at).toBe(
      "stream.messages.0.when.data.type",
    );
    expect(placed.at.has("values.team")).toBe(true);
    expect(placed.others).toEqual([{ at: "nowhere", code: "shape" }]);
  });
});
