import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
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
