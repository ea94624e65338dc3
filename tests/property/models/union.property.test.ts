import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { takenApart } from "../../../utils/domain/listed-id.ts";
import type { Origin } from "../../../utils/domain/origin.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { Report } from "../../../utils/domain/person.ts";
import {
  type People,
  peopleAfter,
  peopleNamed,
  peopleOfScreen,
} from "../../../utils/models/people.ts";
import { createUnion, ownReport } from "../../../utils/models/union-people.ts";
import { runningPut } from "../../../utils/storage/running-put.ts";
import {
  NOON,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";
import { running } from "../../unit/models/session-builders.ts";

const ORIGINS: readonly Origin[] = [
  { source: sourceId("a"), name: "Acme", colour: "blue" },
  { source: sourceId("2:a"), name: "Beta", colour: "teal" },
];

/** Few ids, that both platforms give, and such as look like those of a list of several. */
const ids = ["ana", "bo", "__proto__", "1:aana", "3:2:aana", "0:", ":"];

/** What one of the two platforms says next: somebody came, changed or went. */
const change = fc.record({
  which: fc.nat(1),
  id: fc.constantFrom(...ids),
  what: fc.constantFrom("online", "offline", "gone", "other page", "reread"),
  /** Somebody looks at the list of all only now and then. */
  seen: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

const empty = (): People =>
  peopleOfScreen(
    {
      source: sourceId("any"),
      revision: 0,
      sort: { key: "status", direction: "ascending" },
      headline: {
        ...{ total: 0, online: 0, offline: 0, active: 0, idle: 0, away: 0 },
        ...{ pending: 0, disabled: 0, anomalies: 0, averageSession: null },
      },
      rows: [],
      running: [],
    },
    pageName,
  );

const told = (people: People, { id, what }: Change): People => {
  // The list is read anew, or its pages are called otherwise: another index.
  if (what === "reread") return peopleNamed(people, (page) => pageName(page));
  const revision = people.revision + 1;
  const upserts: readonly Report[] =
    what === "gone"
      ? []
      : what === "offline"
        ? [person(id)]
        : [
            online(id, {
              email: `${id}@${revision}.test`,
              sessions: [
                session({ page: pageOn(`https://a.test/${what}/${revision}`) }),
              ],
            }),
          ];
  const isHere = what === "online" || what === "other page";
  return peopleAfter(
    people,
    [
      {
        ...{ source: sourceId("any"), revision, serverTime: NOON, upserts },
        removals: what === "gone" ? [personId(id)] : [],
        running: isHere ? [runningPut(undefined, running(id))] : [],
        gone: isHere ? [] : [personId(id)],
        lastEnds: [],
      },
    ],
    revision,
  );
};

/** Everybody of a list, by id: the report, the session, the text that is searched and the page. */
const everybody = ({ index, running: sessions }: People) =>
  new Map(
    [...index.slots].map(([id, slot]) => [
      id,
      {
        report: index.reports[slot],
        session: sessions.get(id),
        text: index.texts[slot],
        page: index.pages[slot],
      },
    ]),
  );

describe("the list of two connections", () => {
  it("is each of them alone, whoever has which id, in whatever order things happen", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const lists = [empty(), empty()];
        const unionOf = createUnion();
        const look = (): People | null =>
          unionOf(
            ORIGINS.map((origin, at) => ({
              origin,
              people: lists[at] ?? null,
            })),
          );
        look();
        for (const one of changes) {
          lists[one.which] = told(lists[one.which] ?? empty(), one);
          if (one.seen) look();
        }
        const union = look();
        if (union === null) throw new Error("Both were read.");
        const all = everybody(union);
        let count = 0;
        for (const [at, { source }] of ORIGINS.entries())
          for (const [id, own] of everybody(lists[at] ?? empty())) {
            count++;
            const found = [...all].find(
              ([listed]) =>
                takenApart(listed).source === source &&
                takenApart(listed).person === id,
            )?.[1];
            expect({
              ...found,
              report: found?.report && ownReport(found.report, id),
            }).toEqual(own);
            expect(found?.report).toMatchObject({
              from: ORIGINS[at],
              own: id,
            });
          }
        expect(all.size).toBe(count);
        expect(union.index.size).toBe(count);
        expect(
          union.index.reports.filter((report) => report !== undefined),
        ).toHaveLength(count);
        expect([...union.running.keys()].every((id) => all.has(id))).toBe(true);
      }),
    );
  });

  it("touches, of a change in one of them, no row of the other", () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 30 }),
        change,
        (before, last) => {
          const lists = [empty(), empty()];
          for (const one of before)
            lists[one.which] = told(lists[one.which] ?? empty(), one);
          const unionOf = createUnion();
          const look = () =>
            unionOf(
              ORIGINS.map((origin, at) => ({
                origin,
                people: lists[at] ?? null,
              })),
            );
          const first = look();
          const reports = [...(first?.index.reports ?? [])];
          lists[last.which] = told(lists[last.which] ?? empty(), last);
          const second = look();
          expect(second?.index).toBe(first?.index);
          // Nothing was said that is not there already.
          if (second === first) return;
          const other = ORIGINS[1 - last.which]?.source;
          for (const [slot, report] of reports.entries())
            if (report?.from?.source === other) {
              expect(second?.index.reports[slot]).toBe(report);
              expect(second?.touched.has(slot)).toBe(false);
            }
        },
      ),
    );
  });
});
