import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { heartbeat, person, push, snapshot } from "../../support/builders.ts";
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

/** Ana is there from 0 to 60, and again from `back` on. */
const away = (back: number, before = login(), after = login()) =>
  watch(
    inTurn(
      snapshot(0, [bo, here("ana", before)]),
      push(60, [person("ana")]),
      heartbeat(100),
      push(back, [here("ana", after)]),
      heartbeat(back + 30),
    ),
  );

describe("who is back within two minutes", () => {
  it("goes on with the same session, the absence not observed", () => {
    expect(livesOf(away(180))).toMatchObject([
      { start: 0, end: null, observed: 90, cut: 0 },
    ]);
  });

  it("goes on with the same login", () => {
    expect(livesOf(away(120, named("a"), named("a")))).toMatchObject([
      { start: 0, end: null, observed: 90 },
    ]);
  });

  it.each([
    ["id", named("a"), named("b"), 120],
    ["start", since(-10), since(110), 110],
  ])("begins anew with another %s", (_, before, after, start) => {
    const [first, second] = livesOf(away(120, before, after));
    expect(first).toMatchObject({ end: 60, observed: 60 });
    expect(second).toMatchObject({ start, end: null, atLeast: false });
  });

  it("goes on where the login before is not said", () => {
    expect(livesOf(away(120, login(), named("b")))).toMatchObject([
      { start: 0, end: null },
    ]);
  });

  it("goes on as often as that happens", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana")]),
      snapshot(60, [bo, here("ana")]),
      snapshot(120, [bo]),
      snapshot(150, [bo, here("ana")]),
      snapshot(210, [bo]),
      snapshot(270, [bo, here("ana")]),
      snapshot(330, [bo, here("ana")]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, observed: 120 },
    ]);
  });
});

describe("who is back later than that", () => {
  it("begins anew: two minutes are the most", () => {
    expect(livesOf(away(180.001))).toMatchObject([
      { start: 0, end: 60, observed: 60 },
      { start: 180.001, end: null, atLeast: false, observed: 30 },
    ]);
  });

  it("begins anew even with the same login, after the session that ended", () => {
    expect(livesOf(away(200, since(-100), since(-100)))).toMatchObject([
      { start: -100, end: 60 },
      { start: 200, end: null },
    ]);
  });
});

describe("who left", () => {
  it("may resume for two minutes, and is gone for good after that", () => {
    const log = inTurn(
      snapshot(0, [bo, here("ana")]),
      push(60, [person("ana")]),
      heartbeat(180),
      heartbeat(180.001),
    );
    const resting = watch(log.slice(0, 3));
    expect(resting.finished).toEqual([]);
    expect(resting.known.sessions.resting).toEqual(["ana"]);
    expect(runningOf(resting.known)?.left).toHaveLength(1);
    const gone = watch(log);
    expect(gone.finished).toMatchObject([{ person: "ana", end: sec(60) }]);
    expect(gone.known.sessions).toMatchObject({
      resting: [],
      running: { size: 0 },
    });
  });

  it("is not online meanwhile: the list and the sessions agree (I4)", () => {
    const { known } = watch(
      inTurn(snapshot(0, [bo, here("ana")]), push(60, [person("ana")])),
    );
    expect(known.roster.tally.online).toBe(0);
  });

  it("does not come back to what a gap of ours cut off", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana")]),
        push(60, [person("ana")]),
        push(220, [here("ana")]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 60 },
      { start: 220, end: null, atLeast: true },
    ]);
  });

  it("and is said to be offline otherwise is still away", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo, here("ana")]),
        push(60, [person("ana")]),
        push(80, [person("ana", { name: "Ana" })]),
        push(90, [], ["ana"]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 0, end: 60 }]);
  });
});
