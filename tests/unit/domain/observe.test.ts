import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { NO_KNOWLEDGE, observe } from "../../../utils/domain/observe.ts";
import { valuesOf } from "../../../utils/domain/patched-map.ts";
import { isTrusted } from "../../../utils/domain/server-clock.ts";
import {
  at,
  delta,
  heartbeat,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";
import { RULES, here, inTurn, livesOf, login, sec, watch } from "./watching.ts";

const bo = person("bo");
const ana = here("ana", login({ id: sessionId("a") }));
const revisionOf = (log: Parameters<typeof watch>[0]) =>
  watch(log).known.roster.revision;

describe("a stream with a hole (E1, I16)", () => {
  const log = [
    snapshot(1, [bo, ana]),
    push(2, [here("cy")]),
    // 3 got lost: Ana left.
    push(4, [here("di")]),
    heartbeat(4),
  ];

  it("is not gone on with until a list comes", () => {
    const watched = watch(log);
    expect(watched.outcomes).toEqual(["applied", "applied", "doubt", "doubt"]);
    expect(livesOf(watched, "di")).toEqual([]);
    expect(livesOf(watched)).toMatchObject([{ end: null, observed: 1 }]);
  });

  it("goes on from a list, and with what was kept that follows it", () => {
    const watched = watch([
      ...log,
      snapshot(3, [bo, here("cy")], { serverTime: sec(6) }),
    ]);
    expect(watched.outcomes.slice(4)).toEqual(["applied", "applied"]);
    expect(watched.known.roster.position).toEqual(at(4));
    expect(livesOf(watched, "di")).toMatchObject([{ start: 6, end: null }]);
    expect(livesOf(watched)).toMatchObject([{ start: 1, end: 2 }]);
  });

  it("is right after events in the wrong order as well (E3)", () => {
    const [first, second, third] = [
      push(2, [here("cy")]),
      push(3, [], ["ana"]),
      push(4, [here("di")]),
    ];
    const list = snapshot(1, [bo, ana]);
    const straight = watch([list, first, second, third]);
    const swapped = watch([list, second, first, third, list]);
    expect(swapped.outcomes).toEqual([
      "applied",
      "doubt",
      "doubt",
      "doubt",
      "applied",
      "applied",
      "applied",
      "applied",
    ]);
    expect(livesOf(swapped)).toEqual(livesOf(straight));
    expect(livesOf(swapped, "di")).toEqual(livesOf(straight, "di"));
  });

  it("is none where an event comes twice or three times (E2, I6)", () => {
    const log = [
      snapshot(1, [bo, ana]),
      push(2, [here("cy")]),
      push(3, [], ["ana"]),
      push(4, [here("di")]),
    ];
    const once = watch(log);
    const thrice = watch(log.flatMap((entry) => [entry, entry, entry]));
    expect(thrice.known.sessions).toEqual(once.known.sessions);
    expect(thrice.outcomes).not.toContain("doubt");
  });
});

describe("a new epoch (E5, I15)", () => {
  const restarted = { position: at(1, "e2"), basis: at(0, "e2") };

  it("is nothing to compare with: its deltas change nobody", () => {
    const watched = watch([
      snapshot(500, [bo, ana]),
      push(501, [], ["ana"], restarted),
      push(501, [here("cy")]),
    ]);
    expect(watched.outcomes).toEqual(["applied", "doubt", "doubt"]);
    expect(livesOf(watched)).toMatchObject([{ start: 500, end: null }]);
  });

  it("goes on from its own list; sessions go on with it", () => {
    const watched = watch([
      snapshot(500, [bo, ana]),
      push(530, [here("cy")], [], {
        position: at(2, "e2"),
        basis: at(1, "e2"),
      }),
      snapshot(560, [bo, ana], { position: at(1, "e2") }),
    ]);
    expect(watched.known.roster.position).toEqual(at(2, "e2"));
    expect(livesOf(watched)).toMatchObject([
      { start: 500, end: null, observed: 60 },
    ]);
    expect(livesOf(watched, "cy")).toMatchObject([{ start: 560, end: null }]);
  });
});

describe("deltas before the first list (E7)", () => {
  it("are kept, and those that follow the list are applied after it", () => {
    const watched = watch([
      push(4, [], ["ana"]),
      push(5, [here("cy")]),
      push(6, [here("di")]),
      snapshot(4, [bo, ana], { serverTime: sec(5.5) }),
    ]);
    expect(watched.outcomes).toEqual([
      "doubt",
      "doubt",
      "doubt",
      "applied",
      "applied",
      "applied",
    ]);
    expect(livesOf(watched)).toMatchObject([{ start: 5.5, end: null }]);
    expect(livesOf(watched, "cy")).toMatchObject([
      { start: 5.5, atLeast: false },
    ]);
    expect(livesOf(watched, "di")).toMatchObject([
      { start: 6, atLeast: false },
    ]);
  });

  it("are forgotten where the list is newer", () => {
    const watched = watch([push(4, [], ["ana"]), snapshot(4, [bo, ana])]);
    expect(watched.outcomes).toEqual(["doubt", "applied"]);
    expect(watched.known.pending).toBeNull();
  });

  it("are not kept where they were found by comparing answers", () => {
    expect(watch([delta(4, [], ["ana"])]).known.pending).toBeNull();
  });
});

describe("a list that is suddenly empty (C11)", () => {
  it("ends nobody's session before the next list says it too", () => {
    const log = inTurn(
      snapshot(0, [bo, ana]),
      snapshot(60, []),
      snapshot(120, []),
      snapshot(300, []),
    );
    const first = watch(log.slice(0, 2));
    expect(first.outcomes).toEqual(["applied", "unconfirmed"]);
    expect(livesOf(first)).toMatchObject([{ end: null, observed: 0 }]);
    expect(livesOf(watch(log))).toMatchObject([{ start: 0, end: 0 }]);
  });
});

describe("the revision", () => {
  it("rises when a session changes though no report does", () => {
    const night = 28_800;
    expect(revisionOf(inTurn(snapshot(0, [ana]), heartbeat(60)))).toBe(1);
    expect(revisionOf(inTurn(snapshot(0, [ana]), heartbeat(night)))).toBe(2);
  });

  it("rises once where both change", () => {
    expect(revisionOf([snapshot(0, [ana]), snapshot(60, [bo])])).toBe(2);
  });
});

describe("what is known", () => {
  it("is the same value when an observation is of no use", () => {
    const { known } = watch([snapshot(5, [ana])]);
    const seen = observe(known, snapshot(4, []), RULES);
    expect(seen).toMatchObject({ outcome: "ignored", reason: "older" });
    expect(seen.knowledge).toEqual(known);
  });

  it("gives everybody in a list that was kept before sessions were a session of their own", () => {
    const { known } = watch([snapshot(1, [ana, bo])]);
    const old = { ...NO_KNOWLEDGE, roster: known.roster };
    const seen = observe(old, heartbeat(1), RULES);
    expect(seen.knowledge.sessions.running.size).toBe(1);
    expect(seen.knowledge.roster.revision).toBe(known.roster.revision + 1);
  });

  it("begins sessions only for whom a part of a list names, where the list was kept before sessions were (I13)", () => {
    const { known } = watch([snapshot(1, [ana, here("cy"), bo])]);
    const old = { ...NO_KNOWLEDGE, roster: known.roster };
    const part = snapshot(2, [here("cy")], { complete: false });
    const seen = observe(old, part, RULES);
    expect([...valuesOf(seen.knowledge.sessions.running)]).toMatchObject([
      { person: "cy" },
    ]);
  });

  it("says when the platform's clock is not to be trusted (D3)", () => {
    const times = [0, 86_400, 60, 86_460, 120, 86_520, 180];
    const { known } = watch(
      times.map((seconds, turn) =>
        snapshot(turn, [ana], { serverTime: sec(seconds) }),
      ),
    );
    expect(isTrusted(NO_KNOWLEDGE.clock)).toBe(true);
    expect(known.clock.regressions).toBe(3);
    expect(isTrusted(known.clock)).toBe(false);
  });
});
