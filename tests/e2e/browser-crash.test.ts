import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ChromiumExtension,
  launchExtension,
} from "../support/chromium-extension.ts";
import { SOUND } from "../support/compare-sessions.ts";
import { crash } from "../support/crash.ts";
import { listPage } from "../support/list-page.ts";
import { pageInWindow } from "../support/page-in-window.ts";
import { agree } from "../support/shown-numbers.ts";
import {
  HELD_MS,
  type StreamedWorld,
  startStreamedWorld,
} from "../support/streamed-world.ts";
import { until } from "../support/until.ts";

const SPEED = 60;

let profile: string;
let world: StreamedWorld;
let chromium: ChromiumExtension;

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), "rollcall-crash-"));
  [world, chromium] = await Promise.all([
    startStreamedWorld(240, SPEED),
    launchExtension("demo", profile),
  ]);
  await world.connect(chromium);
});

afterAll(async () => {
  await chromium?.close();
  await world?.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

describe("a browser that crashes", () => {
  it("shows what it knew when it is opened again, resumes, and loses and doubles nothing (F7, F9)", async () => {
    const openedAt = performance.now();
    await until(() => performance.now() - openedAt > HELD_MS, 20_000);
    const before = await world.caughtUp(chromium.home);
    await crash(chromium.browser);
    chromium = await launchExtension("demo", profile);
    const popup = listPage(await pageInWindow(chromium, "popup.html"));
    await popup.ready();
    expect(await popup.rowCount()).toBe(before.total);
    await world.streaming();
    const after = await world.caughtUp(chromium.home);
    expect(after.revision).toBeGreaterThan(before.revision);
    // The disk alone says where the stream goes on, and it was not behind.
    expect(world.asked("/presence")).toBe(1);
    const { faults, ...verdict } = await world.compareMany(chromium.home, 0);
    expect(faults).toEqual([]);
    expect(verdict).toMatchObject({ ...SOUND, contiguous: true });
    await agree(chromium, [popup], world.platform);
  });
});
