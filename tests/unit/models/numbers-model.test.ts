import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { after, before, online, person } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "./page-world.ts";
import { finished, running } from "./session-builders.ts";

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A page with two sessions that go on and two that are over. */
const opened = async () => {
  const page = newPage();
  page.disk.keep([online("a"), online("b"), person("c")]);
  page.disk.keepSessions([
    running("a", { start: before(20 * MINUTE) }),
    running("b", { start: before(10 * MINUTE) }),
  ]);
  page.disk.setFinished([
    finished("a", 30 * MINUTE, 2 * HOUR),
    finished("c", 60 * MINUTE, 3 * HOUR),
    finished("c", 60 * MINUTE, 25 * HOUR),
  ]);
  await page.models.roster.open();
  await until(() => page.models.numbers.sessions.value !== null);
  const average = () => page.models.numbers.headline.value?.averageSession;
  return { ...page, average };
};

describe("the average session", () => {
  test("is not known before the finished sessions were read", async () => {
    const page = newPage();
    page.disk.keep([online("a")]);
    const opening = page.models.roster.open();
    expect(page.models.numbers.sessions.value).toBeNull();
    await opening;
    await until(() => page.models.numbers.sessions.value !== null);
    expect(page.disk.reads).toEqual(["glance", "journal", `finished ${DAY}`]);
  });

  test("is of all sessions that overlap the last 24 hours", async () => {
    const { average } = await opened();
    expect(average()).toEqual({
      meanMs: 30 * MINUTE,
      medianMs: 25 * MINUTE,
      n: 4,
    });
  });

  test("reads what came since once a minute, and no more of it", async () => {
    const { disk, clock, hear } = await opened();
    const reads = () =>
      disk.reads.filter((read) => read.startsWith("finished"));
    expect(reads()).toHaveLength(1);
    for (let times = 0; times < 11; times++) {
      clock.pass(5 * SECOND);
      disk.beat();
      await hear();
    }
    expect(reads()).toHaveLength(1);
    clock.pass(5 * SECOND);
    await settle();
    expect(reads()).toHaveLength(2);
    expect(Number(reads()[1]?.slice(9))).toBeLessThan(2 * MINUTE);
  });

  test("goes on counting a session that ends before it was read as a finished one, and then counts it once", async () => {
    const { disk, clock, hear, average } = await opened();
    clock.pass(5 * SECOND);
    disk.change([person("b")], [], [], ["b"]);
    await hear();
    expect(average()?.n).toBe(4);
    disk.setFinished([
      finished("a", 30 * MINUTE, 2 * HOUR),
      finished("c", 60 * MINUTE, 3 * HOUR),
      finished("b", 10 * MINUTE + 5 * SECOND, -5 * SECOND),
    ]);
    clock.pass(MINUTE);
    await settle();
    expect(average()?.n).toBe(4);
  });

  test("does not count a session twice that the disk knows to be over and the page does not yet", async () => {
    const { disk, clock, hear, average } = await opened();
    disk.setFinished([
      finished("a", 30 * MINUTE, 2 * HOUR),
      finished("c", 60 * MINUTE, 3 * HOUR),
      finished("b", 10 * MINUTE, 0),
    ]);
    disk.change([], [], [], ["b"]);
    clock.pass(MINUTE);
    await settle();
    expect(average()?.n).toBe(4);
    await hear();
    expect(average()?.n).toBe(4);
    clock.pass(MINUTE);
    await settle();
    expect(average()?.n).toBe(4);
  });

  test("stays as it was while the disk fails", async () => {
    const { disk, clock, average } = await opened();
    disk.setFailure({ code: "storage_error", what: "closed" });
    clock.pass(MINUTE);
    await settle();
    expect(average()?.n).toBe(4);
  });

  test("is forgotten with the list of another platform", async () => {
    const { disk, models, average } = await opened();
    disk.setSource({ address: "https://other.test", generation: 2 });
    disk.keepSessions([]);
    disk.setFinished([]);
    disk.keep([online("z")]);
    await models.roster.hear({ source: null, revision: 0 });
    expect(average()).toBeNull();
  });

  test("stands still while the data is stale", async () => {
    const { clock, models, average } = await opened();
    const before = average()?.meanMs;
    clock.pass(10 * MINUTE);
    await settle();
    expect(models.time.stale.value).toBe(true);
    expect(average()?.meanMs).toBe(before);
  });

  test("says how much of the range was watched, up to the latest observation", async () => {
    const { disk, models, clock, hear } = await opened();
    disk.setWatched([], before(HOUR));
    clock.pass(MINUTE);
    disk.change([online("a")]);
    await hear();
    expect(models.numbers.sessions.value?.watched).toEqual([
      { from: before(HOUR), to: after(MINUTE) },
    ]);
  });
});
