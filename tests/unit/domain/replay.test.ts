import { describe, expect, it } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import {
  type Recorded,
  type ReplayQuestion,
  replay,
} from "../../../utils/domain/replay.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  heartbeat,
  pageOn,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";
import { here, inTurn, login, sec } from "./watching.ts";

const ask = (
  recording: readonly Recorded[],
  more: Partial<ReplayQuestion> = {},
) =>
  replay(recording, {
    at: null,
    intervalMs: MINUTE,
    limits: DEFAULT_LIMITS,
    ...more,
  });

const bo = person("bo");
const ana = here(
  "ana",
  login({
    id: sessionId("a"),
    startedAt: sec(-30),
    lastActiveAt: sec(0),
    page: pageOn("https://a.test/x"),
  }),
);

/** Ana is there from -30 to 60; Zoë from 0 on. */
const DAY_OUT = inTurn(
  snapshot(0, [bo, ana, here("Zoë")]),
  push(60, [person("ana")]),
  heartbeat(120),
  heartbeat(240),
);

describe("a replay", () => {
  it("of nothing knows nothing, and claims nothing", () => {
    expect(ask([])).toMatchObject({
      online: [],
      sessions: [],
      coverage: [],
      headline: {
        total: 0,
        online: 0,
        offline: 0,
        unknown: 0,
        averageSession: null,
      },
    });
  });

  it("gives who is online, the sessions by their start, and what was covered", () => {
    expect(ask(DAY_OUT)).toEqual({
      online: ["Zoë"],
      sessions: [
        {
          userId: "ana",
          id: "a",
          start: sec(-30),
          end: sec(60),
          atLeast: false,
          observedMs: 60_000,
          engagedMs: 60_000,
          visits: [{ url: "https://a.test/x", start: sec(0), end: sec(60) }],
        },
        {
          userId: "Zoë",
          id: null,
          start: sec(0),
          end: null,
          atLeast: true,
          observedMs: 240_000,
          engagedMs: 0,
          visits: [],
        },
      ],
      coverage: [[sec(0), sec(240)]],
      headline: {
        total: 3,
        online: 1,
        offline: 2,
        active: 0,
        idle: 0,
        away: 0,
        pending: 0,
        disabled: 0,
        anomalies: 0,
        unknown: 0,
        averageSession: { meanMs: 165_000, medianMs: 165_000, n: 2 },
      },
    });
  });

  it("looks at any time: what came later is not there yet", () => {
    const early = ask(DAY_OUT, { at: sec(30) });
    expect(early.online).toEqual(["Zoë", "ana"]);
    expect(early.sessions).toMatchObject([
      { userId: "ana", end: null, visits: [{ end: null }] },
      { userId: "Zoë", end: null },
    ]);
    expect(early.headline).toMatchObject({ online: 2, offline: 1, active: 1 });
    expect(ask(DAY_OUT, { at: sec(-1) })).toMatchObject({
      online: [],
      sessions: [],
    });
  });

  it("shows who left and may resume with an end", () => {
    expect(ask(DAY_OUT, { at: sec(100) }).sessions[0]).toMatchObject({
      userId: "ana",
      end: sec(60),
    });
  });

  it("that is looked at long after the last observation says unknown, not offline", () => {
    const late = ask(DAY_OUT, { at: sec(240 + 151) });
    expect(late.online).toEqual([]);
    expect(late.headline).toMatchObject({
      total: 3,
      online: 0,
      offline: 0,
      unknown: 3,
    });
    expect(ask(DAY_OUT, { at: sec(240 + 150) }).headline.unknown).toBe(0);
    // The length of a session stands still while nothing is known of it (I17).
    expect(late.headline.averageSession).toEqual(
      ask(DAY_OUT).headline.averageSession,
    );
  });

  it("is stale by the interval at which observations come", () => {
    const at = sec(240 + 100);
    expect(ask(DAY_OUT, { at, intervalMs: 5000 }).headline.unknown).toBe(3);
    expect(ask(DAY_OUT, { at }).headline.unknown).toBe(0);
  });

  it("gives each span that was covered, and none for a single look", () => {
    const log = [0, 60, 1000, 2000, 2060].map((seconds) =>
      snapshot(seconds, [bo]),
    );
    expect(ask(log).coverage).toEqual([
      [sec(0), sec(60)],
      [sec(2000), sec(2060)],
    ]);
  });

  it("takes no harm from what was lost", () => {
    const lost: Recorded = { kind: "lost" };
    expect(ask(DAY_OUT.flatMap((entry) => [lost, entry]))).toEqual(
      ask(DAY_OUT),
    );
  });

  it("goes on after something unreadable only with a list (E24)", () => {
    const unreadable: Recorded = { kind: "unreadable" };
    const [list, ...others] = DAY_OUT;
    const log = [list ?? unreadable, unreadable, ...others];
    expect(ask(log).online).toEqual(["Zoë", "ana"]);
    expect(ask([...log, snapshot(240, [bo, here("Zoë")])]).online).toEqual([
      "Zoë",
    ]);
  });

  it("leaves sessions that were seen once out of the average", () => {
    const log = [
      snapshot(0, [bo, ana]),
      snapshot(60, [bo]),
      snapshot(300, [bo]),
    ];
    expect(ask(log).headline.averageSession).toBeNull();
  });
});
