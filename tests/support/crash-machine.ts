import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { startBackground } from "../../utils/background/start.ts";
import { WAKE_ALARM } from "../../utils/background/wake-up.ts";
import { WATCHING } from "../../utils/messaging/watching.ts";
import { gateBrowser } from "./crash-browser.ts";
import { type CrashClock, crashClock } from "./crash-clock.ts";
import { type CrashDisk, type Tearing, gateDisk } from "./crash-disk.ts";
import {
  type CrashPlatform,
  type PlatformOptions,
  crashPlatform,
} from "./crash-platform.ts";
import type { Kill } from "./crash-point.ts";
import { type Points, createPoints } from "./crash-points.ts";
import browser, { fake } from "./fake-extension.ts";

const START = Date.UTC(2026, 2, 4, 12);
const PAGE_COMES_BACK_MS = 1000;
const BROWSER_COMES_BACK_MS = 10_000;

/** What ends: the worker alone, all of the browser, or all of the machine. */
export type Ending = "worker" | "browser" | "power";

export interface MachineOptions {
  readonly kill: Kill | null;
  readonly ends?: Ending | undefined;
  readonly tearing?: Tearing | undefined;
  readonly platform?: Partial<PlatformOptions> | undefined;
}

/** A browser with Rollcall in it, and two platforms. Nothing starts a worker here but what starts one in a browser. */
export interface CrashMachine {
  readonly points: Points;
  readonly clock: CrashClock;
  readonly disk: CrashDisk;
  readonly platforms: readonly [CrashPlatform, CrashPlatform];
  /** An event starts the worker, unless there is one. */
  readonly start: () => void;
  readonly openPage: () => void;
  /** What is due next, by a timer or an alarm, happens, unless it is due later. @returns false: nothing was */
  readonly wakeNext: (until: number) => Promise<boolean>;
  readonly restore: () => void;
}

export const crashMachine = ({
  kill,
  ends = "worker",
  tearing = "whole",
  platform: more = {},
}: MachineOptions): CrashMachine => {
  fake.reset();
  fake.allow("https://acme.test/*");
  fake.allow("https://beta.test/*");
  globalThis.indexedDB = new IDBFactory();
  const clock = crashClock(START);
  let isPageOpen = false;

  const points = createPoints(kill, () => {
    disk.onEnd();
    clock.endWorker();
    fake.endWorker();
    for (const { drop } of platforms) drop();
    if (isPageOpen) clock.after(PAGE_COMES_BACK_MS, connectPage, "page");
    if (points.hasKilled()) endMore();
  });
  const disk = gateDisk(points, tearing);
  const acme = crashPlatform(points, START, {
    base: "https://acme.test/api",
    token: "token-of-acme",
    people: ["ana", "bo", "cy", "di"],
    ...more,
  });
  const beta = crashPlatform(points, START, {
    base: "https://beta.test/api",
    token: "token-of-beta",
    people: ["eva", "fin"],
  });
  const platforms = [acme, beta] as const;
  const restoreBrowser = gateBrowser({ points, clock, platforms });

  /** What ends with the worker that was ended where it was to be. */
  let endMore = (): void => {
    endMore = () => {};
    if (ends === "worker") return;
    if (ends === "power") disk.cutPower();
    fake.session.clear();
    fake.notifications.clear();
    fake.alarms.clear();
    fake.badge.text = "";
    const comeBack = (): void => {
      start();
      browser.runtime.onStartup.fire();
    };
    clock.after(BROWSER_COMES_BACK_MS, comeBack, "page");
  };

  const start = (): void => {
    if (points.isAlive()) return;
    points.begin();
    startBackground();
    // One that was ended meanwhile listens to nothing.
    if (!points.isAlive()) fake.endWorker();
  };

  const connectPage = (): void => {
    start();
    browser.runtime.connect({ name: WATCHING });
  };

  const alarmAt = (): number =>
    fake.alarms.get(WAKE_ALARM)?.when ?? Number.POSITIVE_INFINITY;

  return {
    points,
    clock,
    disk,
    platforms,
    start,
    openPage: () => {
      isPageOpen = true;
      connectPage();
    },
    wakeNext: async (until) => {
      const due = Math.min(clock.dueAt(), alarmAt());
      if (due > until || due === Number.POSITIVE_INFINITY) return false;
      clock.set(Math.max(clock.now(), due));
      points.changed();
      if (clock.dueAt() <= clock.now()) clock.fire();
      else {
        start();
        fake.ring(WAKE_ALARM);
      }
      await points.quiet();
      return true;
    },
    restore: () => {
      isPageOpen = false;
      points.end();
      restoreBrowser();
      disk.restore();
    },
  };
};
