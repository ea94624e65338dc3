import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import {
  heartbeat,
  pageOn,
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

const DAY_S = DAY / 1000;
/** So rare are observations here that a day needs few: a gap is more than 25 h. */
const SELDOM: Rules = {
  intervalMs: 10 * HOUR,
  idleAfterMs: 10 * MINUTE,
  awayAfterMs: DAY,
};
const a = login({ id: sessionId("a"), startedAt: sec(0) });
const ana = here("ana", a);
const bo = person("bo");

const lives = (log: Parameters<typeof watch>[0], id = "ana", rules = SELDOM) =>
  livesOf(watch(log, rules), id, rules);

/** There at noon, and still just before a day is over. */
const LONG = [snapshot(0, [bo, ana]), heartbeat(DAY_S - 60)] as const;

describe("a session longer than a day", () => {
  it("is closed at a day, and a new one begins there", () => {
    expect(lives(inTurn(...LONG, heartbeat(DAY_S + 60)))).toMatchObject([
      { start: 0, end: DAY_S, observed: DAY_S },
      { start: DAY_S, end: null, atLeast: false, observed: 60 },
    ]);
  });

  it("may be exactly a day", () => {
    expect(lives(inTurn(...LONG, heartbeat(DAY_S)))).toMatchObject([
      { start: 0, end: null, observed: DAY_S },
    ]);
  });

  it("is closed once a day", () => {
    const beats = [1, 2, 3].map((days) => heartbeat(days * DAY_S + 60));
    expect(lives(inTurn(...LONG, ...beats))).toMatchObject([
      { start: 0, end: DAY_S },
      { start: DAY_S, end: 2 * DAY_S },
      { start: 2 * DAY_S, end: 3 * DAY_S },
      { start: 3 * DAY_S, end: null, observed: 60 },
    ]);
  });

  it("takes its page along", () => {
    const onPage = here("ana", { ...a, page: pageOn("https://a.test/") });
    const { finished, known } = watch(
      inTurn(
        snapshot(0, [onPage]),
        heartbeat(DAY_S - 60),
        heartbeat(DAY_S + 60),
      ),
      SELDOM,
    );
    expect(finished[0]?.visits).toMatchObject([
      { start: sec(0), end: sec(DAY_S) },
    ]);
    expect([...known.sessions.running.patch.values()]).toMatchObject([
      { visit: { start: sec(DAY_S) }, visits: [] },
    ]);
  });

  it("holds no visit from before it began", () => {
    const on = (path: string, since: number) =>
      here("ana", {
        ...a,
        page: pageOn(`https://a.test/${path}`, { since: sec(since) }),
      });
    const { finished, known } = watch(
      [
        snapshot(0, [on("a", 0)]),
        snapshot(DAY_S - 60, [on("a", 0)]),
        snapshot(DAY_S + 60, [on("b", DAY_S - 30)]),
      ],
      SELDOM,
    );
    expect(finished[0]?.visits).toMatchObject([{ end: sec(DAY_S) }]);
    expect(runningOf(known)).toMatchObject({
      start: sec(DAY_S),
      visits: [{ start: sec(DAY_S), end: sec(DAY_S) }],
      visit: { start: sec(DAY_S) },
    });
  });

  it("does not make who was idle engaged for having begun anew", () => {
    const idle = here("ana", { ...a, lastActiveAt: sec(0) });
    expect(
      lives(
        inTurn(
          snapshot(0, [idle]),
          heartbeat(DAY_S - 60),
          heartbeat(DAY_S + 60),
          push(DAY_S + 300, [], ["ana"]),
        ),
      ),
    ).toMatchObject([{ engaged: 0 }, { end: DAY_S + 300, engaged: 0 }]);
  });

  it("counts engaged time on both sides of the cut", () => {
    const acts = (at: number) => here("ana", { ...a, lastActiveAt: sec(at) });
    expect(
      lives(
        inTurn(
          snapshot(0, [acts(0)]),
          push(DAY_S - 60, [acts(DAY_S - 60)]),
          push(DAY_S + 90, [acts(DAY_S + 90)]),
        ),
      ),
    ).toMatchObject([{ engaged: 60 }, { engaged: 90 }]);
  });
});

describe("near the end of the day", () => {
  it("a pushed leave after it closes both sessions", () => {
    expect(lives(inTurn(...LONG, push(DAY_S + 20, [], ["ana"])))).toMatchObject(
      [
        { start: 0, end: DAY_S },
        { start: DAY_S, end: DAY_S + 20, observed: 20 },
      ],
    );
  });

  it("a pushed leave after it that names a time before it closes the first there", () => {
    const left = person("ana", { lastSeenAt: sec(DAY_S - 20) });
    expect(lives(inTurn(...LONG, push(DAY_S + 20, [left])))).toMatchObject([
      { start: 0, end: DAY_S - 20, observed: DAY_S - 20 },
    ]);
  });

  it("an absence that a poll finds after it ends the session when the person was seen", () => {
    expect(lives(inTurn(...LONG, snapshot(DAY_S + 60, [bo])))).toMatchObject([
      { start: 0, end: DAY_S - 60 },
    ]);
  });

  it("another login that a poll finds after it ends the session when the person was seen", () => {
    const b = login({ id: sessionId("b"), startedAt: sec(DAY_S + 30) });
    expect(
      lives(inTurn(...LONG, snapshot(DAY_S + 60, [bo, here("ana", b)]))),
    ).toMatchObject([
      { start: 0, end: DAY_S - 60 },
      { start: DAY_S + 30, end: null },
    ]);
  });

  it("a short absence is not resumed beyond it", () => {
    expect(
      lives(
        inTurn(
          ...LONG,
          push(DAY_S - 30, [person("ana")]),
          push(DAY_S + 30, [ana]),
          heartbeat(DAY_S + 60),
        ),
      ),
    ).toMatchObject([
      { start: 0, end: DAY_S - 30 },
      { start: DAY_S + 30, end: null, observed: 30 },
    ]);
  });

  it("an incomplete list does not say that somebody was there beyond it", () => {
    const partly = snapshot(DAY_S + 60, [bo], { complete: false });
    expect(lives(inTurn(...LONG, partly))).toMatchObject([
      { start: 0, end: null, observed: DAY_S - 60 },
    ]);
    expect(
      lives(inTurn(...LONG, partly, snapshot(DAY_S + 120, [bo]))),
    ).toMatchObject([{ start: 0, end: DAY_S - 60 }]);
  });

  it("who was in doubt and is seen after it is closed at a day as well", () => {
    const partly = snapshot(DAY_S - 30, [bo], { complete: false });
    for (const seen of [
      snapshot(DAY_S + 60, [bo, ana]),
      snapshot(DAY_S + 60, [ana], { complete: false }),
      push(DAY_S + 60, [{ ...ana, name: "Ana" }]),
    ])
      expect(
        lives(inTurn(...LONG, partly, seen, snapshot(DAY_S + 120, [bo]))),
      ).toMatchObject([
        { start: 0, end: DAY_S },
        { start: DAY_S, end: DAY_S + 60 },
      ]);
  });

  it("a gap in which it falls ends the session when the person was last seen, proven or not", () => {
    const rules = { ...SELDOM, intervalMs: MINUTE };
    expect(
      lives(
        [snapshot(0, [ana]), snapshot(60, [ana]), snapshot(DAY_S + 60, [ana])],
        "ana",
        rules,
      ),
    ).toMatchObject([
      { start: 0, end: 60, cut: 0 },
      { start: DAY_S + 60, end: null, atLeast: true },
    ]);
  });
});
