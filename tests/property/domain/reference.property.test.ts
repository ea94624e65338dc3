import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import { DAYS } from "./cases.ts";
import { ALL_FAULTS, anyFaults, through } from "./channel.ts";
import { RULES, SELDOM, type Told, applied, run, sessionsOf } from "./fold.ts";
import {
  type ReferenceSession,
  referenceSessions,
} from "./reference-sessions.ts";
import { HOSTILE_IDS } from "./reports.ts";
import { forAll } from "./runs.ts";
import { anyStory } from "./any-story.ts";

/** What the reference says of a session, too. */
const bare = (told: Told): ReferenceSession => ({
  id: told.id,
  start: told.start,
  end: told.end,
  state: told.state,
  atLeast: told.atLeast,
  observedMs: told.observedMs,
  engagedMs: told.engagedMs,
  cutMs: told.cutMs,
});

const agree = (log: readonly Recorded[], rules: Rules): void => {
  const seen = run(log, undefined, rules);
  const sessions = sessionsOf(seen, rules);
  const steps = applied(seen);
  for (const id of HOSTILE_IDS.map(personId))
    expect(sessions.filter(({ person }) => person === id).map(bare)).toEqual(
      referenceSessions(steps, id, rules),
    );
};

describe("the sessions of any log", () => {
  it("are those of the definitions, told one person at a time (I9, I10, I12, I23, I28)", () => {
    forAll(fc.tuple(anyStory(), anyFaults(ALL_FAULTS)), ([{ log }, faults]) =>
      agree(through(log, faults), RULES),
    );
  });

  it("are those of the definitions over many days, too, where they are split", () => {
    forAll(
      fc.tuple(anyStory({ wait: DAYS }), anyFaults(ALL_FAULTS)),
      ([{ log }, faults]) => agree(through(log, faults), SELDOM),
    );
  });
});
