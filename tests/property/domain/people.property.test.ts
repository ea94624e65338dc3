import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import {
  NO_PEOPLE,
  type People,
  changed,
  peopleOf,
  reportOf,
  reportsOf,
} from "../../../utils/domain/people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { person } from "../../support/builders.ts";
import { HOSTILE_IDS, anyId, anyReport } from "./reports.ts";

const step = fc.record({
  upserts: fc.array(anyReport, { maxLength: 5 }),
  removals: fc.array(anyId, { maxLength: 4 }),
});

const listOf = (people: People): readonly Report[] => [...reportsOf(people)];
const sorted = (reports: Iterable<Report>): readonly Report[] =>
  [...reports].toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe("people, after any sequence of changes", () => {
  it("are what a Map would hold, and as many", () => {
    fc.assert(
      fc.property(fc.array(anyReport), fc.array(step), (first, steps) => {
        let people = peopleOf(first);
        const map = new Map(first.map((report) => [report.id, report]));
        for (const { upserts, removals } of steps) {
          people = changed(people, upserts, removals);
          for (const report of upserts) map.set(report.id, report);
          for (const id of removals) map.delete(id);
          expect(sorted(reportsOf(people))).toEqual(sorted(map.values()));
          expect(people.size).toBe(map.size);
          for (const id of HOSTILE_IDS)
            expect(reportOf(people, personId(id))).toBe(map.get(personId(id)));
        }
      }),
    );
  });

  it("leave every older value as it was", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const seen: {
          people: People;
          list: readonly Report[];
          size: number;
        }[] = [];
        let people = NO_PEOPLE;
        for (const { upserts, removals } of steps) {
          people = changed(people, upserts, removals);
          seen.push({ people, list: listOf(people), size: people.size });
        }
        for (const { people: older, list, size } of seen) {
          expect(listOf(older)).toEqual(list);
          expect(older.size).toBe(size);
        }
      }),
    );
  });

  it("are the same before and after the changes are merged into the list", () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      person(`u${index}`),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            from: fc.nat(2400),
            count: fc.nat(400),
            gone: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        (changes) => {
          let people = peopleOf(many);
          const map = new Map(many.map((report) => [report.id, report]));
          for (const { from, count, gone } of changes) {
            const ids = Array.from({ length: count }, (_, index) =>
              personId(`u${from + index}`),
            );
            const upserts = gone
              ? []
              : ids.map((id) => person(id, { name: `${from}` }));
            people = changed(people, upserts, gone ? ids : []);
            for (const report of upserts) map.set(report.id, report);
            if (gone) for (const id of ids) map.delete(id);
          }
          expect(people.size).toBe(map.size);
          expect(
            new Map(listOf(people).map((report) => [report.id, report])),
          ).toEqual(map);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are merged when the changes have outgrown their share, and not before", () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      person(`u${index}`),
    );
    const start = peopleOf(many);
    const few = changed(start, many.slice(0, 300), []);
    expect(few.base).toBe(start.base);
    expect(few.patch.size).toBe(300);
    const lots = changed(few, many.slice(300, 320), []);
    expect(lots.patch.size).toBe(0);
    expect(lots.size).toBe(5000);
  });
});
