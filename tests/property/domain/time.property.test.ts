import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readRecorded,
  writeRecorded,
} from "../../../utils/connectors/recording.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { isOnline } from "../../../utils/domain/facts.ts";
import { DAY, HOUR, localInstant } from "../../../utils/domain/instant.ts";
import { reportOf } from "../../../utils/domain/people.ts";
import { type Recorded, replay } from "../../../utils/domain/replay.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { NOON } from "../../support/builders.ts";
import { type Case, anyCase, seenIn } from "./cases.ts";
import { ALL_FAULTS, WIRE_FAULTS, anyFaults, through } from "./channel.ts";
import {
  RULES,
  type Step,
  type Told,
  applied,
  limitOf,
  onlineIn,
  run,
  runningTold,
  sessionsOf,
  watermark,
} from "./fold.ts";
import { clippedTo, localDays } from "./local-days.ts";
import { forAll } from "./runs.ts";
import { shiftedLog, shiftedSession } from "./shifted.ts";
import { anyStory } from "./any-story.ts";

const anything = anyCase(ALL_FAULTS);
/** The platform says neither which login it is nor when it began. */
const NAMELESS = { names: [false, false], starts: [false, false] };
const NO_STARTS = { names: [true, true], starts: [false, false] };

/** From one applied observation to the next: ms, and whether that was too long. */
const interval = ({ before, after }: Step, { rules }: Pick<Case, "rules">) => {
  const [from, to] = [watermark(before), watermark(after)];
  if (from === null || to === null) return null;
  return { from, to, ms: to - from, isGap: to - from > limitOf(rules) };
};

const sumOf = (sessions: readonly Told[]) => ({
  observed: sessions.reduce((sum, { observedMs }) => sum + observedMs, 0),
  engaged: sessions.reduce((sum, { engagedMs }) => sum + engagedMs, 0),
  length: sessions.reduce(
    (sum, { start, end, cutMs }) => sum + (end - start - cutMs),
    0,
  ),
});

describe("a gap", () => {
  it("adds nothing to any duration, proven or not (I9)", () => {
    forAll(anyCase(ALL_FAULTS, { manner: NO_STARTS }), (subject) => {
      for (const step of applied(seenIn(subject))) {
        if (interval(step, subject)?.isGap !== true) continue;
        const then = runningTold(step.before, subject.rules);
        const over = sessionsOf(
          { known: step.after, finished: step.finished },
          subject.rules,
        );
        expect(sumOf(over)).toEqual(sumOf(then));
      }
    });
  });

  it("ends what nobody proves where it was last seen (I9)", () => {
    forAll(
      anyCase(ALL_FAULTS, { manner: NAMELESS, parts: false }),
      (subject) => {
        for (const step of applied(seenIn(subject))) {
          const between = interval(step, subject);
          if (between?.isGap !== true) continue;
          const isPart =
            step.observation.kind === "snapshot" && !step.observation.complete;
          if (isPart) continue;
          const doubted = step.before.sessions.unsure.length > 0;
          for (const { end } of step.finished)
            expect(end).toBeLessThanOrEqual(between.from);
          if (doubted) continue;
          for (const { start } of runningTold(step.after, subject.rules))
            expect(start).toBe(between.to);
        }
      },
    );
  });
});

describe("observed time", () => {
  it("is the time between observations of who was there at both, or said to leave in between (I10)", () => {
    forAll(
      anyCase(["twice", "again", "lost", "unreadable", "foreign", "skewed"], {
        manner: NAMELESS,
        parts: false,
      }),
      (subject) => {
        const seen = seenIn(subject);
        let expected = 0;
        for (const step of applied(seen)) {
          const between = interval(step, subject);
          if (between === null || between.isGap) continue;
          const there = new Set(onlineIn(step.after));
          for (const id of onlineIn(step.before)) {
            if (there.has(id)) expected += between.ms;
            else if (
              step.observation.kind === "delta" &&
              step.observation.pushed
            ) {
              const report = reportOf(step.after.roster.people, id);
              const said = report?.lastSeenAt ?? between.to;
              const isBetween = said > between.from && said < between.to;
              expected += isBetween ? said - between.from : between.ms;
            }
          }
        }
        expect(sumOf(sessionsOf(seen, subject.rules)).observed).toBe(expected);
      },
    );
  });

  it("of one person is never more than we looked, however the platform's clocks differ (D3, D4, I17)", () => {
    forAll(anything, (subject) => {
      const seen = seenIn(subject);
      let covered = 0;
      for (const step of applied(seen)) {
        const between = interval(step, subject);
        if (between !== null && !between.isGap) covered += between.ms;
      }
      const sessions = sessionsOf(seen, subject.rules);
      for (const one of new Set(sessions.map(({ person }) => person)))
        expect(
          sumOf(sessions.filter(({ person }) => person === one)).observed,
        ).toBeLessThanOrEqual(covered);
    });
  });
});

