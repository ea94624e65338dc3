import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyticsOf } from "../../../utils/domain/analytics/analytics-of.ts";
import type { Range } from "../../../utils/domain/analytics/analytics.ts";
import { type Facts, factsOf } from "../../../utils/domain/analytics/facts.ts";
import type { SessionBlock } from "../../../utils/domain/analytics/session-block.ts";
import { openingOf } from "../../../utils/domain/analytics/opening.ts";
import {
  type RangeChoice,
  previousOf,
  rangeOf,
} from "../../../utils/domain/analytics/ranges.ts";
import { type Counted, whoOf } from "../../../utils/domain/analytics/who.ts";
import { dateOfDay } from "../../../utils/domain/calendar-date.ts";
import { DAY, MINUTE, instant } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { dayOf } from "../../../utils/domain/retention.ts";
import { packSessions } from "../../../utils/storage/packed-sessions.ts";
import { rollUp } from "../../../utils/storage/rollup.ts";
import { blockOfPacked } from "../../../utils/storage/session-columns.ts";
import { trueAnalytics } from "../../support/true-analytics.ts";
import { trueWorld } from "../../support/true-minutes.ts";
import { wallLabel } from "../../support/wall-label.ts";
import {
  type AnalyticsWorld,
  anyAnalyticsWorld,
  anyWorldAround,
  finishedBlock,
  runningBlock,
} from "./analytics-world.ts";
import { TURNS, type Turn, ZONES } from "./calendar-turns.ts";
import { forAll } from "./runs.ts";

/** Days from the world's first on. */
type Choice =
  | "today"
  | "week"
  | "month"
  | readonly [first: number, count: number];

const anyChoice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>("today", "week", "month"),
  fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 1, max: 4 })),
);

const anyWeekStart = fc.constantFrom(0 as const, 1 as const, 6 as const);

const anyCase = fc.record({
  world: anyAnalyticsWorld,
  choice: anyChoice,
  elsewhere: fc.option(fc.constantFrom(...ZONES), { freq: 2 }),
  weekStart: anyWeekStart,
});

type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

/** Ranges of one to four days that hold what is before a turn and what is after it, asked in its own zone. */
const casesAround = (turn: Turn): fc.Arbitrary<Case> =>
  fc
    .tuple(anyWorldAround(turn), fc.nat(1), fc.nat(1), anyWeekStart)
    .map(([world, before, after, weekStart]) => {
      const dayAt = (at: number): number =>
        Date.parse(wallLabel(at, turn.zone).date) / DAY;
      const first = dayAt(turn.at - MINUTE) - before;
      const last = dayAt(turn.at) + after;
      const choice = [first - world.begin / DAY, last - first + 1] as const;
      return { world, choice, elsewhere: null, weekStart };
    });

const rangeIn = ({ world, choice, elsewhere }: Case): Range | null => {
  const first = world.begin / DAY;
  const chosen: RangeChoice =
    typeof choice === "string"
      ? { kind: choice }
      : {
          kind: "custom",
          from: dateOfDay(first + choice[0]),
          to: dateOfDay(first + choice[0] + choice[1] - 1),
        };
  return rangeOf(chosen, instant(world.now), elsewhere ?? world.zone);
};

/** What was asked, and the true answer. Null: none of it has begun. */
const asked = (one: Case) => {
  const { world, elsewhere, weekStart } = one;
  const range = rangeIn(one);
  if (range === null) return null;
  return { range, zone: elsewhere ?? world.zone, weekStart };
};

const answer = (
  facts: Facts,
  question: NonNullable<ReturnType<typeof asked>>,
) => analyticsOf(facts, question, pageName);

const truthOf = (
  { truth, watched }: AnalyticsWorld,
  question: NonNullable<ReturnType<typeof asked>>,
  { unit }: ReturnType<typeof answer>,
) => trueAnalytics(trueWorld(truth, watched), { ...question, unit });

/** The answer is what every minute says. */
const isTrue = (one: Case): void => {
  const question = asked(one);
  if (question === null) return;
  const { world } = one;
  const blocks = [finishedBlock(world), runningBlock(world)];
  const facts = factsOf(question.range, blocks, world.watched, []);
  const ours = answer(facts, question);
  expect(ours).toEqual(truthOf(world, question, ours));
};

/** The days of a world as they lie on the disk: packed by the UTC day in which sessions ended. */
const packedDays = ({ finished }: AnalyticsWorld) =>
  new Map(
    [...Map.groupBy(finished, ({ end }) => dayOf(end))].map(
      ([day, sessions]) => [day, packSessions(null, sessions)] as const,
    ),
  );

