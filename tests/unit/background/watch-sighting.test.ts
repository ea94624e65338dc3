import { describe, expect, it } from "vitest";
import { missedSince } from "../../../utils/background/watch-sighting.ts";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import {
  type LocalInstant,
  MINUTE,
  SECOND,
  localInstant,
} from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { NO_KNOWLEDGE, observe } from "../../../utils/domain/observe.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  after,
  delta,
  heartbeat,
  online,
  person,
  push,
  snapshot,
} from "../../support/builders.ts";

const RULES = { ...DEFAULT_LIMITS, intervalMs: 15 * SECOND };
const before = observe(NO_KNOWLEDGE, snapshot(1, [person("ana")]), RULES);

const pushed = (seq: number, ms: number): Observation =>
  push(seq, [online("ana")], [], { serverTime: after(ms) });

/** When what is told of as missed began, once `told` is heard `nowMs` after noon on this machine's clock. */
const missed = (
  told: Observation,
  nowMs: number,
  missedAt: LocalInstant | null = null,
  lastGoodMs = 0,
): LocalInstant | null =>
  missedSince(
    {
      missedAt,
      connection: {
        ...NEW_CONNECTION,
        intervalMs: RULES.intervalMs,
        lastGoodAt: localInstant(NOON + lastGoodMs),
      },
    },
    observe(before.knowledge, told, RULES),
    told,
    localInstant(NOON + nowMs),
  );

const local = (ms: number): LocalInstant => localInstant(NOON + ms);

describe("what a stream tells after a gap of ours", () => {
  it("is of now while nothing was missed", () => {
    expect(missed(pushed(2, 10 * SECOND), 10 * SECOND)).toBeNull();
  });

  it("is what was missed from the change on that ends the gap", () => {
    const gap = 10 * MINUTE;
    expect(missed(pushed(2, gap), gap)).toEqual(local(gap));
  });

  it("is what was missed where only this machine's clock shows the gap", () => {
    const told = pushed(2, 10 * SECOND);
    expect(missed(told, 10 * MINUTE)).toEqual(local(10 * MINUTE));
  });

  it("goes on to be that for 15 s, though the changes follow each other without a gap", () => {
    const since = local(0);
    const change = (nowMs: number) =>
      missed(pushed(2, 2 * SECOND), nowMs, since, nowMs);
    expect(change(1)).toEqual(since);
    expect(change(15 * SECOND - 1)).toEqual(since);
    expect(change(15 * SECOND)).toBeNull();
  });

  it.each([
    ["a beat", heartbeat(1, { serverTime: after(SECOND) })],
    ["a list", snapshot(2, [online("ana")], { serverTime: after(SECOND) })],
    [
      "a comparison of two lists",
      delta(2, [online("ana")], [], { serverTime: after(SECOND) }),
    ],
  ])("is over with %s, which says what is so now", (_what, told) => {
    expect(missed(told, SECOND, local(0), SECOND)).toBeNull();
  });
});
