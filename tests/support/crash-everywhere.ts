import { isDeepStrictEqual } from "node:util";
import { MINUTE } from "../../utils/domain/instant.ts";
import type { Tearing } from "./crash-disk.ts";
import type { Ending } from "./crash-machine.ts";
import { type Outcome, readOutcome } from "./crash-outcome.ts";
import type { CrashPlatform, PlatformOptions } from "./crash-platform.ts";
import { killsOf } from "./crash-kills.ts";
import type { Kill, Point } from "./crash-point.ts";
import type { Progress } from "./crash-progress.ts";
import { type CrashWorld, crashWorld } from "./crash-world.ts";

/** What happens to a worker. */
export interface Script {
  readonly platform?: Partial<PlatformOptions>;
  /** What comes before; the worker is not ended here. */
  readonly before?: (world: CrashWorld) => Promise<void>;
  readonly acts: (world: CrashWorld) => Promise<void>;
}

export interface CrashOptions {
  readonly tearing?: Tearing;
  readonly ends?: Ending;
  /** What has to come out as without an interruption; everything, if nothing is said. */
  readonly compare?: (outcome: Outcome) => unknown;
  /** Ends a transaction that writes after each of its requests, not after the last one alone. */
  readonly everyRequest?: boolean;
}

export interface CrashReport {
  /** Calls at which the worker was ended, and in how many runs. */
  readonly points: number;
  readonly runs: number;
  /** What came out otherwise than without an interruption. */
  readonly faults: readonly string[];
}

/** A worker that was ended asks the platform again: what it is, and for the list, page by page. */
const MORE_REQUESTS = 3;
/** One that is wrong everywhere is told as clearly by a few. */
const MOST_FAULTS = 5;

interface Run {
  readonly outcome: Outcome;
  readonly requests: number;
  readonly strayed: boolean;
  /** What is shown otherwise than the platforms have it. */
  readonly untruths: readonly string[];
  readonly reached: readonly (readonly Progress[])[];
  readonly passed: readonly Point[];
  readonly hasKilled: boolean;
}

/**
 * Plays a script once to its end; then again for each call that the worker makes, and ends it there: before the effect,
 * after it, and inside a transaction; once in each situation. Another worker takes over as in a browser: by the alarm, by an open page, by a
 * person who got no answer. It has to come to the same.
 */
export const crashEverywhere = async (
  script: Script,
  options: CrashOptions = {},
): Promise<CrashReport> => {
  const whole = await play(script, null, null, options);
  const kills = killsOf(whole.passed, options.everyRequest ?? false);
  const faults = [...whole.untruths];
  for (const kill of kills) {
    const fault = await faultOf(script, kill, whole, options);
    if (fault !== null) faults.push(`${nameOf(kill, whole.passed)}: ${fault}`);
    if (faults.length >= MOST_FAULTS) break;
  }
  return { points: whole.passed.length, runs: kills.length, faults };
};

const nameOf = (kill: Kill, passed: readonly Point[]): string =>
  [
    `ended ${kill.moment} ${passed[kill.point]?.name} (call ${kill.point + 1}`,
    kill.moment === "inside" ? `, request ${kill.request})` : ")",
  ].join("");

const faultOf = async (
  script: Script,
  kill: Kill,
  whole: Run,
  options: CrashOptions,
): Promise<string | null> => {
  try {
    const run = await play(script, kill, whole.reached, options);
    if (!run.hasKilled) return "it did not come to this call";
    if (run.passed[kill.point]?.name !== whole.passed[kill.point]?.name)
      return `another call came there: ${run.passed[kill.point]?.name}`;
    if (run.strayed) return "a token came to a platform that it is not of";
    if (run.requests > whole.requests + MORE_REQUESTS)
      return `${run.requests} requests instead of ${whole.requests}`;
    const { compare = (outcome) => outcome } = options;
    return difference(compare(run.outcome), compare(whole.outcome));
  } catch (error) {
    return String(error);
  }
};

const play = async (
  script: Script,
  kill: Kill | null,
  goals: Run["reached"] | null,
  { tearing, ends }: CrashOptions,
): Promise<Run> => {
  const world = crashWorld({
    kill,
    goals,
    tearing,
    ends,
    platform: script.platform,
  });
  const { machine, platform, other, reached } = world;
  const { points } = machine;
  try {
    await script.before?.(world);
    points.count(true);
    await script.acts(world);
    points.count(false);
    // By then any browser has woken whatever it was that took over.
    await world.later(MINUTE);
  } finally {
    machine.restore();
  }
  const outcome = await readOutcome();
  return {
    outcome,
    requests: platform.asked.length + other.asked.length,
    strayed: hasTokenOf(platform, other) || hasTokenOf(other, platform),
    untruths: [platform, other].flatMap((one) => untruthsOf(outcome, one)),
    reached,
    passed: points.passed,
    hasKilled: points.hasKilled(),
  };
};

/** What a platform is shown as has to be true, not only the same each time. */
const untruthsOf = (
  { sources, badge, willWake }: Outcome,
  { base, truth }: CrashPlatform,
): readonly string[] =>
  sources
    .filter(({ settings }) => settings.address === base)
    .map(({ list, phase, hasFirstScreen }) => {
      const { total, online } = truth();
      const isLive = phase === "live" || phase === "listening";
      return difference(
        { ...list?.tally, hasFirstScreen, badge, willWake },
        {
          total,
          online,
          hasFirstScreen: true,
          badge: isLive ? String(online || "") : "!",
          willWake: true,
        },
      );
    })
    .filter((untruth) => untruth !== null);

const hasTokenOf = (
  { tokens }: CrashPlatform,
  { token }: CrashPlatform,
): boolean => tokens.has(`Bearer ${token}`);

/** The first place at which two values differ, in words; null when they are the same. */
const difference = (
  got: unknown,
  wanted: unknown,
  place = "",
): string | null => {
  if (isDeepStrictEqual(got, wanted)) return null;
  if (isRecord(got) && isRecord(wanted))
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
      const found = difference(got[key], wanted[key], `${place}.${key}`);
      if (found !== null) return found;
    }
  return `${place} is ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
