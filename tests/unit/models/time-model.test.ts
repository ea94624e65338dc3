import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { NOON, after, online } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const opened = async () => {
  const page = newPage();
  page.disk.keep([online("a")]);
  await page.models.roster.open();
  return page;
};

describe("the platform's clock on a page", () => {
  test("goes on from the last answer, whatever the machine's clock shows", async () => {
    const { clock, models } = await opened();
    expect(models.time.serverNow.value).toBe(NOON);
    clock.pass(20 * SECOND);
    expect(models.time.serverNow.value).toBe(after(20 * SECOND));
  });

  test("stands still at the last answer once the data is stale", async () => {
    const { clock, models } = await opened();
    clock.pass(10 * MINUTE);
    expect(models.time.stale.value).toBe(true);
    expect(models.time.serverNow.value).toBe(NOON);
  });
});

/** The platform's time of the page after each of some answers, which come five seconds apart. */
const hearing = async (skews: readonly number[]) => {
  const page = await opened();
  const seen: number[] = [];
  for (const skewMs of skews) {
    page.clock.pass(5 * SECOND);
    page.disk.skew(skewMs);
    page.disk.beat();
    await page.hear();
    seen.push(page.models.time.serverNow.value - NOON);
  }
  return { ...page, seen };
};

describe("the platform's clock as it is heard", () => {
  test("does not fall back because one answer came late (B17)", async () => {
    const { seen } = await hearing([0, -4 * SECOND, 4 * SECOND]);
    expect(seen).toEqual([5 * SECOND, 10 * SECOND, 15 * SECOND]);
  });

  test("never goes behind what was observed, and stands there until it is reached again (D4)", async () => {
    const { seen } = await hearing([0, -HOUR, 0]);
    expect(seen).toEqual([5 * SECOND, 5 * SECOND, 5 * SECOND]);
  });

  test("stands still while it jumps to and fro, and says that it is not trusted (D3)", async () => {
    const { clock, disk, models, hear } = await opened();
    disk.setClock({ regressions: 3, steady: 0 });
    disk.beat();
    await hear();
    const before = models.time.serverNow.value;
    clock.pass(20 * SECOND);
    expect(models.time.trusted.value).toBe(false);
    expect(models.time.serverNow.value).toBe(before);
    disk.setClock({ regressions: 0, steady: 0 });
    disk.beat();
    await hear();
    expect(models.time.trusted.value).toBe(true);
    expect(models.time.serverNow.value).toBeGreaterThan(before);
  });

  test("is said to be another than ours by whole minutes, from five on (D1)", async () => {
    // The page's clock is an hour behind the platform's from the beginning.
    const { models, disk, hear } = await opened();
    expect(models.time.clockAhead.value).toBe(-HOUR);
    disk.skew(DAY + 20 * SECOND);
    disk.beat();
    await hear();
    expect(models.time.clockAhead.value).toBe(-(DAY + HOUR));
    disk.skew(-DAY - HOUR + 4 * MINUTE);
    disk.beat();
    await hear();
    expect(models.time.clockAhead.value).toBeNull();
  });

  test("goes on as before when ours jumps by an hour (D2)", async () => {
    const { clock, disk, models, hear } = await opened();
    // Our clock jumps: from the platform's point of view, by an hour less.
    clock.pass(HOUR);
    disk.skew(-HOUR + 5 * SECOND);
    expect(models.time.serverNow.value).toBe(NOON);
    disk.beat();
    await hear();
    expect(models.time.serverNow.value).toBe(after(5 * SECOND));
  });
});

test("the user's limits go before the platform's", async () => {
  const { disk, models } = await opened();
  expect(models.time.limits.value).toEqual(DEFAULT_LIMITS);
  disk.setSource({
    limits: { idleAfterMs: 2 * MINUTE, awayAfterMs: null },
    generation: 2,
  });
  await models.roster.hear({ source: null, revision: 0 });
  expect(models.time.limits.value.idleAfterMs).toBe(2 * MINUTE);
});

describe("freshness", () => {
  test("is live, then stale after 90 s without an answer, and live again with the next", async () => {
    const { clock, disk, models, hear } = await opened();
    expect(models.time.freshness.value.kind).toBe("live");
    clock.pass(91 * SECOND);
    expect(models.time.freshness.value.kind).toBe("stale");
    disk.beat();
    await hear();
    expect(models.time.freshness.value.kind).toBe("live");
    expect(models.time.stale.value).toBe(false);
  });

  test("keeps its value while it says the same, so that nothing is computed each second", async () => {
    const { clock, models } = await opened();
    const before = models.time.freshness.value;
    clock.pass(30 * SECOND);
    expect(models.time.freshness.value).toBe(before);
  });

  test("leaves the limits as they are when the same ones were read again", async () => {
    const { disk, models, hear } = await opened();
    const before = models.time.limits.value;
    disk.beat();
    await hear();
    expect(models.time.limits.value).toBe(before);
  });

  test("of a paused connection is paused at once and old after 90 s", async () => {
    const { clock, disk, models, hear } = await opened();
    disk.setConnection({ phase: { kind: "paused" } });
    await hear();
    expect(models.time.freshness.value.kind).toBe("paused");
    expect(models.time.stale.value).toBe(false);
    clock.pass(2 * MINUTE);
    expect(models.time.freshness.value.kind).toBe("paused");
    expect(models.time.stale.value).toBe(true);
  });

  test("of a refused token is failed at once, and the list is old with it", async () => {
    const { disk, models, hear } = await opened();
    disk.setConnection({
      phase: {
        kind: "blocked",
        failure: { code: "auth_required", reason: "refused" },
        recheckAt: null,
      },
    });
    await hear();
    expect(models.time.freshness.value.kind).toBe("failed");
    expect(models.time.stale.value).toBe(true);
  });
});
