import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Pace,
  asked,
  begun,
  changed,
  ended,
  moved,
  newPace,
} from "../../../utils/ticket/pace.ts";

describe("the pace of looking", () => {
  it("begins at once", () => {
    expect(newPace(5).dueAt).toBe(5);
  });

  it("waits a moment after a change, and a second after the last look", () => {
    const quiet = ended(begun(newPace(0), 0), 1);
    expect(changed(quiet, 5_000).dueAt).toBe(5_150);
    expect(changed(quiet, 100).dueAt).toBe(1_000);
    expect(changed(changed(quiet, 5_000), 5_100).dueAt).toBe(5_150);
  });

  it("is slower on a page that costs more", () => {
    const dear = ended(begun(newPace(0), 0), 200);
    expect(changed(dear, 100).dueAt).toBe(4_000);
    expect(moved(dear, 100).dueAt).toBe(4_000);
  });

  it("looks as soon as a new address has its content, or a moment later at the latest", () => {
    const old = ended(begun(newPace(0), 0), 1);
    const there = moved(old, 5_000);
    expect(there.dueAt).toBe(5_300);
    expect(changed(there, 5_020).dueAt).toBe(5_070);
  });

  it("answers a question at once", () => {
    expect(asked(ended(begun(newPace(0), 0), 1), 5_000).dueAt).toBe(5_050);
  });

  it("never looks more often than four times a second, nor for more than a twentieth of the time", () => {
    const event = fc.constantFrom(changed, moved, asked);
    const steps = fc.array(
      fc.tuple(event, fc.integer({ min: 0, max: 2_000 })),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 300 }), (all, cost) => {
        let now = 0;
        let pace: Pace = newPace(now);
        const looks: number[] = [];
        const due = (): void => {
          if (pace.dueAt === null || pace.dueAt > now) return;
          looks.push(pace.dueAt);
          pace = ended(begun(pace, pace.dueAt), cost);
        };
        for (const [next, wait] of all) {
          due();
          pace = next(pace, now);
          now += wait;
        }
        for (const [index, at] of looks.entries()) {
          const before = looks[index - 1];
          if (before !== undefined)
            expect(at - before).toBeGreaterThanOrEqual(
              Math.max(250, cost * 20),
            );
        }
      }),
    );
  });
});
