import { MINUTE, SECOND } from "../../utils/domain/instant.ts";
import { launchFirefoxExtension } from "../support/firefox-extension.ts";
import type { Chance } from "../support/kill-storm.ts";
import { startStreamedWorld } from "../support/streamed-world.ts";
import { until } from "../support/until.ts";
import { type Outcome, judge, minuteLines } from "./report.ts";
import { diskUse } from "./sizes.ts";
import { PEOPLE, SPEED } from "./soaked-browser.ts";

/** Firefox suspends the background after this without an event, ms. */
const IDLE_MS = 2000;

/** Firefox suspends the background so many times, because the line stands still; somebody who looks wakes it. */
export const suspensions = async (
  wanted: number,
  { next }: Chance,
): Promise<Outcome> => {
  const world = await startStreamedWorld(PEOPLE, SPEED);
  const firefox = await launchFirefoxExtension({
    "extensions.background.idle.timeout": IDLE_MS,
  });
  try {
    const home = await firefox.open("options.html");
    const send = firefox.sendFrom(home);
    await world.connect({ send });
    const line = minuteLines("suspended", world);
    const disk = await diskUse(home);
    for (let done = 0; done < wanted; done++) {
      const holdsUntil = performance.now() + (11 + 3 * next()) * SECOND;
      await until(async () => {
        await line(home, done);
        return performance.now() > holdsUntil;
      }, MINUTE);
      world.proxy.stall();
      await until(() => world.proxy.open("/stream") === 0, MINUTE);
      world.proxy.goOn();
      await send({ type: "secret", source: "nobody" });
      await world.streaming(MINUTE);
    }
    await world.caughtUp(home, MINUTE);
    return {
      part: `${wanted} suspensions in Firefox`,
      deaths: wanted,
      streams: world.asked("/stream"),
      polls: world.asked("/presence"),
      verdict: await judge(world, home),
      heap: null,
      disk: [disk, await diskUse(home)],
      wrong: [],
    };
  } finally {
    await firefox.close();
    await world.stop();
  }
};
