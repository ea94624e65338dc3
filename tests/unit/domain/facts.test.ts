import { describe, expect, it } from "vitest";
import {
  NONE_RUNNING,
  type Activity,
  type Mark,
  activeForMs,
  activityOf,
  bestSession,
  isAnomalous,
  isOnline,
  lastActiveAt,
  markOf,
  presenceOf,
} from "../../../utils/domain/facts.ts";
import { sessionId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { LiveSession, Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  after,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

const silent = (
  minutes: number,
  more: Partial<LiveSession> = {},
): LiveSession => session({ lastActiveAt: before(minutes * MINUTE), ...more });

describe("activity", () => {
  it.each<readonly [string, Report, Activity]>([
    ["just now", online("a", { sessions: [silent(0)] }), "active"],
    [
      "a moment before idle",
      online("a", { sessions: [silent(10 - 1 / 60_000)] }),
      "active",
    ],
    ["idle from 10 min", online("a", { sessions: [silent(10)] }), "idle"],
    [
      "a moment before away",
      online("a", { sessions: [silent(30 - 1 / 60_000)] }),
      "idle",
    ],
    ["away from 30 min", online("a", { sessions: [silent(30)] }), "away"],
    [
      "active on one device beats idle on another",
      online("a", { sessions: [silent(20), silent(1), silent(40)] }),
      "active",
    ],
    [
      "a time in the future is now (C6)",
      online("a", { sessions: [silent(-60)] }),
      "active",
    ],
    [
      "the account's own time counts too",
      online("a", { lastActiveAt: before(MINUTE), sessions: [silent(40)] }),
      "active",
    ],
    [
      "without a time it is unknown",
      online("a", { sessions: [session({ lastActiveAt: null })] }),
      "unknown",
    ],
    ["who is offline has none", person("a", { lastActiveAt: NOON }), "unknown"],
  ])("%s", (_, report, expected) => {
    expect(activityOf(report, NOON, DEFAULT_LIMITS)).toBe(expected);
  });

  it("follows the limits of the connection", () => {
    const limits = {
      ...DEFAULT_LIMITS,
      idleAfterMs: MINUTE,
      awayAfterMs: 2 * MINUTE,
    };
    expect(
      activityOf(online("a", { sessions: [silent(1)] }), NOON, limits),
    ).toBe("idle");
    expect(
      activityOf(online("a", { sessions: [silent(2)] }), NOON, limits),
    ).toBe("away");
  });
});

describe("the mark", () => {
  it.each<readonly [string, Report, boolean, Mark]>([
    ["active", online("a"), false, "active"],
    ["idle", online("a", { sessions: [silent(15)] }), false, "idle"],
    ["away", online("a", { sessions: [silent(45)] }), false, "away"],
    [
      "plain online without a time",
      online("a", { sessions: [session({ lastActiveAt: null })] }),
      false,
      "online",
    ],
    ["offline", person("a"), false, "offline"],
    [
      "offline with an unknown account",
      person("a", { account: "unknown" }),
      false,
      "offline",
    ],
    ["invited", person("a", { account: "pending" }), false, "pending"],
    [
      "invited and here all the same",
      online("a", { account: "pending" }),
      false,
      "active",
    ],
    ["disabled", person("a", { account: "disabled" }), false, "disabled"],
    [
      "disabled, with a session",
      online("a", { account: "disabled" }),
      false,
      "disabled",
    ],
    ["stale, who was online", online("a"), true, "unknown"],
    ["stale, who was offline", person("a"), true, "unknown"],
    [
      "stale, who is disabled",
      person("a", { account: "disabled" }),
      true,
      "unknown",
    ],
  ])("of somebody %s", (_, report, stale, expected) => {
    expect(markOf(report, NOON, DEFAULT_LIMITS, stale)).toBe(expected);
  });
});

describe("presence", () => {
  it.each<readonly [string, Report, { online: boolean; anomalous: boolean }]>([
    ["a session", online("a"), { online: true, anomalous: false }],
    [
      "an invited account with a session",
      online("a", { account: "pending" }),
      { online: true, anomalous: false },
    ],
    [
      "an unknown account with a session",
      online("a", { account: "unknown" }),
      { online: true, anomalous: false },
    ],
    [
      "a disabled account with a session",
      online("a", { account: "disabled" }),
      { online: false, anomalous: true },
    ],
    [
      "a disabled account",
      person("a", { account: "disabled" }),
      { online: false, anomalous: false },
    ],
    [
      "no session",
      person("a", { lastSeenAt: NOON }),
      { online: false, anomalous: false },
    ],
  ])("of %s", (_, report, expected) => {
    expect(isOnline(report)).toBe(expected.online);
    expect(isAnomalous(report)).toBe(expected.anomalous);
    expect(presenceOf(report, false)).toBe(
      expected.online ? "online" : "offline",
    );
    expect(presenceOf(report, true)).toBe("unknown");
  });
});

describe("the session that speaks", () => {
  const one = (id: string, more: Partial<LiveSession>): LiveSession =>
    session({ id: sessionId(id), ...more });

  it.each<readonly [string, readonly LiveSession[], string | undefined]>([
    ["is none without sessions", [], undefined],
    [
      "has the latest activity",
      [
        one("a", { lastActiveAt: before(5) }),
        one("b", { lastActiveAt: before(1) }),
      ],
      "b",
    ],
    [
      "is the one seen last where activity is equal",
      [
        one("a", { lastSeenAt: before(5) }),
        one("b", { lastSeenAt: before(1) }),
      ],
      "b",
    ],
    ["is the first where all is equal", [one("a", {}), one("b", {})], "a"],
    [
      "is not one without a time",
      [
        one("a", { lastActiveAt: null }),
        one("b", { lastActiveAt: before(999) }),
      ],
      "b",
    ],
    [
      "is the one seen last where no activity is known",
      [
        one("a", { lastActiveAt: null, lastSeenAt: null }),
        one("b", { lastActiveAt: null }),
      ],
      "b",
    ],
  ])("%s", (_, sessions, expected) => {
    expect(bestSession(person("x", { sessions }))?.id).toBe(expected);
  });

  it("gives the length so far, never below zero (I17)", () => {
    expect(activeForMs(online("a"), NOON, NONE_RUNNING)).toBe(10 * MINUTE);
    expect(
      activeForMs(
        online("a", { sessions: [session({ startedAt: after(MINUTE) })] }),
        NOON,
        NONE_RUNNING,
      ),
    ).toBe(0);
    expect(
      activeForMs(
        online("a", { sessions: [session({ startedAt: null })] }),
        NOON,
        NONE_RUNNING,
      ),
    ).toBeNull();
    expect(activeForMs(person("a"), NOON, NONE_RUNNING)).toBeNull();
  });

  it("gives way to a later activity of the account", () => {
    expect(lastActiveAt(online("a", { lastActiveAt: after(5) }))).toBe(
      after(5),
    );
    expect(lastActiveAt(online("a", { lastActiveAt: before(5) }))).toBe(NOON);
    expect(lastActiveAt(person("a", { lastActiveAt: before(5) }))).toBe(
      before(5),
    );
    expect(lastActiveAt(person("a"))).toBeNull();
  });
});