/** Facts of which all days that are over for one are rolled up. */
const rolledUp = (world: AnalyticsWorld, range: Range): Facts => {
  const packed = packedDays(world);
  const recordsOf = (day: number) => {
    const record = packed.get(day);
    return record === undefined ? [] : [record];
  };
  const kept = [];
  const blocks: SessionBlock[] = [runningBlock(world)];
  const first = Math.min(world.begin / DAY - 1, dayOf(range.from));
  for (let day = first; day <= dayOf(instant(world.now)); day++)
    if ((day + 2) * DAY > world.now)
      blocks.push(...recordsOf(day).map(blockOfPacked));
    else
      for (const record of rollUp(
        day,
        recordsOf(day),
        [...recordsOf(day + 1), ...recordsOf(day + 2)],
        world.watched,
      ))
        if ("quarters" in record) kept.push(structuredClone(record.quarters));
        else blocks.push(blockOfPacked(record.sessions));
  return factsOf(range, blocks, world.watched, kept);
};

describe("analytics", () => {
  it("say of any range in any zone what every minute of it says", () => {
    forAll(anyCase, isTrue, 0.5);
  });

  it.each(TURNS)("say it around $what in $zone", (turn) => {
    forAll(
      casesAround(turn),
      (one) => {
        const { truth, watched } = one.world;
        const [before, after] = trueWorld(truth, watched).minutes(
          turn.at - MINUTE,
          turn.at + MINUTE,
        );
        expect(before?.here).toContain("witness");
        expect(after?.here).toContain("witness");
        isTrue(one);
      },
      0.15,
    );
  });

  it.each([
    ["weeks", 64, 0.02],
    ["months", 432, 0.01],
  ] as const)("say it of %s", (_, days, share) => {
    const anyLong = fc
      .record({
        world: anyAnalyticsWorld,
        before: fc.nat(6),
        weekStart: fc.constantFrom(1 as const, 6 as const),
      })
      .map(({ before, ...one }) => ({
        ...one,
        choice: [3 - days - before, days + before] as const,
        elsewhere: null,
      }));
    forAll(anyLong, isTrue, share);
  });

  it("name exactly the people behind each number", () => {
    forAll(
      anyCase,
      (one) => {
        const question = asked(one);
        if (question === null) return;
        const { world } = one;
        const facts = rolledUp(world, question.range);
        const ours = answer(facts, question);
        const who = (counted: Counted) =>
          whoOf(facts, question, pageName, counted);
        const { minutes, sessions } = trueWorld(world.truth, world.watched);
        const activeIn = (from: number, to: number) =>
          new Set(minutes(from, to).flatMap(({ active }) => active));
        const { range } = question;
        expect(who({ kind: "active", range })).toHaveLength(ours.unique);
        for (const { from, to } of ours.active)
          expect(who({ kind: "active", range: { from, to } })).toEqual(
            [...activeIn(from, to)].sort(),
          );
        for (const page of ours.pages)
          expect(who({ kind: "page", name: page.name })).toHaveLength(
            page.people,
          );
        const { peak } = ours;
        if (peak !== null)
          expect(who({ kind: "peak", at: peak.at })).toHaveLength(peak.people);
        const known = new Set(
          [...who({ kind: "average" }), ...who({ kind: "seenOnce" })].map(
            String,
          ),
        );
        expect(known).toEqual(new Set(ours.people.map(({ id }) => String(id))));
        expect(sessions.length).toBeGreaterThanOrEqual(ours.people.length);
        for (const { weekday, hour, mean } of ours.heatmap.cells)
          if (mean !== null)
            expect(
              who({ kind: "cell", weekday, hour }).length,
            ).toBeGreaterThanOrEqual(mean);
      },
      0.5,
    );
  });

  it("say of rollups what they say of sessions", () => {
    forAll(anyCase, (one) => {
      const question = asked(one);
      if (question === null) return;
      const { world } = one;
      const blocks = [finishedBlock(world), runningBlock(world)];
      const { range } = question;
      const ours = answer(factsOf(range, blocks, world.watched, []), question);
      const facts = rolledUp(world, range);
      expect(answer(facts, question)).toEqual(ours);
      expect(ours).toMatchObject({ ...openingOf(facts.quarters, question) });
      // The period before is asked alike.
      const before = { ...question, range: previousOf(range, question.zone) };
      expect(answer(rolledUp(world, before.range), before)).toEqual(
        answer(factsOf(before.range, blocks, world.watched, []), before),
      );
    });
  });
});
