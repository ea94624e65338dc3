import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningPlatform } from "../../../platform/platform.ts";
import { startBackground } from "../../../utils/background/start.ts";
import type { SourceId } from "../../../utils/domain/ids.ts";
import { fake } from "../../support/fake-extension.ts";
import { until } from "../../support/until.ts";
import {
  startStanding,
  freshBrowser,
  tell,
  glances,
} from "../../support/worker-world.ts";

let platforms: readonly RunningPlatform[] = [];
const down = new Set<RunningPlatform>();

const stop = async (platform: RunningPlatform): Promise<void> => {
  if (down.has(platform)) return;
  down.add(platform);
  await platform.stop();
};

beforeEach(async () => {
  freshBrowser();
  platforms = await Promise.all([startStanding(120), startStanding(40)]);
  fake.allow("http://127.0.0.1/*");
  startBackground();
});

afterEach(async () => {
  fake.endWorker();
  for (const platform of platforms) await stop(platform);
});

/** Connects both, and gives their ids and how many are online on each when both have answered. */
const connectBoth = async () => {
  for (const [at, { base, token }] of platforms.entries())
    await tell<SourceId>({
      type: "save",
      source: null,
      address: base,
      name: ["Acme", "Beta"][at] ?? null,
      token,
      remember: true,
    });
  const known = await until(async () => {
    const all = await glances();
    return all.length === 2 && all.every(({ state }) => state?.keyframe)
      ? all
      : null;
  });
  return known.map(({ source, state }) => ({
    id: source.id,
    online: state?.tally.online ?? 0,
  }));
};

const badgeIs = (text: string): Promise<unknown> =>
  until(() => fake.badge.text === text);

describe("of two connections", () => {
  it("the badge counts all, or the one that is shown", async () => {
    const [acme, beta] = await connectBoth();
    const all = (acme?.online ?? 0) + (beta?.online ?? 0);
    expect(new Set([acme?.online, beta?.online, all]).size).toBe(3);
    await badgeIs(String(all));
    await until(() => fake.badge.title.includes("Acme, Beta"));
    await tell({ type: "setShown", source: beta?.id ?? null });
    await badgeIs(String(beta?.online));
    expect(fake.badge.title).toContain("Beta");
    expect(fake.badge.title).not.toContain("Acme");
    await tell({ type: "setShown", source: null });
    await badgeIs(String(all));
  });

  it("the badge counts all again when the one that was shown is removed", async () => {
    const [acme, beta] = await connectBoth();
    await tell({ type: "setShown", source: beta?.id ?? null });
    await badgeIs(String(beta?.online));
    if (beta !== undefined) await tell({ type: "remove", source: beta.id });
    await badgeIs(String(acme?.online));
  });

  it("the one that is paused speaks, by its name", async () => {
    const [acme, beta] = await connectBoth();
    if (beta !== undefined)
      await fake.send({ type: "setPaused", source: beta.id, paused: true });
    await badgeIs("II");
    expect(fake.badge.title).toContain("Beta");
    expect(fake.badge.title).not.toContain("Acme");
    await tell({ type: "setShown", source: acme?.id ?? null });
    await badgeIs(String(acme?.online));
  });

  it("order and colour are kept, and ask no platform anew", async () => {
    const [acme, beta] = await connectBoth();
    if (acme === undefined || beta === undefined) throw new Error();
    const before = await glances();
    await tell({ type: "orderSources", sources: [beta.id, acme.id] });
    await tell({ type: "setColour", source: acme.id, colour: "pink" });
    const [first, second] = await glances();
    expect(first?.source.id).toBe(beta.id);
    expect(second?.source).toEqual({ ...before[0]?.source, colour: "pink" });
  });
});
