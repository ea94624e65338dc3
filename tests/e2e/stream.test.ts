import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Span } from "../../utils/domain/coverage.ts";
import { without } from "../../utils/domain/spans.ts";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { SOUND } from "../support/compare-sessions.ts";
import { forgetAlarms } from "../support/forget-alarms.ts";
import { listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { agree, shownOnline } from "../support/shown-numbers.ts";
import {
  type StreamedWorld,
  startStreamedWorld,
} from "../support/streamed-world.ts";
import { until } from "../support/until.ts";
import { type WorkerLife, watchWorker } from "../support/worker-life.ts";

/*
 * Nothing here is attached to the worker: that would keep it alive. The platform's clock runs sixty times as fast, so a
 * second of the test is a minute of people who come and go.
 */

const SPEED = 60;
/** The platform asks to be left alone for longer than an idle worker lives (30 s). */
const PATIENCE_S = 32;

let world: StreamedWorld;
let chromium: ChromiumExtension;
let life: WorkerLife;

beforeAll(async () => {
  [world, chromium] = await Promise.all([
    startStreamedWorld(240, SPEED),
    launchExtension(),
  ]);
  life = await watchWorker(chromium.home);
  await world.connect(chromium);
});

afterAll(async () => {
  await chromium?.close();
  await world?.stop();
});

/** What lies between the spans that were watched. */
const holesIn = (coverage: readonly Span[]): readonly Span[] => {
  const [first, last] = [coverage[0], coverage.at(-1)];
  return first === undefined || last === undefined
    ? []
    : without({ from: first.from, to: last.to }, coverage);
};

describe("the stream in a real browser", () => {
  it("is resumed after the worker's natural death, and nothing of what happened meanwhile is lost or doubled (E27, R2)", async () => {
    await world.told(5);
    const asked = world.proxy.requests.length;
    world.proxy.refuse(PATIENCE_S);
    await until(() => world.asked("/stream", asked) > 0);
    const refusedAt = performance.now();
    await until(async () => {
      // Browsers lose alarms: here nothing but somebody who looks will wake the next worker.
      await forgetAlarms(chromium.home);
      return life.deaths() === 1;
    }, 45_000);
    const heldAt = world.proxy.requests.at(-1)?.lastEventId;
    world.proxy.goOn();
    await until(() => performance.now() - refusedAt > PATIENCE_S * 1100);

    const popup = listPage(await pageInWindow(chromium, "popup.html"));
    await popup.ready();
    await world.streaming();
    // The wish was heeded by the worker that came after, too; it went on where the one before had stood.
    expect(world.asked("/stream", asked)).toBe(2);
    expect(world.asked("/presence")).toBe(1);
    expect(world.proxy.requests.at(-1)?.lastEventId).toBe(heldAt);
    await world.caughtUp(chromium.home);
    const { faults, coverage, ...verdict } = await world.compareMany(
      chromium.home,
      0,
    );
    expect(faults).toEqual([]);
    expect(verdict).toMatchObject({ ...SOUND, contiguous: true });
    expect(holesIn(coverage).flatMap(world.truth.toldWithin)).toEqual([]);

    const panel = listPage(await pageInWindow(chromium, "sidepanel.html"));
    await panel.ready();
    await agree(chromium, [popup, panel], world.platform);
  });

  it("is one for all open pages, which soon say the same (H1, F10)", async () => {
    const asked = world.proxy.requests.length;
    const pages = await Promise.all(
      ["popup.html", "sidepanel.html", "sidepanel.html"].map(async (path) =>
        listPage(await pageInWindow(chromium, path)),
      ),
    );
    for (const page of pages) await page.ready();
    for (let look = 0; look < 8; look++) {
      await until(async () => {
        const shown = await shownOnline(chromium, pages);
        return new Set(shown).size === 1;
      }, 20_000);
      await world.told(1);
    }
    expect(world.proxy.open("/stream")).toBe(1);
    expect(world.proxy.requests.length).toBe(asked);
  });
});
