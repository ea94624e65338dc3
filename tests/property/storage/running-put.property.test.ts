import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { RunningSession, Visit } from "../../../utils/domain/session.ts";
import {
  putRunning,
  runningPut,
  sessionPut,
} from "../../../utils/storage/running-put.ts";
import { NOON, after } from "../../support/builders.ts";
import { visit } from "../../unit/storage/history-world.ts";
import { anyId } from "../domain/reports.ts";

const running = (more: Partial<RunningSession> = {}): RunningSession => ({
  person: personId("ana"),
  id: null,
  start: NOON,
  atLeast: false,
  firstSeenAt: NOON,
  inSightSince: NOON,
  coveredFrom: 0,
  cutMs: 0,
  engagedMs: 0,
  activeAt: null,
  visits: [],
  visit: null,
  seenAt: null,
  left: null,
  ...more,
});

const page = (number: number): Visit =>
  visit(`https://acme.test/${number}`, after(number), after(number + 1));

/** What may happen to a session: it goes on with more visits, with fewer (one is taken back), begins anew, or is over. */
const anyStep = fc.record({
  person: anyId,
  kept: fc.oneof({ weight: 4, arbitrary: fc.constant(Infinity) }, fc.nat(3)),
  more: fc.array(fc.nat(9).map(page), { maxLength: 3 }),
  engagedMs: fc.nat(MINUTE),
  over: fc.boolean(),
});

describe("puts of running sessions", () => {
  it("fold to the map that they were made of, however the visits changed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyStep, { maxLength: 5 }), { maxLength: 12 }),
        (observations) => {
          const memory = new Map<string, RunningSession>();
          const disk: Parameters<typeof putRunning>[0] = new Map();
          for (const steps of observations) {
            const before = new Map(memory);
            const touched = new Set(steps.map(({ person }) => person));
            for (const { person, kept, more, engagedMs, over } of steps) {
              const visits = memory.get(person)?.visits ?? [];
              memory.set(
                person,
                running({
                  person,
                  engagedMs,
                  visits: [...visits.slice(0, kept), ...more],
                }),
              );
              if (over) memory.delete(person);
            }
            const puts = [...touched].flatMap((person) => {
              const session = memory.get(person);
              return session === undefined
                ? []
                : [runningPut(before.get(person), session)];
            });
            const gone = [...touched].filter((person) => !memory.has(person));
            putRunning(disk, structuredClone({ running: puts, gone }));
            expect(disk).toEqual(memory);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("hold only the visits that came, of a person who has made a hundred", () => {
    const before = running({
      visits: Array.from({ length: 100 }, (_, index) => page(index)),
    });
    const same = { ...before, engagedMs: 5 };
    expect(runningPut(before, same)).toMatchObject({
      keptVisits: 100,
      moreVisits: [],
    });
    const moved = { ...before, visits: [...before.visits, page(100)] };
    const put = runningPut(before, moved);
    expect(put.moreVisits).toEqual([page(100)]);
    expect(put).not.toHaveProperty("visits");
    expect(sessionPut(before, put)).toEqual(moved);
  });

  it("hold everything of somebody of whom nothing stood", () => {
    const first = running({ visits: [page(1)] });
    const put = runningPut(undefined, first);
    expect(put).toMatchObject({ keptVisits: 0, moreVisits: [page(1)] });
    expect(sessionPut(undefined, put)).toEqual(first);
    // A session of 24 hours is closed and goes on without the visits of the one before.
    expect(runningPut(first, running())).toMatchObject({
      keptVisits: 0,
      moreVisits: [],
    });
  });
});
