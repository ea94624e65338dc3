import { describe, expect, test } from "vitest";
import { pageName } from "../../../utils/domain/page-name.ts";
import { dataWords, factWords } from "../../../components/person-words.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import type { Freshness } from "../../../utils/domain/freshness.ts";
import { MINUTE, SECOND, localInstant } from "../../../utils/domain/instant.ts";
import type { Moment } from "../../../utils/domain/order.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { NOON, before, person, session } from "../../support/builders.ts";

const moment: Moment = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
};

const activeAgo = (ms: number | null): Partial<Report> => ({
  sessions: [session({ lastActiveAt: ms === null ? null : before(ms) })],
});

describe("presence, activity and account", () => {
  test.each<[what: string, Partial<Report>, words: string]>([
    [
      "somebody active",
      activeAgo(20 * SECOND),
      "Online, active · account active",
    ],
    [
      "somebody idle",
      activeAgo(12 * MINUTE),
      "Online, idle for 12 m · account active",
    ],
    [
      "somebody away",
      activeAgo(40 * MINUTE),
      "Online, away for 40 m · account active",
    ],
    [
      "somebody of whom no activity is known",
      activeAgo(null),
      "Online · account active",
    ],
    ["somebody who left", {}, "Offline · account active"],
    [
      "somebody disabled who is there",
      { ...activeAgo(0), account: "disabled" },
      "Online, active · account disabled",
    ],
    ["somebody invited", { account: "pending" }, "Offline · account pending"],
  ])("of %s", (_, more, words) => {
    expect(factWords(person("ana", more), moment)).toBe(words);
  });

  test("are not claimed of old data", () => {
    const stale = { ...moment, stale: true };
    expect(factWords(person("ana", activeAgo(0)), stale)).toBe(
      "Unknown, was online · account active",
    );
    expect(factWords(person("ana"), stale)).toBe(
      "Unknown, was offline · account active",
    );
  });
});

describe("the age of our data", () => {
  const now = localInstant(NOON);
  const at = localInstant(NOON - 4 * SECOND);
  const failure = { code: "network" } as const;

  test.each<[Freshness, string]>([
    [{ kind: "live", at }, "data 4 s old"],
    [{ kind: "stale", at, failure: null }, "stale data, 4 s old"],
    [{ kind: "failed", at, failure }, "last try failed, data 4 s old"],
    [{ kind: "paused", at }, "paused, data 4 s old"],
    [{ kind: "paused", at: null }, "no data yet"],
    [{ kind: "loading" }, "no data yet"],
    [{ kind: "none" }, "no data yet"],
  ])("of %j is said", (freshness, words) => {
    expect(dataWords(freshness, now)).toBe(words);
  });
});
