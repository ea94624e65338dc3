import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { continuity, loginOf } from "../../../utils/domain/session.ts";
import { RESUME_WITHIN_MS } from "../../../utils/domain/sessions.ts";
import { NOON } from "../../support/builders.ts";
import { WIRE_FAULTS, anyFaults, through } from "./channel.ts";
import { RULES, limitOf, run, sessionsOf, watermark } from "./fold.ts";
import { forAll } from "./runs.ts";
import { anyStory } from "./any-story.ts";
import type { TruePerson, TrueStay } from "./true-person.ts";

/** A beat or a change at least three times in a gap's limit. */
const STEADY = fc.integer({ min: 0, max: limitOf(RULES) / 3 });

interface Life {
  readonly start: number;
  /** Null: still there. */
  readonly end: number | null;
  readonly observedMs: number;
}

/** A person's sessions as they were, cut at the time that we looked: [NOON, `until`). */
const trueLives = (
  { stays, manner }: TruePerson,
  firstList: readonly Report[],
  until: number,
): readonly Life[] => {
  const lives: Life[] = [];
  let last: Report | null = null;
  for (const stay of stays) {
    const isFirst = stay.start <= NOON;
    const first = isFirst
      ? (firstList.find(({ id }) => id === manner.id) ?? null)
      : stay.first;
    const observedMs = (stay.end ?? until) - Math.max(stay.start, NOON);
    const before = lives.at(-1);
    if (
      before !== undefined &&
      before.end !== null &&
      stay.start - before.end <= RESUME_WITHIN_MS &&
      mayGoOn(last, first)
    )
      lives[lives.length - 1] = {
        start: before.start,
        end: stay.end,
        observedMs: before.observedMs + observedMs,
      };
    else
      lives.push({
        start: isFirst ? startSaid(first) : stay.start,
        end: stay.end,
        observedMs,
      });
    last = stay.last;
  }
  return lives;
};

const startSaid = (report: Report | null): number => {
  const starts = (report?.sessions ?? []).flatMap(({ startedAt }) =>
    startedAt === null ? [] : [startedAt],
  );
  return starts.length === 0 ? NOON : Math.min(...starts);
};

const mayGoOn = (before: Report | null, after: Report | null): boolean =>
  continuity(
    (before?.sessions ?? []).map(loginOf),
    (after?.sessions ?? []).map(loginOf),
  ) !== "contradicted";

const isWithin = ({ start, end }: TrueStay, at: number): boolean =>
  start <= at && (end === null || at <= end);

describe("a stream without gaps", () => {
  it("gives the truth to the millisecond (I29, R5)", () => {
    forAll(
      anyStory({
        modes: ["stream"],
        // A login that takes the place of another is one message about two things: tests/unit/domain says what it means.
        deeds: ["in", "out", "back", "act", "move"],
        manner: { lag: 0, ahead: 0 },
        wait: STEADY,
        before: 20 * HOUR,
        opens: true,
        parts: false,
        restarts: false,
      }),
      ({ log, world }) => {
        const seen = run(log);
        const until = watermark(seen.known) ?? NOON;
        const [list] = log;
        const firstList = list?.kind === "snapshot" ? list.reports : [];
        const sessions = sessionsOf(seen);
        for (const person of world.people)
          expect(
            sessions
              .filter((told) => told.person === person.manner.id)
              .map(({ start, end, state, observedMs }) => ({
                start,
                end: state === "here" ? null : end,
                observedMs,
              })),
          ).toEqual(trueLives(person, firstList, until));
      },
    );
  });
});

/** Less than a day in all: where a session is cut at a day nobody need have been seen. */
const HONEST = {
  deeds: ["in", "out", "back", "switch", "act", "move"],
  wait: fc.oneof(
    { weight: 25, arbitrary: fc.integer({ min: 0, max: 30 * SECOND }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(MINUTE, 119_999, 120_001, 150_001),
    },
    { weight: 1, arbitrary: fc.integer({ min: MINUTE, max: 20 * MINUTE }) },
  ),
  before: 2 * HOUR,
  manner: { ahead: 0 },
} as const;

describe("whatever the wire does", () => {
  it("people were truly there when their sessions begin and end: nobody is made up (I30)", () => {
    forAll(
      fc.tuple(anyStory(HONEST), anyFaults(WIRE_FAULTS)),
      ([{ log, world }, faults]) => {
        for (const { person, start, end } of sessionsOf(
          run(through(log, faults)),
        )) {
          const truth = world.people.find(({ manner }) => manner.id === person);
          const stays = truth?.stays ?? [];
          expect(stays.some((stay) => isWithin(stay, start))).toBe(true);
          expect(stays.some((stay) => isWithin(stay, end))).toBe(true);
        }
      },
    );
  });

  it.each([
    ["ids", { names: [true, true] }],
    ["starts", { names: [false, false], starts: [true, true] }],
  ])(
    "no session goes on from one login to another where the platform gives %s (C19, I30)",
    (_, manner) => {
      forAll(
        fc.tuple(
          // What a part of a list leaves open may be another login by the time that a push says who left.
          anyStory({
            ...HONEST,
            manner: { ...HONEST.manner, ...manner },
            devices: 1,
            parts: false,
          }),
          anyFaults([
            "twice",
            "again",
            "lost",
            "swapped",
            "unreadable",
            "foreign",
          ]),
        ),
        ([{ log, world }, faults]) => {
          for (const { person, start, end } of sessionsOf(
            run(through(log, faults)),
          )) {
            const truth = world.people.find(
              ({ manner: { id } }) => id === person,
            );
            const logins = [...(truth?.logins.values() ?? [])];
            expect(
              logins.some(
                (login) => isWithin(login, start) && isWithin(login, end),
              ),
            ).toBe(true);
          }
        },
      );
    },
  );
});
