import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import { observe } from "../../../utils/domain/observe.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
import {
  RULES,
  here,
  inTurn,
  livesOf,
  login,
  runningOf,
  sec,
  watch,
} from "./watching.ts";

const NIGHT = (8 * HOUR) / 1000;
const bo = person("bo");
const a = login({ id: sessionId("a") });

describe("a sleep of eight hours (D10)", () => {
  it("ends what nobody proves, and adds nothing (I9)", () => {
    const watched = watch([
      snapshot(0, [here("ana")]),
      snapshot(60, [here("ana")]),
      snapshot(NIGHT, [here("ana")]),
      snapshot(NIGHT + 60, [here("ana")]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60, cut: 0 },
      { start: NIGHT, end: null, atLeast: true, observed: 60, cut: 0 },
    ]);
    expect(watched.spans).toEqual([{ from: sec(0), to: sec(60) }]);
  });

  it.each([
    ["id", a],
    ["start", login({ startedAt: sec(-100) })],
  ])("is cut out of a session that the platform proves by its %s", (_, one) => {
    const watched = watch([
      snapshot(0, [here("ana", one)]),
      snapshot(60, [here("ana", one)]),
      snapshot(NIGHT, [here("ana", one)]),
      snapshot(NIGHT + 60, [here("ana", one)]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { end: null, observed: 120, cut: NIGHT - 60 },
    ]);
    expect(watched.finished).toEqual([]);
  });

  it("ends the session of another login when it was last seen; the next starts when the platform says", () => {
    const watched = watch([
      snapshot(0, [here("ana", login({ startedAt: sec(-100) }))]),
      snapshot(60, [here("ana", login({ startedAt: sec(-100) }))]),
      snapshot(NIGHT, [here("ana", login({ startedAt: sec(5000) }))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: -100, end: 60 },
      { start: 5000, end: null, atLeast: false, observed: 0 },
    ]);
  });

  it("is not time in which a newcomer was seen to come: at least", () => {
    const watched = watch([
      snapshot(0, [bo]),
      snapshot(NIGHT, [bo, here("ana")]),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: NIGHT, atLeast: true }]);
  });

  it("ends who is gone after it when they were last seen", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana", a)]),
      snapshot(NIGHT, [bo]),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 0 }]);
    expect(watched.finished).toMatchObject([{ seenOnce: true }]);
  });

  it("is one even where the stream goes on as if it had not been: a leave pushed after it ended nobody then", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana", a), here("cy", a)]),
        heartbeat(60),
        push(NIGHT, [], ["ana"]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 60 }]);
    expect(livesOf(watched, "cy")).toMatchObject([
      { start: 0, end: null, observed: 60, cut: NIGHT - 60 },
    ]);
  });

  it("is cut out once, though two gaps are two", () => {
    const watched = watch([
      snapshot(0, [here("ana", a)]),
      snapshot(1000, [here("ana", a)]),
      snapshot(1060, [here("ana", a)]),
      snapshot(2060, [here("ana", a)]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 60, cut: 2000 },
    ]);
  });
});

describe("a short sleep (D11)", () => {
  it("of 40 s is no gap: the time counts", () => {
    const watched = watch([
      snapshot(0, [here("ana")]),
      snapshot(100, [here("ana")]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 100, cut: 0 },
    ]);
  });

  it("is measured by the interval at which observations come: 2.5 of it, at least 90 s", () => {
    const log = (seconds: number) => [
      snapshot(0, [here("ana")]),
      snapshot(seconds, [here("ana")]),
    ];
    const isOne = (seconds: number, intervalMs: number) =>
      livesOf(watch(log(seconds), { ...RULES, intervalMs })).length === 1;
    expect([isOne(90, 5000), isOne(90.001, 5000)]).toEqual([true, false]);
    expect([isOne(150, MINUTE), isOne(150.001, MINUTE)]).toEqual([true, false]);
  });

  it("is no gap only because the interval became short meanwhile, but the next one is", () => {
    const slow: Rules = { ...RULES, intervalMs: 5 * MINUTE };
    const fast: Rules = { ...RULES, intervalMs: 5000 };
    const { known } = watch([snapshot(0, [here("ana")])], slow);
    const waited = observe(known, snapshot(300, [here("ana")]), fast).knowledge;
    expect(runningOf(waited)).toMatchObject({ start: sec(0), seenAt: null });
    const late = observe(waited, snapshot(420, [here("ana")]), fast).knowledge;
    expect(runningOf(late)).toMatchObject({ start: sec(420), atLeast: true });
  });
});

describe("an hour of heartbeats alone (E19)", () => {
  it("is covered, and no gap", () => {
    const beats = Array.from({ length: 60 }, (_, minute) =>
      heartbeat(60 * minute + 60),
    );
    const watched = watch(inTurn(snapshot(0, [here("ana")]), ...beats));
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 3600 },
    ]);
    expect(watched.spans).toEqual([]);
  });
});

describe("a weekend", () => {
  it("leaves what was observed before it as it was, also of who had just left", () => {
    const watched = watch([
      snapshot(0, [here("ana"), here("bo")]),
      snapshot(60, [here("ana"), here("bo")]),
      snapshot(120, [here("ana")]),
      snapshot((2 * DAY) / 1000, [here("ana")]),
    ]);
    expect(livesOf(watched, "bo")).toMatchObject([
      { start: 0, end: 60, observed: 60 },
    ]);
    expect(livesOf(watched)[0]).toMatchObject({ end: 120, observed: 120 });
  });
});
