import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOnline } from "../../../utils/domain/facts.ts";
import type { MappedPaging } from "../../../utils/mapping/mapping-list.ts";
import {
  BY_OFFSET,
  BY_PAGE,
  type Lists,
  movingList,
} from "../../support/moving-list.ts";

/** What happens before a page is asked for. */
type Move =
  | { readonly kind: "comes" | "goes"; readonly at: number }
  | { readonly kind: "nothing" };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("goes" as const, "comes" as const, "goes" as const),
    at: fc.nat(20),
  }),
  fc.constant({ kind: "nothing" as const }),
);
/** One for each page of each reading. */
const readings = fc.array(fc.array(move, { maxLength: 6 }), {
  minLength: 1,
  maxLength: 6,
});

const STAYS = "stays";

const worldOf = (people: number, paging: MappedPaging) => {
  let born = 0;
  const first: Lists = {
    "/people": Array.from({ length: people }, (_, at) => ({
      id: `${at % 2 === 0 ? STAYS : "may go"} ${at}`,
    })),
    "/directory": [],
  };
  const list = movingList(first, paging);
  let now = first;
  const put = (done: Move): void => {
    const all = [...now["/people"]];
    if (done.kind === "comes")
      all.splice(done.at % (all.length + 1), 0, { id: `came ${born++}` });
    const at = all.findIndex(
      ({ id }, index) =>
        index >=
          (done.kind === "goes" ? done.at : Infinity) % (all.length || 1) &&
        !String(id).startsWith(STAYS),
    );
    if (at >= 0) all.splice(at, 1);
    now = { ...now, "/people": all };
  };
  return {
    ...list,
    read: (moves: readonly Move[] = []) =>
      list.read((_, page) => {
        put(moves[page] ?? { kind: "nothing" });
        return now;
      }),
    true: () => now["/people"].map(({ id }) => String(id)).toSorted(),
  };
};

describe("a list that moves between its pages", () => {
  it("never lets anybody leave who is there the whole time, unless two readings in a row miss them", async () => {
    let missed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 14 }),
        fc.constantFrom(BY_PAGE, BY_OFFSET),
        readings,
        async (people, paging, all) => {
          const world = worldOf(people, paging);
          const staying = world.true().filter((id) => id.startsWith(STAYS));
          await world.read();
          let before: readonly unknown[] = staying;
          for (const moves of all) {
            const { listed, removals, snapshot } = await world.read(moves);
            const ids = snapshot.reports.map(({ id }) => id);
            expect(new Set(ids).size).toBe(ids.length);
            for (const id of staying) {
              if (listed.includes(id)) continue;
              missed++;
              if (before.includes(id)) expect(removals).not.toContain(id);
            }
            for (const id of removals) expect(listed).not.toContain(id);
            before = listed;
          }
          // Whatever was missed and went: two readings of a list that stands still say it.
          await world.read();
          await world.read();
          expect(world.ids()).toEqual(world.true());
          expect(world.people().every(isOnline)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
    // Else nothing was asked.
    expect(missed).toBeGreaterThan(0);
  });
});
