import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SOUND } from "../support/compare-sessions.ts";
import {
  type FirefoxExtension,
  launchFirefoxExtension,
} from "../support/firefox-extension.ts";
import { listPage } from "../support/list-page.ts";
import {
  HELD_MS,
  type StreamedWorld,
  startStreamedWorld,
} from "../support/streamed-world.ts";
import { until } from "../support/until.ts";

const SPEED = 60;
/** Firefox suspends the background after this without an event, ms; 30,000 where nobody sets it. */
const IDLE_MS = 2_000;

let world: StreamedWorld;
let firefox: FirefoxExtension;

beforeAll(async () => {
  [world, firefox] = await Promise.all([
    startStreamedWorld(240, SPEED),
    launchFirefoxExtension({ "extensions.background.idle.timeout": IDLE_MS }),
  ]);
});

afterAll(async () => {
  await firefox?.close();
  await world?.stop();
});

describe("the stream in a real Firefox", () => {
  it(
    "is resumed after the background was suspended, and nothing is lost or doubled (E27)",
    { timeout: 240_000 },
    async () => {
      const options = await firefox.open("options.html");
      await world.connect({ send: firefox.sendFrom(options) });
      const openedAt = performance.now();
      await until(() => performance.now() - openedAt > HELD_MS, 20_000);
      // Events came all the time, and kept it alive for far longer than the limit.
      expect(world.asked("/stream")).toBe(1);
      world.proxy.stall();
      await until(() => world.proxy.open("/stream") === 0, 20_000);
      world.proxy.goOn();
      const popup = listPage(await firefox.open("popup.html"));
      await popup.ready();
      await world.streaming();
      expect(world.proxy.requests.at(-1)?.lastEventId).not.toBeNull();
      expect(world.asked("/stream")).toBe(2);
      expect(world.asked("/presence")).toBe(1);
      await world.caughtUp(options);
      const { faults, ...verdict } = await world.compareMany(options, 0);
      expect(faults).toEqual([]);
      expect(verdict).toMatchObject({ ...SOUND, contiguous: true });
      await until(async () => {
        const { online } = world.platform.truth();
        return (await popup.card("Online now")) === String(online);
      }, 20_000);
    },
  );
});
