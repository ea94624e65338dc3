import { describe, expect, it } from "vitest";
import {
  type Beginning,
  beginSession,
} from "../../../utils/domain/begin-session.ts";
import { NO_COVERAGE, cover } from "../../../utils/domain/coverage.ts";
import { sessionId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { LiveSession } from "../../../utils/domain/person.ts";
import type { RunningSession } from "../../../utils/domain/session.ts";
import { pageOn } from "../../support/builders.ts";
import { here, inSeconds, login, sec } from "./watching.ts";

const DAY_S = DAY / 1000;

/** Begun by an observation at noon. */
const begun = (
  logins: readonly LiveSession[],
  how: Partial<Beginning> = {},
): RunningSession =>
  beginSession(
    here("ana", ...logins),
    { cameLate: false, notBefore: null, follows: false, ...how },
    {
      at: sec(0),
      coverage: cover(NO_COVERAGE, sec(0), MINUTE, null).coverage,
      idleAfterMs: 10 * MINUTE,
      awayAfterMs: 30 * MINUTE,
    },
  );

const startOf = (
  startedAt: number | null,
  how: Partial<Beginning> = {},
): readonly [number, boolean] => {
  const { start, atLeast } = begun(
    [login({ startedAt: startedAt === null ? null : sec(startedAt) })],
    how,
  );
  return [inSeconds(start), atLeast];
};

describe("the start of a session", () => {
  it.each<
    readonly [string, number | null, Partial<Beginning>, number, boolean]
  >([
    ["is the platform's", -300, {}, -300, false],
    [
      "is the platform's for who was there before us",
      -300,
      { cameLate: true },
      -300,
      false,
    ],
    [
      "is the observation where the platform gives none (C4)",
      null,
      {},
      0,
      false,
    ],
    [
      "is at least the observation where we came late and the platform gives none",
      null,
      { cameLate: true },
      0,
      true,
    ],
    [
      "is the observation when the platform's lies in the future (C6)",
      3600,
      {},
      0,
      false,
    ],
    [
      "is never before the session that ended",
      -300,
      { notBefore: sec(-60) },
      0,
      false,
    ],
    [
      "may be the very moment in which the one before ended",
      -60,
      { notBefore: sec(-60) },
      -60,
      false,
    ],
    [
      "follows the login before without a pause",
      -300,
      { notBefore: sec(-60), follows: true },
      -60,
      false,
    ],
    [
      "is its own where it follows and began later",
      -30,
      { notBefore: sec(-60), follows: true },
      -30,
      false,
    ],
    ["reaches back no further than a session may", -DAY_S - 60, {}, -60, false],
    ["may reach back for all of a day", -DAY_S, {}, -DAY_S, false],
    [
      "is at least that, where we came late",
      -2.5 * DAY_S,
      { cameLate: true },
      -DAY_S / 2,
      true,
    ],
  ])("%s", (_, said, how, start, atLeast) => {
    expect(startOf(said, how)).toEqual([start, atLeast]);
  });

  it("is that of the login that began first, and the session bears its id", () => {
    const { start, id } = begun([
      login({ id: sessionId("later"), startedAt: sec(-10) }),
      login({ id: sessionId("unsaid") }),
      login({ id: sessionId("first"), startedAt: sec(-90) }),
    ]);
    expect([inSeconds(start), id]).toEqual([-90, "first"]);
    expect(begun([login({ id: sessionId("a") }), login()]).id).toBe("a");
  });
});

describe("a session that begins", () => {
  it("is seen from now on, and nothing of it was observed yet", () => {
    expect(begun([login({ startedAt: sec(-300) })])).toMatchObject({
      firstSeenAt: sec(0),
      coveredFrom: 0,
      cutMs: 0,
      engagedMs: 0,
      visits: [],
      seenAt: null,
      left: null,
    });
  });

  it.each<readonly [string, number | null, boolean, number | null]>([
    ["counts coming as an act", -3600, false, -300],
    ["takes an act after it", -10, false, -10],
    ["takes an act in the future for one now (C6)", 500, false, 0],
    ["knows of no act where the platform names none", null, false, null],
  ])("%s", (_, acted, cameLate, expected) => {
    const lastActiveAt = acted === null ? null : sec(acted);
    expect(
      begun([login({ startedAt: sec(-300), lastActiveAt })], { cameLate })
        .activeAt,
    ).toBe(expected === null ? null : sec(expected));
  });

  it("did not see the coming of who was there before us", () => {
    const idle = login({ lastActiveAt: sec(-HOUR / 1000) });
    expect(begun([idle], { cameLate: true }).activeAt).toBe(sec(-3600));
  });

  it("is on its page since the platform's time, but not before it began", () => {
    const on = (since: number | null) =>
      begun([
        login({
          startedAt: sec(-100),
          page: pageOn("https://a.test/", {
            since: since === null ? null : sec(since),
          }),
        }),
      ]).visit?.start;
    expect([on(-40), on(-500), on(500), on(null)]).toEqual(
      [-40, -100, 0, 0].map(sec),
    );
  });
});