describe("the time up to which is known", () => {
  it("is the latest that was applied, and no other (I17)", () => {
    forAll(anything, (subject) => {
      const seen = seenIn(subject);
      const latest = Math.max(
        ...applied(seen).map(({ observation }) => observation.serverTime),
      );
      const at = observedAt(seen.known.sessions.coverage);
      expect(at ?? -Infinity).toBe(latest);
      expect(seen.known.roster.serverTime).toBe(at);
      for (const id of onlineIn(seen.known)) {
        const report = reportOf(seen.known.roster.people, id);
        expect(report !== undefined && isOnline(report)).toBe(true);
      }
    });
  });
});

describe("clocks", () => {
  it("of the platform may be set differently: everything is shifted, and nothing else changes (I18)", () => {
    forAll(
      fc.tuple(anything, fc.integer({ min: -3 * DAY, max: 3 * DAY })),
      ([subject, ms]) => {
        const { story, faults, rules } = subject;
        const log = through(story.log, faults);
        const straight = sessionsOf(run(log, undefined, rules), rules);
        const moved = run(shiftedLog(log, ms), undefined, rules);
        expect(sessionsOf(moved, rules)).toEqual(
          straight.map((told) => shiftedSession(told, ms)),
        );
      },
    );
  });

  it("of this machine decide nothing (D1, D2, I18)", () => {
    const clock = fc.constantFrom(0, NOON - DAY, NOON + DAY, 4_070_908_800_000);
    forAll(
      fc.tuple(
        // A recording gives no epoch to the answer that a compared one stands on.
        anyStory({ restarts: false }),
        anyFaults(WIRE_FAULTS),
        fc.infiniteStream(clock),
      ),
      ([{ log }, faults, clocks]) => {
        const wire = through(log, faults).filter(isObserved);
        const recorded = wire.flatMap((entry) => {
          const now = localInstant(clocks.next().value ?? 0);
          const read = readRecorded(writeRecorded(entry, now));
          return read.ok ? [read.value] : [];
        });
        const question = {
          at: null,
          intervalMs: RULES.intervalMs,
          limits: DEFAULT_LIMITS,
        };
        expect(replay(recorded, question)).toEqual(replay(wire, question));
      },
    );
  });
});

const isObserved = (
  entry: Recorded,
): entry is Exclude<Recorded, { kind: "lost" | "unreadable" }> =>
  "position" in entry;

describe("days of a wall clock", () => {
  const transitions: readonly (readonly [string, number, number])[] = [
    ["Europe/Warsaw", Date.UTC(2026, 2, 29), 23],
    ["Europe/Warsaw", Date.UTC(2026, 9, 25), 25],
    ["America/New_York", Date.UTC(2026, 2, 8, 5), 23],
    ["America/New_York", Date.UTC(2026, 10, 1, 5), 25],
    ["Australia/Lord_Howe", Date.UTC(2026, 3, 4, 14), 24.5],
    ["Australia/Lord_Howe", Date.UTC(2026, 9, 3, 14), 23.5],
    ["UTC", Date.UTC(2028, 1, 29), 24],
  ];

  it.each(transitions)(
    "in %s hold every ms of the sessions once, also where the day has not 24 hours (D6, D7, D9, I19)",
    (zone, midnight, hours) => {
      const [day] = localDays(midnight + HOUR, midnight + HOUR, zone).filter(
        ({ from, to }) => from <= midnight + HOUR && midnight + HOUR < to,
      );
      expect(((day?.to ?? 0) - (day?.from ?? 0)) / HOUR).toBe(hours);
      forAll(
        fc.tuple(anything, fc.integer({ min: 0, max: DAY })),
        ([{ story, faults, rules }, ms]) => {
          const log = shiftedLog(
            through(story.log, faults),
            midnight - NOON + ms,
          );
          const sessions = sessionsOf(run(log, undefined, rules), rules);
          for (const { start, end } of sessions) {
            const days = localDays(start, end, zone);
            const sum = days.reduce(
              (all, one) => all + clippedTo(one, start, end),
              0,
            );
            expect(sum).toBe(end - start);
            expect(new Set(days.map(({ name }) => name)).size).toBe(
              days.length,
            );
          }
        },
        0.1,
      );
    },
  );
});
