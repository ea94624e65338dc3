import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { observe } from "../../../utils/domain/observe.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { isOnline } from "../../../utils/domain/facts.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import { canonical } from "./canonical.ts";
import { anyCase, seenIn } from "./cases.ts";
import { ALL_FAULTS, WIRE_FAULTS, anyFaults, through } from "./channel.ts";
import {
  type Step,
  applied,
  openIn,
  run,
  sessionsOf,
  watermark,
} from "./fold.ts";
import { forAll } from "./runs.ts";
import { anyStory } from "./any-story.ts";
import { ANCHOR, listOf } from "./world.ts";

const anything = anyCase(ALL_FAULTS);

/** The same in the end, and the same sessions over on the way. */
const expectSame = (one: readonly Recorded[], other: readonly Recorded[]) => {
  const [a, b] = [run(one), run(other)];
  expect(canonical(b.known)).toEqual(canonical(a.known));
  expect(sessionsOf(b)).toEqual(sessionsOf(a));
};

describe("an observation", () => {
  it("that is told twice has no effect the second time (I5)", () => {
    forAll(anything, (subject) => {
      for (const { observation, after, outcome } of seenIn(subject).steps) {
        if (outcome === "doubt") continue;
        const again = observe(after, observation, subject.rules);
        expect(canonical(again.knowledge)).toEqual(canonical(after));
        expect(again.knowledge.roster.doubted).toBe(after.roster.doubted);
      }
    });
  });

  it("that is told any number of times, at once or later, has no effect (E2, E4, I6)", () => {
    forAll(
      fc.tuple(
        anyStory(),
        anyFaults(["lost", "part", "unreadable"]),
        anyFaults(["twice", "again"]),
      ),
      ([{ log }, faults, repeats]) => {
        const wire = through(log, faults);
        expectSame(wire, through(wire, repeats));
      },
    );
  });

  it("that was the last one kept may be told again after a restart (I7)", () => {
    forAll(
      fc.tuple(anyStory(), anyFaults(WIRE_FAULTS), fc.nat()),
      ([{ log }, faults, cut]) => {
        const wire = through(log, faults);
        const prefix = wire.slice(0, cut % (wire.length + 1));
        const rest = wire.slice(prefix.length);
        const before = run(prefix);
        const kept = { ...before, known: structuredClone(before.known) };
        // In doubt nothing is told again: a new list is asked for.
        const last = before.known.roster.doubted
          ? undefined
          : applied(before).at(-1)?.observation;
        const again = run(last === undefined ? [] : [last], kept);
        const straight = run(wire);
        const resumed = run(rest, again);
        expect(canonical(resumed.known)).toEqual(canonical(straight.known));
        expect(sessionsOf(resumed)).toEqual(sessionsOf(straight));
      },
    );
  });

  it("may be told by two who read the same log, in any order of turns (I22)", () => {
    forAll(
      fc.tuple(
        anyStory({ restarts: false, parts: false }),
        anyFaults(["lost"]),
        fc.infiniteStream(fc.boolean()),
      ),
      ([{ log }, faults, turns]) => {
        const wire = through(log, faults);
        const both: Recorded[] = [];
        const readers = [wire.values(), wire.values()];
        while (both.length < 2 * wire.length) {
          const first = turns.next().value === true ? 0 : 1;
          for (const reader of [first, 1 - first]) {
            const next = readers[reader]?.next();
            if (next === undefined || next.done === true) continue;
            both.push(next.value);
            break;
          }
        }
        expectSame(wire, both);
      },
    );
  });
});

describe("who is online", () => {
  it("is exactly whom a complete, newer list names, whatever came before (I12)", () => {
    forAll(anything, (subject) => {
      const { world } = subject.story;
      const reports = listOf(world);
      const list: Observation = {
        kind: "snapshot",
        complete: true,
        reports,
        position: { epoch: "the last", seq: 1 },
        serverTime: world.now,
        mark: null,
      };
      const { known } = run([list], seenIn(subject), subject.rules);
      expect(openIn(known)).toEqual(
        reports
          .filter(isOnline)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(known.roster.people.size).toBe(reports.length);
      expect(reports).toContain(ANCHOR);
    });
  });

  it("never leaves for what is incomplete, old, foreign or not understood (I13)", () => {
    forAll(anything, (subject) => {
      for (const { observation, outcome, before, after } of seenIn(subject)
        .steps) {
        const speaks =
          outcome === "applied" &&
          (observation.kind === "delta" ||
            (observation.kind === "snapshot" && observation.complete));
        if (speaks) continue;
        const named =
          outcome === "applied" && observation.kind === "snapshot"
            ? observation.reports.map(({ id }) => id)
            : [];
        const stay = openIn(before).filter((id) => !named.includes(id));
        expect(openIn(after)).toEqual(expect.arrayContaining(stay));
      }
    });
  });

  it("does not change by deltas of another epoch (I15)", () => {
    forAll(anything, (subject) => {
      for (const { observation, before, after } of seenIn(subject).steps) {
        const { position } = before.roster;
        if (observation.kind !== "delta" || position === null) continue;
        if (observation.basis.epoch === position.epoch) continue;
        expect(after.sessions).toBe(before.sessions);
        expect(after.roster.people).toBe(before.roster.people);
      }
    });
  });
});

const isList = ({ observation }: Step): boolean =>
  observation.kind === "snapshot";

describe("after a doubt", () => {
  it("nothing is applied but a list (I15b)", () => {
    forAll(anything, (subject) => {
      for (const step of seenIn(subject).steps) {
        const { before, after } = step;
        if (!before.roster.doubted || isList(step)) continue;
        expect(step.outcome).not.toBe("applied");
        expect(after.sessions).toBe(before.sessions);
        expect(after.roster.doubted).toBe(true);
      }
    });
  });

  it("a hole in the numbers changes nothing but the doubt (I16)", () => {
    forAll(anything, (subject) => {
      for (const { observation, outcome, before, after } of seenIn(subject)
        .steps) {
        if (observation.kind !== "delta") continue;
        const { position } = before.roster;
        const { basis } = observation;
        const follows =
          basis.epoch === position?.epoch && basis.seq === position.seq;
        if (outcome === "applied") expect(follows).toBe(true);
        if (outcome !== "doubt") continue;
        expect(after.sessions).toBe(before.sessions);
        expect(after.roster).toEqual({ ...before.roster, doubted: true });
      }
    });
  });

  it("what was pushed meanwhile is caught up with, when the list stands before it (E1, E7)", () => {
    forAll(
      fc.tuple(
        anyStory({
          modes: ["stream"],
          parts: false,
          restarts: false,
          opens: true,
        }),
        fc.nat(),
      ),
      ([{ log }, late]) => {
        const [list, ...others] = log.filter(
          (observation, index) => index === 0 || observation.kind === "delta",
        );
        if (list === undefined) return;
        const place = late % (others.length + 1);
        const after = run(others.toSpliced(place, 0, list));
        const straight = run([list, ...others]);
        expect(openIn(after.known)).toEqual(openIn(straight.known));
        expect(after.known.roster.position).toEqual(
          straight.known.roster.position,
        );
        expect(watermark(after.known)).toBe(watermark(straight.known));
        expect(after.known.roster.tally).toEqual(straight.known.roster.tally);
      },
    );
  });
});
