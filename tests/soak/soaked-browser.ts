import { MINUTE, SECOND } from "../../utils/domain/instant.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import {
  type StreamedWorld,
  startStreamedWorld,
} from "../support/streamed-world.ts";
import { until } from "../support/until.ts";
import { watchWorker } from "../support/worker-life.ts";
import { type Outcome, judge, minuteLines } from "./report.ts";
import { diskUse, workerHeap } from "./sizes.ts";

/** An hour of the platform is a minute of the soak. */
export const SPEED = 60;
export const PEOPLE = 240;

/** One Chromium that follows one platform, for as long as a part of the soak lasts. */
export interface SoakedBrowser {
  readonly world: StreamedWorld;
  readonly chromium: ChromiumExtension;
  readonly deaths: () => number;
  /** Prints the minute's line when it is time. */
  readonly line: () => Promise<void>;
  /** Lets time pass, with its lines. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Waits until Rollcall has everything, and judges it. */
  readonly outcome: (wrong?: readonly string[]) => Promise<Outcome>;
}

/** Starts all of it, lets `work` use it, and ends it whatever happens. */
export const withSoakedBrowser = async (
  part: string,
  work: (soaked: SoakedBrowser) => Promise<Outcome>,
): Promise<Outcome> => {
  const world = await startStreamedWorld(PEOPLE, SPEED);
  const chromium = await launchExtension();
  try {
    const { browser, home } = chromium;
    const { deaths } = await watchWorker(home);
    await world.connect(chromium);
    const print = minuteLines(part, world);
    const line = (): Promise<void> => print(home, deaths());
    const heap = await workerHeap(browser);
    const disk = await diskUse(home);
    return await work({
      world,
      chromium,
      deaths,
      line,
      pass: async (seconds) => {
        const end = performance.now() + seconds * SECOND;
        await until(
          async () => {
            await line();
            return performance.now() > end;
          },
          2 * seconds * SECOND + MINUTE,
        );
      },
      outcome: async (wrong = []) => {
        await world.caughtUp(home, MINUTE);
        return {
          part,
          deaths: deaths(),
          streams: world.asked("/stream"),
          polls: world.asked("/presence"),
          verdict: await judge(world, home),
          heap: [heap, await workerHeap(browser)],
          disk: [disk, await diskUse(home)],
          wrong,
        };
      },
    });
  } finally {
    await chromium.close();
    await world.stop();
  }
};
