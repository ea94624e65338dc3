import { pageName } from "../../../utils/domain/page-name.ts";
import { describe, expect, test } from "vitest";
import { activeForWords, sessionWords } from "../../../components/row-words.ts";
import { quietWords } from "../../../components/words.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Moment } from "../../../utils/domain/order.ts";
import type { RunningSession } from "../../../utils/domain/session.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";
import { running } from "../models/session-builders.ts";

const ANA = online("ana", {
  sessions: [session({ startedAt: before(20 * MINUTE) })],
});
const IDLE = online("ana", {
  sessions: [session({ lastActiveAt: before(12 * MINUTE) })],
});

const moment = (more?: Partial<RunningSession>): Moment => ({
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  nameOf: pageName,
  running: (id) =>
    more === undefined
      ? undefined
      : running(id, { start: before(3 * HOUR + 10 * MINUTE), ...more }),
});

describe("the length of a session", () => {
  test.each([
    [ANA, undefined, "20 m", "online for 20 m"],
    [ANA, {}, "3 h 10 m", "online for 3 h 10 m"],
    [
      ANA,
      { engagedMs: 42 * MINUTE, activeAt: NOON },
      "3 h 10 m",
      "online 3 h 10 m, engaged 42 m",
    ],
    [
      ANA,
      { engagedMs: 42 * MINUTE, firstSeenAt: before(HOUR) },
      "3 h 10 m",
      "online 3 h 10 m, engaged at least 42 m",
    ],
    [
      ANA,
      { engagedMs: 42 * MINUTE, cutMs: HOUR },
      "3 h 10 m",
      "online 3 h 10 m, engaged at least 42 m",
    ],
    [ANA, { atLeast: true }, "≥ 3 h 10 m", "online for at least 3 h 10 m"],
    [
      ANA,
      { atLeast: true, engagedMs: 30 * SECOND },
      "≥ 3 h 10 m",
      "online at least 3 h 10 m, engaged at least 30 s",
    ],
    [person("bo"), { engagedMs: MINUTE }, "–", ""],
    [
      online("c", { sessions: [session({ startedAt: null })] }),
      undefined,
      "–",
      "",
    ],
  ] as const)("of %j with %j is %s: %s", (report, more, short, words) => {
    expect(activeForWords(report, moment(more))).toBe(short);
    expect(sessionWords(report, moment(more))).toBe(words);
  });

  test("is read out in words, not as a sign", () => {
    expect(
      activeForWords(ANA, moment({ atLeast: true }), "at_least_words"),
    ).toBe("at least 3 h 10 m");
  });
});

describe("the quiet line under it", () => {
  test.each([
    [IDLE, { engagedMs: 42 * MINUTE }, "idle 12 m"],
    [ANA, { engagedMs: 42 * MINUTE }, "engaged 42 m"],
    [
      ANA,
      { engagedMs: 42 * MINUTE, firstSeenAt: before(HOUR) },
      "engaged ≥ 42 m",
    ],
    [ANA, { engagedMs: 0 }, ""],
    [ANA, undefined, ""],
    [person("bo"), { engagedMs: MINUTE }, ""],
  ] as const)("of %j with %j is %j", (report, more, words) => {
    expect(quietWords(report, moment(more))).toBe(words);
  });

  test("says of old data only what stays true", () => {
    const old = { ...moment({ engagedMs: 42 * MINUTE }), stale: true };
    expect(quietWords(IDLE, old)).toBe("engaged 42 m");
  });
});
