import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import {
  delta,
  heartbeat,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";
import {
  here,
  inTurn,
  livesOf,
  login,
  runningOf,
  sec,
  watch,
} from "./watching.ts";

const bo = person("bo");
const named = (id: string) => login({ id: sessionId(id) });
const since = (start: number) => login({ startedAt: sec(start) });

describe("a session ends", () => {
  it("when a poll saw the person last, not when one missed them", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana")]),
      snapshot(60, [bo, here("ana")]),
      snapshot(120, [bo]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60 },
    ]);
  });

  it("when the person was last seen, also where two answers were compared", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana")]),
      delta(60, [], ["ana"], { basis: { epoch: "e1", seq: 0 } }),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 0 }]);
  });

  it("when a pushed leave says so, to the millisecond", () => {
    const watched = watch(
      inTurn(snapshot(0, [bo, here("ana")]), push(37.5, [], ["ana"])),
    );
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 37.5, observed: 37.5 },
    ]);
  });

  it.each<readonly [string, number, number]>([
    [
      "a little before the leave was pushed, when the platform says that",
      50,
      50,
    ],
    [
      "with the push when the platform saw the person last before we did",
      10,
      80,
    ],
    ["with the push when the platform's time lies in the future", 500, 80],
  ])("%s", (_, lastSeenAt, end) => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana")]),
        heartbeat(30),
        push(80, [person("ana", { lastSeenAt: sec(lastSeenAt) })]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end, observed: end }]);
  });

  it("when the account is disabled", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana")]),
        push(40, [{ ...here("ana"), account: "disabled" }]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 40 }]);
  });

  it("at its last observation when the login's id changed: two sessions (C19)", () => {
    const watched = watch([
      snapshot(0, [here("ana", named("a"))]),
      snapshot(60, [here("ana", named("a"))]),
      snapshot(120, [here("ana", named("b"))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60, observed: 60 },
      { start: 120, end: null, atLeast: false, observed: 0 },
    ]);
    expect(watched.finished[0]?.id).toBe("a");
    expect(runningOf(watched.known)?.id).toBe("b");
  });

  it("at its last observation when the login's start changed; the next starts when the platform says (C19)", () => {
    const watched = watch([
      snapshot(0, [here("ana", since(-100))]),
      snapshot(60, [here("ana", since(20))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: -100, end: 0 },
      { start: 20, end: null },
    ]);
  });

  it("without a pause before the next, where that login began on a second device before", () => {
    const watched = watch([
      snapshot(0, [here("ana", since(-100))]),
      snapshot(60, [here("ana", since(-50))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: -100, end: 0 },
      { start: 0, end: null },
    ]);
  });

  it("with the last of several devices, not with the first (C16)", () => {
    const [a, b, c] = [named("a"), named("b"), named("c")];
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana", a, b, c)]),
        push(20, [here("ana", b, c)]),
        push(40, [here("ana", c)]),
        push(70, [person("ana")]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 70 }]);
  });

  it("not when name or address change (C17)", () => {
    const watched = watch([
      snapshot(0, [here("ana", named("a"))]),
      snapshot(60, [
        { ...here("ana", named("a")), name: "Anna", email: "anna@a.test" },
      ]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 60 },
    ]);
  });

  it("not for others: a leave of somebody unknown does nothing (E9)", () => {
    const watched = watch(
      inTurn(snapshot(0, [here("ana")]), push(30, [], ["nobody"])),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: null }]);
    expect(watched.known.sessions.running.size).toBe(1);
  });

  it("is of unknown length when the person was seen once", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana", since(-100))]),
      snapshot(60, [bo]),
      heartbeat(60, { serverTime: sec(200) }),
    ]);
    expect(watched.finished).toMatchObject([{ person: "ana", seenOnce: true }]);
  });

  it("is of known length between a pushed join and a pushed leave", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo]),
        push(10, [here("ana")]),
        push(20, [], ["ana"]),
        heartbeat(160),
      ),
    );
    expect(watched.finished).toMatchObject([
      { person: "ana", seenOnce: false, observedMs: 10_000 },
    ]);
  });
});
