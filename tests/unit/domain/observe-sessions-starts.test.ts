import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { HOUR } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { person, push, snapshot } from "../../support/builders.ts";
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

const since = (start: number) => login({ startedAt: sec(start) });
const bo = person("bo");

describe("a session starts", () => {
  it("when the platform says, however late we looked", () => {
    const watched = watch([snapshot(0, [here("ana", since(-3600))])]);
    expect(livesOf(watched)).toMatchObject([
      { start: -3600, end: null, atLeast: false, observed: 0 },
    ]);
  });

  it("at the first observation where the platform gives no start: at least", () => {
    const watched = watch([
      snapshot(0, [here("ana")]),
      snapshot(60, [here("ana")]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: null, atLeast: true, observed: 60 },
    ]);
  });

  it("at the observation that shows a newcomer: exactly, for the person was not there before", () => {
    const watched = watch([snapshot(0, [bo]), snapshot(60, [bo, here("ana")])]);
    expect(livesOf(watched)).toMatchObject([
      { start: 60, end: null, atLeast: false },
    ]);
  });

  it("between two polls when the platform says so", () => {
    const watched = watch([
      snapshot(0, [bo]),
      snapshot(60, [bo, here("ana", since(40))]),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 40, atLeast: false }]);
  });

  it("at the time of a pushed join (E9)", () => {
    const watched = watch(inTurn(snapshot(0, [bo]), push(25, [here("ana")])));
    expect(livesOf(watched)).toMatchObject([{ start: 25, atLeast: false }]);
  });

  it("once: a join of somebody present changes nothing (E9)", () => {
    const watched = watch(
      inTurn(
        snapshot(0, [bo]),
        push(25, [here("ana")]),
        push(40, [{ ...here("ana"), name: "Ana" }]),
      ),
    );
    expect(livesOf(watched)).toMatchObject([{ start: 25, end: null }]);
    expect(watched.finished).toEqual([]);
  });

  it("at the observation when the platform's start lies in the future (C6)", () => {
    const watched = watch([
      snapshot(0, [bo]),
      snapshot(60, [bo, here("ana", since(9000))]),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 60, atLeast: false }]);
  });

  it("at least, as long as we have seen incomplete lists only (C2)", () => {
    const partly = { complete: false };
    const watched = watch([
      snapshot(0, [bo], partly),
      snapshot(60, [bo, here("ana")], partly),
      snapshot(120, [bo, here("ana")]),
      snapshot(180, [bo, here("ana"), here("cy")]),
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 60, atLeast: true }]);
    expect(livesOf(watched, "cy")).toMatchObject([
      { start: 180, atLeast: false },
    ]);
  });

  it("never before the person's session before it ended", () => {
    const watched = watch([
      snapshot(0, [bo, here("ana")]),
      snapshot(60, [bo]),
      snapshot(300, [bo], { position: { epoch: "e1", seq: 120 } }),
      snapshot(360, [bo, here("ana", since(-50))]),
    ]);
    expect(livesOf(watched)).toMatchObject([
      { start: 0, end: 0 },
      { start: 360, end: null, atLeast: false },
    ]);
  });

  it.each([0, 30])(
    "the same at any hour of the clock: an end counts for exactly a day (I18), %s min on",
    (minutes) => {
      const hour = 3600;
      const moved = (seconds: number) => seconds + minutes * 60;
      const list = (seconds: number, ...reports: readonly Report[]) =>
        snapshot(moved(seconds), [bo, ...reports]);
      const ana = (start: number) => here("ana", since(moved(start)));
      const rules = { ...RULES, intervalMs: 10 * HOUR };
      const watched = watch(
        [
          list(0, ana(-10)),
          list(60),
          list(24 * hour - 300),
          list(24 * hour + 600),
          list(24 * hour + 1800, ana(-20)),
        ],
        rules,
      );
      expect(livesOf(watched, "ana", rules)).toMatchObject([
        { start: moved(-10), end: moved(0) },
        { start: moved(24 * hour - 20), end: null },
      ]);
    },
  );

  it("in no account that is disabled: such a person is not online", () => {
    const disabled = { ...here("ana"), account: "disabled" as const };
    expect(livesOf(watch([snapshot(0, [disabled])]))).toEqual([]);
  });

  it("once, also where a list names the person twice: the row with the latest activity speaks (C1)", () => {
    const row = (start: number, lastActiveAt: number) =>
      here(
        "ana",
        login({ startedAt: sec(start), lastActiveAt: sec(lastActiveAt) }),
      );
    const watched = watch([snapshot(0, [row(-50, -5), row(-90, -9)])]);
    expect(livesOf(watched)).toMatchObject([{ start: -50, end: null }]);
    expect(watched.known.roster.tally).toEqual({ total: 1, online: 1 });
  });

  it("once a person, however many devices they use (C16)", () => {
    const devices = ["a", "b", "c"].map((id) => login({ id: sessionId(id) }));
    const { known } = watch([snapshot(0, [here("ana", ...devices)])]);
    expect(known.sessions.running.size).toBe(1);
    expect(runningOf(known)?.id).toBe("a");
  });

  it("for each of two people whose ids differ by case, form or prototype (C15, I28)", () => {
    const ids = ["a", "A", "\u00E9", "e\u0301", "__proto__", "constructor"];
    const watched = watch([
      snapshot(
        0,
        ids.map((id) => here(id)),
      ),
    ]);
    expect(watched.known.sessions.running.size).toBe(ids.length);
    for (const id of ids) expect(livesOf(watched, id)).toHaveLength(1);
  });
});
