import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  missedSince,
  sightingOf,
} from "../../../utils/background/watch-sighting.ts";
import { NEW_CONNECTION } from "../../../utils/domain/connection.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import {
  MINUTE,
  SECOND,
  type Instant,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import {
  type Knowledge,
  NO_KNOWLEDGE,
  observe,
} from "../../../utils/domain/observe.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { RESUME_WITHIN_MS } from "../../../utils/domain/sessions.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  type WatchRecord,
  newRecord,
  watchId,
} from "../../../utils/domain/watch.ts";
import { stepWatch } from "../../../utils/domain/watch-step.ts";
import {
  NOON,
  at,
  heartbeat,
  online,
  person,
  snapshot,
} from "../../support/builders.ts";

/*
 * A model of what a watch is to do, beside the code that does it: observations of one person at random intervals, some of
 * them gaps; in between the worker dies and goes on from the disk, and the watch is set at a random moment.
 */

type There = "online" | "offline" | "disabled" | "missing";

interface Turn {
  /** How long after the observation before. */
  readonly afterMs: number;
  readonly there: There;
  /** The worker dies first. */
  readonly dies: boolean;
}

const RULES = {
  intervalMs: MINUTE,
  idleAfterMs: DEFAULT_LIMITS.idleAfterMs,
  awayAfterMs: DEFAULT_LIMITS.awayAfterMs,
};
const GAP_MS = 2.5 * MINUTE;

const turns = fc.array(
  fc.record({
    afterMs: fc.constantFrom(
      5 * SECOND,
      MINUTE,
      GAP_MS,
      GAP_MS + 1,
      60 * MINUTE,
    ),
    there: fc.constantFrom<There[]>("online", "offline", "disabled", "missing"),
    dies: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

const reportOf = (there: There): Report | null => {
  if (there === "missing") return null;
  if (there === "offline") return person("ana");
  return online("ana", there === "disabled" ? { account: "disabled" } : {});
};

const watchSet = (repeat: "once" | "always", setAt: Instant | null) =>
  newRecord({
    source: sourceId("acme"),
    id: watchId("w"),
    person: personId("ana"),
    wanted: { kind: "online" },
    repeat,
    until: null,
    ticket: null,
    tab: null,
    createdAt: localInstant(NOON),
    setAt,
  });

/** What the real fold and the real step make of it: the times at which the watch fired. */
const firedBy = (
  story: readonly Turn[],
  setBefore: number,
  repeat: "once" | "always",
): readonly number[] => {
  let knowledge: Knowledge = NO_KNOWLEDGE;
  let record: WatchRecord | null = null;
  let now = NOON;
  let lastGoodAt = localInstant(NOON);
  const fired: number[] = [];
  for (const [index, { afterMs, there, dies }] of story.entries()) {
    now = instant(now + afterMs);
    if (index === setBefore)
      record = watchSet(repeat, knowledge.roster.serverTime);
    // What lies on the disk is plain data: another worker reads a copy of it.
    if (dies && record !== null) {
      record = structuredClone(record);
      knowledge = structuredClone(knowledge);
    }
    const report = reportOf(there);
    const reports = [person("bo"), ...(report === null ? [] : [report])];
    const observation = snapshot(index + 1, reports, { serverTime: now });
    // The second time it is told: what was committed is told again after a death.
    for (const told of dies
      ? [
          observation,
          heartbeat(index + 1, { serverTime: now, position: at(index + 1) }),
        ]
      : [observation]) {
      const seen = observe(knowledge, told, RULES);
      const local = localInstant(now);
      const connection = { ...NEW_CONNECTION, intervalMs: MINUTE, lastGoodAt };
      const sighting = sightingOf(
        { knowledge, connection },
        missedSince({ missedAt: null, connection }, seen, told, local),
        seen,
        DEFAULT_LIMITS,
        pageName,
        local,
      );
      knowledge = seen.knowledge;
      lastGoodAt = local;
      if (sighting === null || record === null) continue;
      const step = stepWatch(record, sighting);
      record = step.record;
      if (step.notice !== null) fired.push(step.notice.firedAt);
    }
  }
  return fired;
};

/** The same, said in another way: over the list of what was observed. */
const expected = (
  story: readonly Turn[],
  setBefore: number,
  repeat: "once" | "always",
): readonly number[] => {
  const fired: number[] = [];
  let time: number = NOON;
  let leftAt = Number.NEGATIVE_INFINITY;
  for (const [index, { afterMs, there }] of story.entries()) {
    const before = time;
    time += afterMs;
    const was = index === 0 ? null : (story[index - 1]?.there ?? null);
    if (index < setBefore || was === null) continue;
    if (was === "online" && there !== "online") leftAt = before;
    const isReturn =
      there === "online" && (was === "offline" || was === "missing");
    const isFlap = time - leftAt <= RESUME_WITHIN_MS;
    if (isReturn && afterMs <= GAP_MS && !isFlap) fired.push(time);
  }
  return repeat === "once" ? fired.slice(0, 1) : fired;
};

describe("a watch over any story of one person", () => {
  it("fires at each return that was observed, once, whatever gaps and deaths lie between", () => {
    fc.assert(
      fc.property(
        turns,
        fc.nat(10),
        fc.constantFrom("once" as const, "always" as const),
        (story, setBefore, repeat) => {
          expect(firedBy(story, setBefore, repeat)).toEqual(
            expected(story, setBefore, repeat),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is tried by stories in which it does fire, and twice", () => {
    const fires = fc
      .sample(turns, { numRuns: 300, seed: 1 })
      .map((story) => firedBy(story, 0, "always").length);
    expect(fires.filter((count) => count > 0).length).toBeGreaterThan(50);
    expect(fires.filter((count) => count > 1).length).toBeGreaterThan(10);
  });
});
