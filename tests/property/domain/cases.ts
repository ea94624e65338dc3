import fc from "fast-check";
import { HOUR, SECOND } from "../../../utils/domain/instant.ts";
import type { Rules } from "../../../utils/domain/observe-sessions.ts";
import { type Fault, anyFaults, through } from "./channel.ts";
import { RULES, type Run, SELDOM, run } from "./fold.ts";
import { anyStory } from "./any-story.ts";
import type { Story } from "./story.ts";

/** A story, what the wire did to it, and how it is to be read. */
export interface Case {
  readonly rules: Rules;
  readonly story: Story;
  readonly faults: readonly Fault[];
}

/** Waits under which a few observations make a day. */
export const DAYS = fc.oneof(
  fc.integer({ min: 0, max: 9 * HOUR }),
  fc.integer({ min: 0, max: 60 * SECOND }),
  fc.constantFrom(2 * HOUR, 20 * HOUR, 24 * HOUR, 26 * HOUR),
);

/** Minutes in most cases, days in others. */
export const anyCase = (
  faults: readonly Fault["kind"][],
  more: Parameters<typeof anyStory>[0] = {},
): fc.Arbitrary<Case> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        rules: fc.constant(RULES),
        story: anyStory(more),
        faults: anyFaults(faults),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        rules: fc.constant(SELDOM),
        story: anyStory({ ...more, wait: DAYS }),
        faults: anyFaults(faults),
      }),
    },
  );

/** What is made of a case. */
export const seenIn = ({ rules, story, faults }: Case): Run =>
  run(through(story.log, faults), undefined, rules);
