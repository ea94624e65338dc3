import type { Command } from "../../utils/messaging/protocol.ts";
import {
  type CrashMachine,
  type MachineOptions,
  crashMachine,
} from "./crash-machine.ts";
import type { CrashPlatform } from "./crash-platform.ts";
import {
  type Progress,
  hasReached,
  progressOf,
  shownFrom,
} from "./crash-progress.ts";
import type { Wish } from "./crash-wishes.ts";
import { fake } from "./fake-extension.ts";

/** After an interruption the worker may take so many more timers and alarms to come as far as without one. */
const MOST_WAKES = 30;
/** A person who gets no answer asks so often. */
const MOST_TRIES = 3;

export interface WorldOptions extends MachineOptions {
  /** What was reached without an interruption, act by act; null: this is that run. */
  readonly goals: readonly (readonly Progress[])[] | null;
}

/** What a script is played with. Each act ends when all is at rest, and as far as it came without an interruption. */
export interface CrashWorld {
  readonly machine: CrashMachine;
  readonly platform: CrashPlatform;
  /** Another one, elsewhere. */
  readonly other: CrashPlatform;
  readonly reached: readonly (readonly Progress[])[];
  /** Time passes after something happened on the platform. */
  readonly later: (
    ms: number,
    happen?: (platform: CrashPlatform) => void,
  ) => Promise<void>;
  /** A person asks for something, and asks again when no answer came. */
  readonly ask: (wish: Wish) => Promise<void>;
  readonly openPage: () => Promise<void>;
  /** The browser ends the worker, as it does with one that has nothing to do. */
  readonly sleep: () => Promise<void>;
  /** An event of the browser starts the worker. */
  readonly wake: (event: () => void) => Promise<void>;
}

export const crashWorld = ({ goals, ...options }: WorldOptions): CrashWorld => {
  const machine = crashMachine(options);
  const { points, clock, disk, platforms, start, wakeNext } = machine;
  const [platform, other] = platforms;
  const reached: (readonly Progress[])[] = [];

  const progress = async (): Promise<readonly Progress[]> =>
    (await shownFrom(disk)).map(progressOf);

  const act = async (work: () => Promise<void> | void): Promise<void> => {
    points.changed();
    await work();
    await points.quiet();
    const goal = goals?.[reached.length];
    // Until the worker is ended it is the run without an interruption, call by call.
    reached.push(
      goal === undefined || points.hasKilled() ? await catchUp(goal) : goal,
    );
  };

  const catchUp = async (
    goal: readonly Progress[] | undefined,
  ): Promise<readonly Progress[]> => {
    let now = await progress();
    for (let wakes = 0; goal !== undefined && !hasReached(now, goal); wakes++) {
      if (wakes > MOST_WAKES || !(await wakeNext(Number.MAX_VALUE)))
        throw new Error(
          `Stuck in act ${reached.length + 1} at ${JSON.stringify(now)}, on the way to ${JSON.stringify(goal)}.`,
        );
      now = await progress();
    }
    return now;
  };

  const isAnswered = async (command: Command): Promise<boolean> => {
    start();
    let answered = false;
    void fake.send(command).then(() => {
      answered = points.isAlive();
      points.changed();
    });
    await points.quiet();
    return answered;
  };

  return {
    machine,
    platform,
    other,
    reached,
    later: (ms, happen = () => {}) =>
      act(async () => {
        const end = clock.now() + ms;
        for (const { pass } of platforms) pass(ms);
        happen(platform);
        await points.quiet();
        for (let wakes = 0; await wakeNext(end); wakes++)
          if (wakes > MOST_WAKES) throw new Error("It never stops waking.");
        clock.set(end);
        points.changed();
      }),
    ask: (wish) =>
      act(async () => {
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const [shown] = await shownFrom(disk);
          const command = wish(shown ?? null);
          if (command === null || (await isAnswered(command))) return;
          // The page comes back, and with it another worker.
          start();
          await points.quiet();
        }
        throw new Error("A command is not answered.");
      }),
    openPage: () => act(machine.openPage),
    sleep: () => act(points.end),
    wake: (event) =>
      act(() => {
        start();
        event();
      }),
  };
};
