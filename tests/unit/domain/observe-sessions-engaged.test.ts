import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
import { here, inTurn, livesOf, login, sec, watch } from "./watching.ts";

const bo = person("bo");
/** Ana, active last at that second. */
const acts = (at: number | null, id = "a") =>
  here(
    "ana",
    login({ id: sessionId(id), lastActiveAt: at === null ? null : sec(at) }),
  );

/** A minute's heartbeats over an interval. */
const beats = (from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / 60) }, (_, n) =>
    heartbeat(from + 60 * (n + 1)),
  );

describe("engaged time (I23)", () => {
  it("is the time between acts that lie less than the idle limit apart, and after the last one alike", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(0.5, [acts(0.5)]),
      push(60, [acts(60)]),
      push(100, [acts(100)]),
      ...beats(100, 640),
      heartbeat(699),
    );
    expect(livesOf(watch(log))).toMatchObject([
      { start: 0.5, observed: 698.5, engaged: 698.5 },
    ]);
  });

  it("stops counting after the last act when the idle limit is reached", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      push(60, [acts(60)]),
      ...beats(60, 660),
    );
    expect(livesOf(watch(log))).toMatchObject([{ observed: 650, engaged: 50 }]);
  });

  it("leaves out a pause of the idle limit or more", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(10, [acts(10)]),
      ...beats(10, 610),
      push(610, [acts(610)]),
      push(640, [acts(640)]),
    );
    expect(livesOf(watch(log))).toMatchObject([{ observed: 630, engaged: 30 }]);
  });

  it("is nothing where the platform names no act", () => {
    const log = inTurn(snapshot(0, [acts(null)]), ...beats(0, 300));
    expect(livesOf(watch(log))).toMatchObject([{ observed: 300, engaged: 0 }]);
  });

  it("takes an act in the future for one now (C6)", () => {
    const log = inTurn(
      snapshot(0, [acts(0)]),
      push(60, [acts(99_999)]),
      heartbeat(100),
    );
    expect(livesOf(watch(log))).toMatchObject([{ engaged: 100 }]);
  });

  it("is not taken back when the platform's time of activity goes back", () => {
    const log = inTurn(
      snapshot(0, [acts(0)]),
      push(60, [acts(60)]),
      push(80, [acts(20)]),
    );
    expect(livesOf(watch(log))).toMatchObject([{ observed: 80, engaged: 80 }]);
  });

  it("is only what we observed: not before our first observation, not in a gap", () => {
    const log = [
      snapshot(0, [acts(-100)]),
      snapshot(60, [acts(50)]),
      snapshot(260, [acts(250)]),
      snapshot(320, [acts(310)]),
    ];
    expect(livesOf(watch(log))).toMatchObject([
      { start: 0, observed: 120, engaged: 120, cut: 200 },
    ]);
  });

  it("begins with coming, which is an act", () => {
    const log = inTurn(
      snapshot(0, [bo]),
      push(30, [acts(-5000)]),
      heartbeat(90),
    );
    expect(livesOf(watch(log))).toMatchObject([{ engaged: 60 }]);
  });

  it("does not begin with our first look at somebody idle", () => {
    const log = inTurn(snapshot(0, [acts(-5000)]), heartbeat(60));
    expect(livesOf(watch(log))).toMatchObject([{ engaged: 0 }]);
  });

  it("leaves out a short absence, and begins again with the return", () => {
    const log = inTurn(
      snapshot(0, [acts(0)]),
      push(60, [person("ana")]),
      push(120, [acts(0)]),
      heartbeat(180),
    );
    expect(livesOf(watch(log))).toMatchObject([
      { observed: 120, engaged: 120 },
    ]);
  });

  it("leaves out a short absence also where the platform names no act after it", () => {
    const log = inTurn(
      snapshot(0, [acts(0)]),
      push(60, [person("ana")]),
      push(120, [acts(null)]),
      heartbeat(180),
    );
    const [life] = livesOf(watch(log));
    expect(life).toMatchObject({ observed: 120 });
    expect(life?.engaged).toBeLessThanOrEqual(120);
  });

  it("leaves out the time in which nothing was said of the person", () => {
    const partly = { complete: false };
    const di = here("di");
    const log = [
      snapshot(0, [acts(0), di]),
      ...[60, 120, 180, 240].map((seconds) => snapshot(seconds, [di], partly)),
      snapshot(250, [acts(250), di]),
      snapshot(260, [acts(260), di]),
    ];
    expect(livesOf(watch(log))).toMatchObject([
      { observed: 10, engaged: 10, cut: 250 },
    ]);
  });

  it("ends with the session that ends by another login", () => {
    const log = [
      snapshot(0, [acts(0)]),
      snapshot(60, [acts(60)]),
      snapshot(120, [acts(100, "b")]),
    ];
    expect(livesOf(watch(log))).toMatchObject([
      { observed: 60, engaged: 60 },
      { observed: 0, engaged: 0 },
    ]);
  });

  it("of two devices is counted once", () => {
    const two = (first: number, second: number) =>
      here(
        "ana",
        login({ id: sessionId("a"), lastActiveAt: sec(first) }),
        login({ id: sessionId("b"), lastActiveAt: sec(second) }),
      );
    const log = inTurn(
      snapshot(0, [two(0, -30)]),
      push(30, [two(0, 30)]),
      push(60, [two(60, 30)]),
    );
    expect(livesOf(watch(log))).toMatchObject([{ observed: 60, engaged: 60 }]);
  });
});
