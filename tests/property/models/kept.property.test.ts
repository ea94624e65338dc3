import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { headlineOf } from "../../../utils/domain/headline.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { type Moment, compareBy } from "../../../utils/domain/order.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import type { Sort } from "../../../utils/domain/view.ts";
import { createHeadline } from "../../../utils/models/kept-headline.ts";
import { createOrder } from "../../../utils/models/kept-order.ts";
import {
  type People,
  peopleAfter,
  peopleOfScreen,
} from "../../../utils/models/people.ts";
import { NOON } from "../../support/builders.ts";
import { anyId, anyList, anyReport } from "../domain/reports.ts";

const SOURCE = sourceId("acme");
const MOMENT: Moment = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};

const sort: fc.Arbitrary<Sort> = fc.record({
  key: fc.constantFrom("status", "lastActive", "activeFor", "user"),
  direction: fc.constantFrom("ascending", "descending"),
});

/** What one revision brings: few, so that an order is merged, and now and then many. */
const revisions = fc.array(
  fc.record({
    upserts: fc.uniqueArray(anyReport, {
      maxLength: 4,
      selector: ({ id }) => id,
    }),
    removals: fc.array(anyId, { maxLength: 2 }),
  }),
  { maxLength: 6 },
);

const presentIn = ({ index }: People) =>
  index.reports.filter((report) => report !== undefined);

/** Shows the list as it is read first, and after each revision. */
const through = (
  list: Parameters<typeof peopleOfScreen>[0]["rows"],
  changes: readonly Pick<
    Parameters<typeof peopleAfter>[1][number],
    "upserts" | "removals"
  >[],
  show: (people: People) => void,
): void => {
  const screen = {
    source: SOURCE,
    revision: 1,
    sort: { key: "status", direction: "ascending" },
    headline: headlineOf([], NOON, DEFAULT_LIMITS, []),
    rows: list,
    running: [],
  } as const;
  let people = peopleOfScreen(screen, pageName);
  show(people);
  for (const [at, { upserts, removals }] of changes.entries()) {
    const delta = {
      source: SOURCE,
      revision: at + 2,
      serverTime: NOON,
      upserts,
      removals,
      running: [],
      gone: [],
      lastEnds: [],
    };
    people = peopleAfter(people, [delta], at + 2);
    show(people);
  }
};

describe("what is kept from revision to revision", () => {
  it("is the order of everybody, as when all are sorted anew", () => {
    fc.assert(
      fc.property(anyList, revisions, sort, (list, changes, by) => {
        const orderOf = createOrder();
        through(list, changes, (people) => {
          const { reports } = people.index;
          const shown = [...orderOf(people, by, MOMENT, 1)];
          const compare = compareBy(by, MOMENT);
          expect(shown.map((slot) => reports[slot]?.id)).toEqual(
            [...reports.entries()]
              .flatMap(([slot, report]) =>
                report === undefined ? [] : [{ slot, report }],
              )
              .sort((a, b) => compare(a.report, b.report) || a.slot - b.slot)
              .map(({ report }) => report.id),
          );
        });
      }),
    );
  });

  it("is the number of everybody, as when all are counted anew", () => {
    fc.assert(
      fc.property(anyList, revisions, (list, changes) => {
        const countedIn = createHeadline();
        through(list, changes, (people) => {
          expect(countedIn(people, NOON, DEFAULT_LIMITS)).toEqual(
            headlineOf(presentIn(people), NOON, DEFAULT_LIMITS, []),
          );
        });
      }),
    );
  });
});
