import { describe, expect, it } from "vitest";
import {
  averageOf,
  finishedLength,
  runningLength,
  runningLengths,
} from "../../../utils/domain/session-length.ts";
import { sessionId } from "../../../utils/domain/ids.ts";
import type { Instant } from "../../../utils/domain/instant.ts";
import { observedAt } from "../../../utils/domain/coverage.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
import { here, inTurn, login, runningOf, sec, watch } from "./watching.ts";

describe("an average", () => {
  it.each([
    [[], null],
    [[5], { meanMs: 5, medianMs: 5, n: 1 }],
    [[0, 0, 9], { meanMs: 3, medianMs: 0, n: 3 }],
    [[9, 1, 2, 4], { meanMs: 4, medianMs: 3, n: 4 }],
    [[100, 9, 80], { meanMs: 63, medianMs: 80, n: 3 }],
  ])("of %j is %j", (lengths, expected) => {
    expect(averageOf(lengths)).toEqual(expected);
  });

  it("leaves what it was given in its order", () => {
    const lengths = [3, 1, 2];
    averageOf(lengths);
    expect(lengths).toEqual([3, 1, 2]);
  });
});

const bo = person("bo");
const a = login({ id: sessionId("a") });

/** Length at a time of the platform's clock, s. */
const lengthAt = (log: Parameters<typeof watch>[0], now: number) => {
  const { known } = watch(log);
  const running = runningOf(known);
  const observed = observedAt(known.sessions.coverage);
  if (running === undefined || observed === null) return undefined;
  const length = runningLength(running, sec(now), observed);
  return length === null ? null : length / 1000;
};

describe("the length of a session that goes on", () => {
  const log = inTurn(snapshot(0, [bo, here("ana", a)]), heartbeat(60));

  it("grows with the platform's clock, and is never less than what was observed (I17)", () => {
    expect(lengthAt(log, 75)).toBe(75);
    expect(lengthAt(log, 60)).toBe(60);
    expect(lengthAt(log, 10)).toBe(60);
  });

  it("is unknown while the person was seen once", () => {
    expect(lengthAt(log.slice(0, 1), 75)).toBeNull();
  });

  it("is from the platform's start, if it gives one", () => {
    const since = here("ana", login({ startedAt: sec(-100) }));
    expect(lengthAt(inTurn(snapshot(0, [since]), heartbeat(60)), 60)).toBe(160);
  });

  it("leaves out gaps of ours", () => {
    const slept = [
      snapshot(0, [here("ana", a)]),
      snapshot(900, [here("ana", a)]),
    ];
    expect(lengthAt([...slept, snapshot(930, [here("ana", a)])], 930)).toBe(30);
  });

  it("stands still while nothing is said of the person", () => {
    const partly = snapshot(100, [bo], { complete: false });
    expect(lengthAt([...log, partly], 500)).toBe(60);
  });

  it("stands still when the person has left", () => {
    const left = push(90, [person("ana")]);
    expect(lengthAt(inTurn(...log, left), 500)).toBe(90);
  });

  it("is given for all of them at once", () => {
    const { known } = watch(
      inTurn(snapshot(0, [here("ana"), here("cy")]), heartbeat(60)),
    );
    expect(runningLengths(known.sessions, sec(70))).toEqual([70_000, 70_000]);
    expect(runningLengths(known.sessions, null)).toEqual([]);
    expect(runningLengths(watch([]).known.sessions, sec(70))).toEqual([]);
  });
});

describe("the length of a session that is over", () => {
  const over = (end: Instant, cutMs: number, seenOnce: boolean) =>
    finishedLength({
      person: person("ana").id,
      id: null,
      start: sec(0),
      end,
      atLeast: false,
      observedMs: 0,
      engagedMs: 0,
      cutMs,
      seenOnce,
      visits: [],
    });

  it("is from start to end without our gaps, and unknown when it was seen once: never 0", () => {
    expect(over(sec(100), 0, false)).toBe(100_000);
    expect(over(sec(100), 40_000, false)).toBe(60_000);
    expect(over(sec(100), 0, true)).toBeNull();
  });
});
