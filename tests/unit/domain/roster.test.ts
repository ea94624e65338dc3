import { personId } from "../../../utils/domain/ids.ts";
import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { reportsOf } from "../../../utils/domain/people.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../../utils/domain/roster.ts";
import {
  after,
  at,
  before,
  delta,
  heartbeat,
  online,
  pageOn,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";

const after_ = (...observations: readonly Observation[]): Roster =>
  observations.reduce(
    (roster, observation) => applyObservation(roster, observation).roster,
    EMPTY_ROSTER,
  );

const ids = (roster: Roster): readonly string[] =>
  [...reportsOf(roster.people)].map(({ id }) => id);

describe("a snapshot", () => {
  it("alone decides who is known when it is complete", () => {
    const roster = after_(
      snapshot(1, [online("ana"), online("bo")]),
      snapshot(2, [online("bo"), person("cy")]),
    );
    expect(ids(roster).toSorted()).toEqual(["bo", "cy"]);
    expect(roster.tally).toEqual({ total: 2, online: 1 });
  });

  it("removes nobody when it is incomplete (C7, I13)", () => {
    const roster = after_(
      snapshot(1, [online("ana"), online("bo")]),
      snapshot(2, [online("cy")], { complete: false }),
    );
    expect(ids(roster).toSorted()).toEqual(["ana", "bo", "cy"]);
  });

  it("removes whom it says to be gone though it is incomplete", () => {
    const roster = after_(
      snapshot(1, [online("ana"), online("bo"), online("cy")]),
      snapshot(2, [online("cy")], {
        complete: false,
        gone: [personId("ana"), personId("nobody")],
      }),
    );
    expect(ids(roster).toSorted()).toEqual(["bo", "cy"]);
    expect(roster.tally).toEqual({ total: 2, online: 2 });
  });

  it("that is older than what is known is ignored (B16)", () => {
    const roster = after_(snapshot(5, [online("ana")]));
    const applied = applyObservation(roster, snapshot(4, []));
    expect(applied).toEqual({ outcome: "ignored", roster, reason: "older" });
  });

  it("of another epoch is taken however low its number (E5)", () => {
    const roster = after_(
      snapshot(500, [online("ana")]),
      snapshot(1, [online("bo")], { position: at(1, "e2") }),
    );
    expect(ids(roster)).toEqual(["bo"]);
    expect(roster.position).toEqual(at(1, "e2"));
  });

  it("that is empty after a full one is believed only the second time (C11)", () => {
    const full = after_(snapshot(1, [online("ana"), person("bo")]));
    const first = applyObservation(full, snapshot(2, []));
    expect(first.outcome).toBe("unconfirmed");
    expect(ids(first.roster)).toEqual(["ana", "bo"]);
    expect(first.roster.emptyUnconfirmed).toBe(true);
    const second = applyObservation(first.roster, snapshot(3, []));
    expect(second.outcome).toBe("applied");
    expect(ids(second.roster)).toEqual([]);
  });

  it("that is full again after an unconfirmed empty one changes nothing", () => {
    const list = [online("ana"), person("bo")];
    const full = after_(snapshot(1, list));
    const roster = after_(
      snapshot(1, list),
      snapshot(2, []),
      snapshot(3, list),
    );
    expect(roster.revision).toBe(full.revision);
    expect(roster.emptyUnconfirmed).toBe(false);
  });

  it("that is empty after a few who were all online is believed: they may have gone home (I12)", () => {
    const few = after_(snapshot(1, [online("ana"), online("bo")]));
    expect(applyObservation(few, snapshot(2, [])).outcome).toBe("applied");
    const many = Array.from({ length: 10 }, (_, n) => online(`p${n}`));
    expect(
      applyObservation(after_(snapshot(1, many)), snapshot(2, [])).outcome,
    ).toBe("unconfirmed");
  });

  it("of the same position that comes late changes nobody", () => {
    const held = snapshot(3, [online("ana")], { serverTime: after(60_000) });
    const late = snapshot(3, [online("bo")], { serverTime: after(30_000) });
    expect(ids(after_(held, late))).toEqual(["ana"]);
  });

  it("counts a person once, the row with the latest activity speaking (C1)", () => {
    const stale = online("ana", {
      name: "old",
      sessions: [session({ lastActiveAt: before(MINUTE) })],
    });
    const fresh = online("ana", { name: "new" });
    for (const rows of [
      [stale, fresh],
      [fresh, stale],
    ])
      expect(
        [...reportsOf(after_(snapshot(1, rows)).people)].map(
          ({ name }) => name,
        ),
      ).toEqual(["new"]);
  });

  it("that says the same again changes no revision (I5)", () => {
    const once = after_(snapshot(1, [online("ana"), person("bo")]));
    const applied = applyObservation(
      once,
      snapshot(1, [person("bo"), online("ana")]),
    );
    expect(applied.outcome === "applied" && applied.upserts).toEqual([]);
    expect(applied.roster.revision).toBe(once.revision);
  });
});

describe("a delta", () => {
  const start = after_(snapshot(1, [online("ana"), person("bo")]));

  it("applies on the very position that it names", () => {
    const applied = applyObservation(start, delta(2, [online("bo")], ["ana"]));
    expect(applied.outcome).toBe("applied");
    expect(ids(applied.roster)).toEqual(["bo"]);
    expect(applied.outcome === "applied" && applied.changes).toEqual([
      { kind: "joined", person: "bo" },
      { kind: "left", person: "ana" },
    ]);
  });

  it("after a hole is a doubt and changes nothing (E1, I16)", () => {
    expect(applyObservation(start, delta(3, [online("cy")]))).toEqual({
      outcome: "doubt",
      roster: { ...start, doubted: true },
      reason: "basis",
    });
  });

  it("is not taken after a doubt, even where it would fit, until a snapshot comes (I15b)", () => {
    const doubting = applyObservation(start, delta(3, [])).roster;
    const fitting = delta(2, [], ["ana"]);
    expect(applyObservation(doubting, fitting).outcome).toBe("doubt");
    expect(applyObservation(doubting, heartbeat(1)).outcome).toBe("doubt");
    const settled = applyObservation(doubting, snapshot(1, [online("ana")]));
    expect(applyObservation(settled.roster, fitting).outcome).toBe("applied");
  });

  it("that was applied before is ignored (E2, I6)", () => {
    const twice = after_(
      snapshot(1, [person("bo")]),
      delta(2, [online("bo")]),
      delta(3, []),
    );
    expect(applyObservation(twice, delta(2, [online("bo")])).outcome).toBe(
      "ignored",
    );
  });

  it("that is pushed twice in a row is ignored, and what follows it is taken (E2, E4)", () => {
    const pushed = { pushed: true };
    const once = delta(2, [online("bo")], [], pushed);
    const twice = after_(snapshot(1, [person("bo")]), once, once);
    expect(twice.doubted).toBe(false);
    expect(applyObservation(twice, delta(3, [], [], pushed)).outcome).toBe(
      "applied",
    );
  });

  it("of another epoch is a doubt (I15)", () => {
    const foreign = delta(2, [], ["ana"], {
      basis: at(1, "e2"),
      position: at(2, "e2"),
    });
    expect(applyObservation(start, foreign)).toMatchObject({
      outcome: "doubt",
      reason: "epoch",
    });
  });

  it("removes whom it both puts and removes", () => {
    const roster = applyObservation(
      start,
      delta(2, [online("cy"), online("ana")], ["cy", "ana"]),
    ).roster;
    expect(ids(roster)).toEqual(["bo"]);
    expect(roster.tally).toEqual({ total: 1, online: 0 });
  });
});

describe("a heartbeat", () => {
  it("confirms the position that is held and moves the time on", () => {
    const roster = after_(snapshot(1, [online("ana")]));
    const applied = applyObservation(
      roster,
      heartbeat(1, { serverTime: after(60_000) }),
    );
    expect(applied.outcome).toBe("applied");
    expect(applied.roster.revision).toBe(roster.revision);
    expect(applied.roster.serverTime).toBe(after(60_000));
  });

  it("of another position is a doubt", () => {
    expect(
      applyObservation(after_(snapshot(1, [])), heartbeat(2)).outcome,
    ).toBe("doubt");
  });

  it("never turns the platform's clock back (I17)", () => {
    const roster = after_(
      snapshot(1, [online("ana")], { serverTime: after(60_000) }),
    );
    expect(
      applyObservation(roster, heartbeat(1, { serverTime: after(0) })).roster
        .serverTime,
    ).toBe(after(60_000));
  });
});

describe("the changes that a roster tells", () => {
  it("name who moved from which page to which", () => {
    const on = (url: string) =>
      online("ana", { sessions: [session({ page: pageOn(url) })] });
    const roster = after_(snapshot(1, [on("https://a.test/x")]));
    const applied = applyObservation(
      roster,
      snapshot(2, [on("https://a.test/y")]),
    );
    expect(applied.outcome === "applied" && applied.changes).toEqual([
      {
        kind: "moved",
        person: "ana",
        from: "https://a.test/x",
        to: "https://a.test/y",
      },
    ]);
  });

  it("never count a disabled person with a session as online", () => {
    const roster = after_(
      snapshot(1, [online("ana", { account: "disabled" })]),
    );
    expect(roster.tally).toEqual({ total: 1, online: 0 });
  });
});
