import { describe, expect, it } from "vitest";
import {
  markOfPages,
  pagesOfMark,
  sumOf,
} from "../../../utils/connectors/directus-pages-left.ts";
import { type PersonId, personId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR } from "../../../utils/domain/instant.ts";
import { NOON, before, online, person } from "../../support/builders.ts";

const left = (id: string, ms: number) =>
  person(id, { lastActiveAt: before(ms) });

const pathsOf = (...ids: readonly string[]): Map<PersonId, string | null> =>
  new Map(ids.map((id) => [personId(id), `/of/${id}`]));

describe("pages that were left", () => {
  it("are known again by the mark, of who was there within a day and is not now", () => {
    const reports = [
      left("ana", HOUR),
      left("bo", DAY),
      online("cy", { lastActiveAt: NOON }),
      left("di", HOUR),
      person("ed"),
    ];
    const paths = pathsOf("ana", "bo", "cy", "ed");
    paths.set(personId("di"), null);
    expect([...pagesOfMark(markOfPages(reports, paths, NOON))]).toEqual([
      [sumOf("ana"), sumOf("/of/ana")],
    ]);
  });

  it("are a thousand at most, the latest", () => {
    const ids = Array.from({ length: 1500 }, (_, at) => `p${at}`);
    const reports = ids.map((id, at) => left(id, HOUR + at));
    const mark = markOfPages(reports, pathsOf(...ids), NOON);
    const pages = pagesOfMark(mark);
    expect(pages.size).toBe(1000);
    expect(pages.has(sumOf("p999"))).toBe(true);
    expect(mark?.length).toBeLessThan(15_000);
  });

  it("have sums by which pages differ", () => {
    const sums = Array.from({ length: 5000 }, (_, at) =>
      sumOf(`/tickets/${at}`),
    );
    expect(new Set(sums).size).toBe(5000);
    expect(new Set(sums.map(({ length }) => length))).toEqual(new Set([7]));
  });

  it.each([null, "", '"etag"', "pages", "pages:", "pages:abc"])(
    "are none by the mark %j",
    (mark) => {
      expect(pagesOfMark(mark).size).toBe(0);
    },
  );

  it("leave no mark where nobody left one", () => {
    expect(markOfPages([online("ana")], pathsOf("ana"), NOON)).toBeNull();
  });
});
