import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { startBackground } from "../../../utils/background/start.ts";
import { REMOVAL_ALARM } from "../../../utils/background/wake-up.ts";
import type { SourceId } from "../../../utils/domain/ids.ts";
import { UNDO_MS } from "../../../utils/domain/removal.ts";
import { fake } from "../../support/fake-extension.ts";
import { until } from "../../support/until.ts";
import {
  standingWorld,
  pass,
  tell,
  glances,
  recordsOf,
} from "../../support/worker-world.ts";

const platform = standingWorld(30);
beforeEach(() => startBackground());

const connect = async (remember: boolean): Promise<SourceId> => {
  const id = await tell<SourceId>({
    type: "save",
    source: null,
    address: platform().base,
    name: "Acme",
    token: platform().token,
    remember,
  });
  await until(async () => (await glances())[0]?.state?.keyframe ?? null);
  return id;
};

const killWorker = (): void => {
  fake.endWorker();
  startBackground();
};

describe("a connection that is removed", () => {
  it("is gone at once, and as it was when it is brought back: token, people, sessions", async () => {
    const id = await connect(false);
    await fake.send({ type: "setPaused", source: id, paused: true });
    const before = await glances();
    const records = await recordsOf(id);
    expect(await tell({ type: "putAside", source: id })).toBe(true);
    expect(await glances()).toEqual([]);
    await until(() => fake.badge.text === "–");
    pass(UNDO_MS - 1);
    expect(await tell({ type: "bringBack", source: id })).toBe(true);
    expect(await glances()).toEqual(before);
    expect(await recordsOf(id)).toBe(records);
    expect(await fake.send({ type: "secret", source: id })).toBe(
      "until_browser_closes",
    );
    expect(fake.alarms.has(REMOVAL_ALARM)).toBe(false);
  });

  it.each([true, false])(
    "is erased when its time is over, though its worker was ended and its page closed (remembered: %s)",
    async (remember) => {
      const id = await connect(remember);
      await tell({ type: "putAside", source: id });
      expect(await recordsOf(id)).toBeGreaterThan(3);
      killWorker();
      await until(() => fake.alarms.has(REMOVAL_ALARM));
      // The new worker was early: nothing is lost yet.
      expect(await recordsOf(id)).toBeGreaterThan(3);
      fake.endWorker();
      pass(UNDO_MS);
      startBackground();
      fake.ring(REMOVAL_ALARM);
      await until(async () => (await recordsOf(id)) === 0);
      await until(() => !fake.alarms.has(REMOVAL_ALARM));
      expect(await fake.send({ type: "secret", source: id })).toBe("none");
      expect(JSON.stringify([...fake.session])).not.toContain(platform().token);
      expect(await tell({ type: "bringBack", source: id })).toBe(false);
    },
  );

  it("can be brought back by the worker after the one that removed it", async () => {
    const id = await connect(true);
    await tell({ type: "putAside", source: id });
    killWorker();
    expect(await tell({ type: "bringBack", source: id })).toBe(true);
    expect((await glances())[0]?.source.name).toBe("Acme");
    pass(UNDO_MS);
    killWorker();
    await until(() => !fake.alarms.has(REMOVAL_ALARM));
    expect(await recordsOf(id)).toBeGreaterThan(3);
  });

  it("is erased at once when somebody wants that", async () => {
    const id = await connect(true);
    await tell({ type: "putAside", source: id });
    await tell({ type: "remove", source: id });
    expect(await recordsOf(id)).toBe(0);
    expect(await tell({ type: "bringBack", source: id })).toBe(false);
  });
});
