import { describe, expect, it } from "vitest";
import { MINUTE, SECOND, instant } from "../../utils/domain/instant.ts";
import { SOUND, compareSessions } from "../support/compare-sessions.ts";
import type { StoredSession } from "../support/stored-sessions.ts";
import type { TrueLogin } from "../support/true-sessions.ts";
import { NOON, after } from "../support/builders.ts";

/** Watched for two hours from noon on. */
const coverage = [{ from: NOON, to: after(120 * MINUTE) }];

/** Somebody who came ten minutes after noon and stayed for twenty. */
const login: TrueLogin = {
  id: "s1",
  person: "ana",
  startedAt: after(10 * MINUTE),
  from: { seq: 10, at: after(10 * MINUTE + SECOND) },
  to: { seq: 30, at: after(30 * MINUTE) },
  endedAt: after(30 * MINUTE),
};

const kept: StoredSession = {
  person: "ana",
  id: "s1",
  start: after(10 * MINUTE),
  end: after(30 * MINUTE),
  atLeast: false,
};

const judged = (stored: readonly StoredSession[], more = [login]) =>
  compareSessions(more, { sessions: stored, coverage }, 0);

describe("the comparison with the platform's truth", () => {
  it("finds nothing wrong with a session that is kept once", () => {
    const verdict = judged([kept]);
    expect(verdict).toMatchObject({ ...SOUND, once: 1, outside: 0 });
    expect(verdict.faults).toEqual([]);
  });

  it.each<[what: string, readonly StoredSession[], keyof typeof SOUND]>([
    ["one that is not kept", [], "lost"],
    ["one that is kept twice", [kept, { ...kept, id: "s1" }], "doubled"],
    ["one that goes on", [{ ...kept, end: null }], "late"],
    [
      "one that ends when it was noticed",
      [{ ...kept, end: after(31 * MINUTE) }],
      "late",
    ],
    [
      "one that was given up too soon",
      [{ ...kept, end: after(29 * MINUTE) }],
      "early",
    ],
    [
      "one that begins when it was noticed",
      [{ ...kept, start: after(10 * MINUTE + SECOND) }],
      "invented",
    ],
    ["one that nobody had", [kept, { ...kept, person: "bo" }], "invented"],
    [
      "two at a time",
      [kept, { ...kept, id: "s2", start: after(29 * MINUTE) }],
      "overlapping",
    ],
  ])("sees %s", (_, stored, fault) => {
    const verdict = judged(stored);
    expect(verdict[fault]).toBeGreaterThan(0);
    expect(verdict.faults.join()).toContain(fault);
  });

  it("asks for nothing that nobody watched, and takes two logins of a person as one session", () => {
    const before = { ...login, id: "s0", startedAt: instant(NOON - MINUTE) };
    const unwatched = {
      ...before,
      from: { seq: 1, at: before.startedAt },
      to: { seq: 2, at: NOON },
    };
    // Told to be gone a little after it was seen last, as platforms do.
    const second = {
      ...login,
      id: "s2",
      startedAt: after(15 * MINUTE),
      to: { seq: 31, at: after(31 * MINUTE) },
    };
    const verdict = judged([kept], [unwatched, login, second]);
    expect(verdict).toMatchObject({ ...SOUND, once: 2, outside: 1 });
  });

  it("knows a session again that was cut at its longest", () => {
    const DAY = 24 * 60 * MINUTE;
    const long = { ...login, to: null, endedAt: null };
    const cutAt = after(10 * MINUTE + DAY);
    const verdict = judged(
      [
        { ...kept, end: cutAt },
        { ...kept, start: cutAt, end: null },
      ],
      [long],
    );
    expect(verdict).toMatchObject({ ...SOUND, once: 1 });
  });
});
