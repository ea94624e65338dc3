import { describe, expect, test } from "vitest";
import { momentWords } from "../../../components/words.ts";
import {
  activityLimitWords,
  dataWords,
  leftOutWords,
  oldAfterWords,
  watchedWords,
} from "../../../components/why-words.ts";
import { endedOf } from "../../../utils/domain/ended-sessions.ts";
import { headlineOf } from "../../../utils/domain/headline.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS, limitsOf } from "../../../utils/domain/source.ts";
import { foldFinished } from "../../../utils/models/finished-columns.ts";
import { rangeSessionsOf } from "../../../utils/models/range-sessions.ts";
import { NOON, before, online } from "../../support/builders.ts";
import { finished } from "../models/session-builders.ts";

const RULES = {
  limits: { ...DEFAULT_LIMITS, idleAfterMs: 8 * MINUTE },
};

describe("the limits of a number", () => {
  test.each([
    [null, null, "Rollcall's default", "Rollcall's default"],
    [null, RULES, "the platform's rule", "the platform's rule"],
    [
      { idleAfterMs: 5 * MINUTE, awayAfterMs: null },
      RULES,
      "your setting",
      "the platform's rule",
    ],
    [
      { idleAfterMs: 45 * MINUTE, awayAfterMs: null },
      RULES,
      "your setting",
      "your setting",
    ],
  ])("chosen as %j say who decided: %#", (chosen, info, idle, away) => {
    const source = { limits: chosen };
    // CAST: the limits are all of the platform's description that matters here.
    const limits = limitsOf(source, info as Parameters<typeof limitsOf>[1]);
    expect(activityLimitWords(limits, source, info)).toMatch(
      new RegExp(
        `^Idle after \\d+ m \\(${idle}\\), away after \\d+ m \\(${away}\\)\\.$`,
      ),
    );
  });

  test("say when data is old", () => {
    expect(oldAfterWords(5 * SECOND)).toBe(
      "Data is old after 90 s without an answer.",
    );
    expect(oldAfterWords(MINUTE)).toBe(
      "Data is old after 2 m without an answer.",
    );
  });
});

test("the data is of the platform's time, and as old as it is", () => {
  expect(dataWords(NOON, 3 * SECOND)).toMatch(
    /^As of \d\d:\d\d:\d\d.* by the platform's clock, received 3 s ago\.$/,
  );
});

const range = (onceCount: number, watchedFrom: number) =>
  rangeSessionsOf(
    {
      finished: foldFinished(
        null,
        before(DAY),
        [
          endedOf(
            Array.from({ length: onceCount }, () =>
              finished("a", 0, HOUR, { seenOnce: true }),
            ),
          ),
        ],
        before(DAY),
      ),
      spans: [
        { from: before(DAY), to: before(8 * HOUR) },
        { from: before(watchedFrom), to: NOON },
      ],
    },
    { running: new Map(), ended: [] },
    null,
    NOON,
  );

describe("who is left out", () => {
  const odd = headlineOf(
    [online("a"), online("b", { account: "disabled" })],
    NOON,
    DEFAULT_LIMITS,
    [],
  );

  test("of online: disabled people with a session", () => {
    expect(leftOutWords("online", odd, null)).toMatch(/^1 disabled user/);
    expect(leftOutWords("total", odd, null)).toBeNull();
    expect(leftOutWords("online", null, null)).toBeNull();
  });

  test("of the average: what was seen once", () => {
    expect(leftOutWords("session", odd, range(2, HOUR))).toMatch(/^2 sessions/);
    expect(leftOutWords("session", odd, range(0, HOUR))).toBeNull();
  });
});

test("what was watched says when nobody did", () => {
  const [from, to] = [before(8 * HOUR), before(3 * HOUR)].map((at) =>
    momentWords(at, NOON),
  );
  expect(watchedWords(range(0, 3 * HOUR))).toBe(
    `19 h 0 m of the past 24 h. From ${from} to ${to} nobody watched.`,
  );
  expect(watchedWords(range(0, 8 * HOUR))).toBe("1 d 0 h of the past 24 h.");
});
