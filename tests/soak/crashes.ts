import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MINUTE, SECOND } from "../../utils/domain/instant.ts";
import { launchExtension } from "../support/chromium-extension.ts";
import { crash } from "../support/crash.ts";
import type { Chance } from "../support/kill-storm.ts";
import { readStored } from "../support/stored-sessions.ts";
import { startStreamedWorld } from "../support/streamed-world.ts";
import { type Outcome, judge, minuteLines } from "./report.ts";
import { diskUse } from "./sizes.ts";
import { PEOPLE, SPEED } from "./soaked-browser.ts";

/** A crash comes within this after the stream is open; one that held for ten seconds is resumed at once. */
const WITHIN_MS = 20 * SECOND;
/** After five streams in a row that died young Rollcall polls for ten minutes, so every fourth one holds for a minute. */
const HOLDS_EACH = 4;
const HOLDS_MS = 62 * SECOND;

/** The whole browser is killed so many times at random moments and opened again with the same profile. */
export const crashes = async (
  wanted: number,
  { next }: Chance,
): Promise<Outcome> => {
  const profile = mkdtempSync(join(tmpdir(), "rollcall-soak-"));
  const world = await startStreamedWorld(PEOPLE, SPEED);
  let chromium = await launchExtension("demo", profile);
  const wrong: string[] = [];
  try {
    await world.connect(chromium);
    const line = minuteLines("crashes", world);
    const disk = await diskUse(chromium.home);
    for (let done = 0; done < wanted; done++) {
      const before = await readStored(chromium.home);
      // Not a wait for something: the moment itself is what chance decides.
      const holds = done % HOLDS_EACH === HOLDS_EACH - 1;
      await sleep(holds ? HOLDS_MS : next() * WITHIN_MS);
      await crash(chromium.browser);
      chromium = await launchExtension("demo", profile);
      const after = await readStored(chromium.home);
      if ((after?.revision ?? 0) < (before?.revision ?? 0))
        wrong.push(`Crash ${done + 1}: what was written is gone.`);
      await world.streaming(MINUTE);
      await world.caughtUp(chromium.home, MINUTE);
      await line(chromium.home, done + 1);
    }
    return {
      part: `${wanted} crashes`,
      deaths: wanted,
      streams: world.asked("/stream"),
      polls: world.asked("/presence"),
      verdict: await judge(world, chromium.home),
      heap: null,
      disk: [disk, await diskUse(chromium.home)],
      wrong,
    };
  } finally {
    await chromium.close();
    await world.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};
