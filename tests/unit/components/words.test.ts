import { describe, expect, test } from "vitest";
import {
  ageWords,
  durationWords,
  lastKnownWords,
  markWords,
} from "../../../components/words.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

const NOW = { serverNow: NOON, stale: false };
const OLD = { serverNow: NOON, stale: true };

describe("a length of time", () => {
  test.each([
    [0, "0 s"],
    [45 * SECOND, "45 s"],
    [59_999, "59 s"],
    [18 * MINUTE + 59 * SECOND, "18 m"],
    [3 * HOUR + 10 * MINUTE, "3 h 10 m"],
    [2 * DAY + 4 * HOUR, "2 d 4 h"],
    [-5000, "0 s"],
  ])("of %i ms is %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  test("ago is just now at first, also when the clocks differ", () => {
    expect(ageWords(-10_000)).toBe("just now");
    expect(ageWords(20 * SECOND)).toBe("20 s ago");
  });
});

describe("when somebody was last here", () => {
  const active = session({ lastActiveAt: before(20 * SECOND) });

  test.each([
    [online("a", { sessions: [active] }), "20 s ago"],
    [person("a", { lastActiveAt: before(5 * MINUTE) }), "last active 5 m ago"],
    [person("a", { lastLoginAt: before(5 * MINUTE) }), "last login 5 m ago"],
    [person("a", { lastSeenAt: before(5 * MINUTE) }), "last seen 5 m ago"],
    [person("a", { lastLoginAt: "never" }), "Never logged in"],
    [person("a", { account: "pending" }), "Never logged in"],
    [person("a"), "–"],
  ])("is said in words of its own", (report, words) => {
    expect(lastKnownWords(report, NOW)).toBe(words);
  });

  test("is a moment and no age while the data is old", () => {
    const report = online("a", { sessions: [active] });
    expect(lastKnownWords(report, OLD)).toMatch(/^\d\d:\d\d$/);
  });
});

test("an old row is unknown and says what it was, never that it is offline", () => {
  expect(markWords("unknown", online("a"))).toBe("Unknown, was online");
  expect(markWords("unknown", person("a"))).toBe("Unknown, was offline");
});
