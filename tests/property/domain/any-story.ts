import fc from "fast-check";
import { personId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { HOSTILE_IDS } from "./reports.ts";
import { type Mode, type Step, type Story, tell } from "./story.ts";
import type { Manner } from "./true-person.ts";
import { type Before, type Deed, worldOf } from "./world.ts";

const twoDevices = fc.tuple(fc.boolean(), fc.boolean());

const anyManner = (more: Partial<Manner> = {}): fc.Arbitrary<Manner> =>
  fc
    .record({
      id: fc.constantFrom(...HOSTILE_IDS).map(personId),
      names: twoDevices,
      starts: twoDevices,
      acts: fc.boolean(),
      pages: fc.boolean(),
      since: fc.boolean(),
      listed: fc.boolean(),
      lag: fc.constantFrom(0, 0, 7 * SECOND),
      ahead: fc.constantFrom(0, 0, 0, 0, HOUR, -HOUR, 26 * HOUR, -26 * HOUR),
    })
    .map((manner) => ({ ...manner, ...more }));

/** For how long somebody was there before we looked, by device. */
const anyBefore = (longest: number, devices: number): fc.Arbitrary<Before> =>
  fc
    .array(fc.option(fc.integer({ min: 0, max: longest })), {
      minLength: 2,
      maxLength: 2,
    })
    .map((before) =>
      before.map((ms, device) => (device < devices ? ms : null)),
    );

const DEEDS = ["in", "out", "back", "switch", "act", "move", "ban"] as const;

/** An interval of a minute, 150 s to a gap; with limits of the resumption and of gaps among them. */
const SHORT = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 30 * SECOND }) },
  { weight: 1, arbitrary: fc.constant(MINUTE) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(119_999, 120_000, 120_001, 150_000, 150_001),
  },
);
const SLEEP = fc.oneof(
  fc.constant(8 * HOUR),
  fc.integer({ min: 150_001, max: 40 * MINUTE }),
);

interface Kind {
  readonly modes: readonly Mode[];
  readonly deeds: readonly Deed["kind"][];
  readonly manner: Partial<Manner>;
  readonly wait: fc.Arbitrary<number>;
  /** Incomplete lists, new epochs. */
  readonly parts: boolean;
  readonly restarts: boolean;
  /** Begins with a complete list. */
  readonly opens: boolean;
  readonly devices: number;
  /** The longest that somebody was there before we looked, ms. */
  readonly before: number;
  readonly steps: number;
}

const ANY: Kind = {
  modes: ["stream", "polls", "mix"],
  deeds: DEEDS,
  manner: {},
  wait: fc.oneof(
    { weight: 25, arbitrary: SHORT },
    { weight: 1, arbitrary: SLEEP },
  ),
  parts: true,
  restarts: true,
  opens: false,
  devices: 2,
  before: 40 * HOUR,
  steps: 60,
};

const anyStep = ({ deeds, wait, parts, restarts, devices }: Kind) => {
  const what = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constantFrom(...deeds),
        who: fc.nat(2),
        device: fc.nat(devices - 1),
      }),
    },
    { weight: 5, arbitrary: fc.constant({ kind: "poll" as const }) },
    { weight: 5, arbitrary: fc.constant({ kind: "beat" as const }) },
    {
      weight: parts ? 2 : 0,
      arbitrary: fc.record({
        kind: fc.constant("part" as const),
        mask: fc.nat(15),
      }),
    },
    {
      weight: restarts ? 1 : 0,
      arbitrary: fc.constant({ kind: "restart" as const }),
    },
  );
  return fc
    .record({ wait, what })
    .map(({ wait: ms, what: step }): Step => ({ wait: ms, ...step }));
};

const OPENING: Step = { kind: "poll", wait: 0 };

/** Some story of the kind that a property speaks of. */
export const anyStory = (more: Partial<Kind> = {}): fc.Arbitrary<Story> => {
  const kind = { ...ANY, ...more };
  return fc
    .record({
      mode: fc.constantFrom(...kind.modes),
      manners: fc.uniqueArray(anyManner(kind.manner), {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 3,
      }),
      before: fc.array(anyBefore(kind.before, kind.devices), {
        minLength: 3,
        maxLength: 3,
      }),
      steps: fc.array(anyStep(kind), { maxLength: kind.steps, size: "max" }),
    })
    .map(({ mode, manners, before, steps }) =>
      tell(
        worldOf(manners, before),
        kind.opens ? [OPENING, ...steps] : steps,
        mode,
      ),
    );
};
