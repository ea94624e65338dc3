import fc from "fast-check";
import { Presence as Official, type State } from "phoenix";
import { describe, expect, it } from "vitest";
import { createPresence } from "../../../utils/connectors/phoenix-presence.ts";

/** Few keys and references, so that they meet; keys that trip over prototypes among them. */
const key = fc.constantFrom("ana", "bo", "__proto__", "constructor", "1");
const meta = fc.record({
  phx_ref: fc.constantFrom("1", "2", "3", "4", "5", "6"),
  page: fc.constantFrom("/", "/cart"),
});
/** References of one key are never said twice. */
const metas = fc.uniqueArray(meta, {
  selector: ({ phx_ref }) => phx_ref,
  maxLength: 4,
});
/** As they are on the wire: "__proto__" is a member like any other there. */
const presences = fc
  .uniqueArray(fc.tuple(key, metas), {
    selector: ([name]) => name,
    maxLength: 4,
  })
  .map((entries) =>
    JSON.stringify(
      Object.fromEntries(entries.map(([name, all]) => [name, { metas: all }])),
    ),
  );
const step = fc.oneof(
  { weight: 1, arbitrary: presences.map((state) => ({ state })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(presences, presences)
      .map(([joins, leaves]) => ({ joins, leaves })),
  },
);

// CAST: made above.
const parsed = (text: string): State => JSON.parse(text) as State;

describe("presences of Phoenix", () => {
  it("are what the official client makes of any states and diffs", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const ours = createPresence();
        ours.takeState({});
        // Without a prototype, as the client's own beginning.
        let theirs: State = Object.assign(Object.create(null) as State);
        for (const one of steps) {
          if ("state" in one) {
            expect(ours.takeState(parsed(one.state))).toBe(true);
            theirs = Official.syncState(theirs, parsed(one.state));
          } else {
            const diff = {
              joins: parsed(one.joins),
              leaves: parsed(one.leaves),
            };
            expect(ours.takeDiff(diff)).not.toBeNull();
            theirs = Official.syncDiff(theirs, diff);
          }
          expect(new Map(ours.now())).toEqual(
            new Map(
              Object.entries(theirs).map(([name, { metas: all }]) => [
                name,
                all,
              ]),
            ),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});
