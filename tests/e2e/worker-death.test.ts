import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { SOUND } from "../support/compare-sessions.ts";
import { chanceOf, killStorm } from "../support/kill-storm.ts";
import { listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { agree } from "../support/shown-numbers.ts";
import {
  BETWEEN_POLLS_MS,
  type StreamedWorld,
  startStreamedWorld,
} from "../support/streamed-world.ts";

const SPEED = 60;
const STORMS = 3;
const KILLS_A_STORM = 10;
/** After five streams that died young Rollcall polls for ten minutes, so the storms end before that. */
const MOST_STREAMS = 4;
/** The first return of a stream that did not hold is spread over ten seconds. */
const RETURNS_WITHIN_MS = 12_000;

const chance = chanceOf();

let world: StreamedWorld;
let chromium: ChromiumExtension;

beforeAll(async () => {
  [world, chromium] = await Promise.all([
    startStreamedWorld(240, SPEED),
    launchExtension(),
  ]);
  await world.connect(chromium);
});

afterAll(async () => {
  await chromium?.close();
  await world?.stop();
});

describe(`a worker that is killed again and again (seed ${chance.seed})`, () => {
  it("loses nothing and doubles nothing of the stream (F2, F4)", async () => {
    const enough = () => world.asked("/stream") >= MOST_STREAMS;
    for (let storm = 0; storm < STORMS && !enough(); storm++) {
      await world.streaming(RETURNS_WITHIN_MS);
      await world.told(2);
      await killStorm(chromium, KILLS_A_STORM, chance, enough);
    }
    await world.streaming(RETURNS_WITHIN_MS);
    await world.caughtUp(chromium.home);
    const { faults, ...verdict } = await world.compareMany(chromium.home, 0);
    expect(faults).toEqual([]);
    expect(verdict).toMatchObject({ ...SOUND, contiguous: true });
    // Every worker went on where the one before had stood: the list was asked for once.
    expect(world.asked("/presence")).toBe(1);
  });

  it("loses nothing and doubles nothing of lists that are asked for meanwhile (F2, F3)", async () => {
    const popup = listPage(await pageInWindow(chromium, "popup.html"));
    await popup.ready();
    const refresh = () => popup.press("Refresh now");
    await killStorm({ ...chromium, wake: refresh }, KILLS_A_STORM, chance);
    await refresh();
    await world.caughtUp(chromium.home);
    const { faults, total, ...verdict } = await world.compare(
      chromium.home,
      BETWEEN_POLLS_MS,
    );
    expect(faults).toEqual([]);
    expect(verdict).toMatchObject({ ...SOUND, contiguous: true });
    expect(total).toBe(world.platform.truth().total);
    expect(await popup.rowCount()).toBe(total);
    await agree(chromium, [popup], world.platform);
  });
});
