import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { PersonHistoryModel } from "../../../utils/models/person-history-model.ts";
import { after, before, online, person } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "./page-world.ts";
import { finished, running } from "./session-builders.ts";

const ANA = personId("ana");

/** A page whose list is read, watched since three days ago. */
const opened = async () => {
  const page = newPage();
  page.disk.keep([online("ana"), person("bo")]);
  page.disk.setWatched([], before(3 * DAY));
  await page.models.roster.open();
  return page;
};

const isRead = (model: PersonHistoryModel) =>
  until(() => model.progress.value === null);

const lengths = ({ history }: PersonHistoryModel) =>
  history.value?.days
    .flatMap(({ sessions }) => sessions)
    .map(({ start, end }) => (end - start) / MINUTE);

describe("the history of a person", () => {
  test("is of packed sessions, of later ones, and of the one that goes on", async () => {
    const { disk, models } = await opened();
    disk.keepSessions([running("ana", { start: before(10 * MINUTE) })]);
    disk.keep([online("ana")]);
    await models.roster.catchUp();
    disk.setPacked([
      finished("ana", 30 * MINUTE, 2 * DAY),
      finished("bo", 99 * MINUTE, 2 * DAY),
    ]);
    disk.setFinished([finished("ana", 20 * MINUTE, HOUR)]);
    const model = await models.historyOf(ANA);
    await isRead(model);
    expect(lengths(model)).toEqual([30, 10, 20]);
    expect(model.history.value?.count).toBe(3);
    expect(model.history.value?.watchedMs).toBe(3 * DAY);
    model.close();
  });

  test("counts what is being packed while it is read once", async () => {
    const { disk, models } = await opened();
    const session = finished("ana", 30 * MINUTE, HOUR);
    disk.setFinished([session]);
    disk.setPacked([session]);
    const model = await models.historyOf(ANA);
    await isRead(model);
    expect(model.history.value?.count).toBe(1);
    model.close();
  });

  test("shows what was read so far, the newest day first, and how far that is", async () => {
    const { disk, models } = await opened();
    disk.setFinished([finished("ana", 30 * MINUTE, HOUR)]);
    const release = disk.holdDays();
    const model = await models.historyOf(ANA);
    await until(() => model.history.value !== null);
    expect(model.history.value?.count).toBe(1);
    expect(model.progress.value?.done).toBe(0);
    release();
    await isRead(model);
    const days = disk.reads.filter((read) => read.startsWith("day "));
    expect(days).toHaveLength(31);
    expect(days).toEqual(days.toSorted().toReversed());
    model.close();
  });

  test("goes back as far as sessions are kept, and no less than a month", async () => {
    const { disk, models } = await opened();
    disk.setPacked([finished("ana", 30 * MINUTE, 50 * DAY)]);
    for (const [kept, days, count] of [
      [2, 30, 0],
      [60, 60, 1],
    ] as const) {
      disk.setDetailDays(kept);
      const model = await models.historyOf(ANA);
      await isRead(model);
      expect(model.days.value).toBe(days);
      expect(model.history.value?.days).toHaveLength(days);
      expect(model.history.value?.count).toBe(count);
      model.close();
    }
  });

  test("has each session with its pages, and whose word it is", async () => {
    const { disk, models } = await opened();
    const page = { url: null, title: "Help", feature: null };
    const start = before(10 * MINUTE);
    disk.keepSessions([
      running("ana", { start, visit: { page, since: null, start } }),
    ]);
    disk.keep([online("ana")]);
    await models.roster.catchUp();
    disk.setFinished([finished("ana", 20 * MINUTE, HOUR, { told: true })]);
    const model = await models.historyOf(ANA);
    await isRead(model);
    const all = model.sessions().map(({ goesOn, told, pages }) => ({
      ...{ goesOn, told, pages },
    }));
    expect(all).toEqual([
      { goesOn: false, told: true, pages: [] },
      { goesOn: true, told: false, pages: [page] },
    ]);
    model.close();
  });

  test("stops to read when it is closed", async () => {
    const { disk, models } = await opened();
    const release = disk.holdDays();
    const model = await models.historyOf(ANA);
    await until(() => disk.reads.some((read) => read.startsWith("day ")));
    model.close();
    release();
    // What is asked after it comes after it.
    const other = await models.historyOf(ANA);
    await isRead(other);
    const days = disk.reads.filter((read) => read.startsWith("day "));
    expect(days).toHaveLength(1 + 31);
    other.close();
  });

  test("has a session as soon as it has ended", async () => {
    const { disk, models, hear } = await opened();
    disk.keepSessions([running("ana", { start: before(10 * MINUTE) })]);
    disk.keep([online("ana")]);
    await models.roster.catchUp();
    const model = await models.historyOf(ANA);
    await isRead(model);
    const goesOn = () =>
      model.history.value?.days
        .flatMap(({ sessions }) => sessions)
        .map((session) => session.goesOn);
    expect(goesOn()).toEqual([true]);
    disk.setFinished([finished("ana", 10 * MINUTE, 0)]);
    disk.change([person("ana")], [], [], ["ana"]);
    await hear();
    await until(() => goesOn()?.[0] === false);
    expect(lengths(model)).toEqual([10]);
    model.close();
  });

  test("has what begins ahead of the page's clock", async () => {
    const { disk, models, hear } = await opened();
    const model = await models.historyOf(ANA);
    await isRead(model);
    expect(model.history.value?.count).toBe(0);
    const start = after(300);
    disk.change([online("ana")], [], [running("ana", { start })]);
    await hear();
    expect(model.history.value?.count).toBe(1);
    model.close();
  });

  test("says when the disk fails, and is read again on demand", async () => {
    const { disk, models } = await opened();
    disk.setFailure({ code: "storage_error", what: "closed" });
    const model = await models.historyOf(ANA);
    await until(() => model.failure.value !== null);
    expect(model.failure.value?.code).toBe("storage_error");
    disk.setFailure(null);
    disk.setFinished([finished("ana", 30 * MINUTE, HOUR)]);
    model.again();
    await isRead(model);
    expect(model.failure.value).toBeNull();
    expect(model.history.value?.count).toBe(1);
    model.close();
  });

  test("goes on with the clock", async () => {
    const { clock, disk, models } = await opened();
    disk.keepSessions([running("ana", { start: before(10 * MINUTE) })]);
    disk.keep([online("ana")]);
    await models.roster.catchUp();
    const model = await models.historyOf(ANA);
    await isRead(model);
    expect(lengths(model)).toEqual([10]);
    clock.pass(MINUTE);
    expect(model.history.value?.range.to).toBe(after(MINUTE));
    expect(lengths(model)).toEqual([11]);
    model.close();
  });
});
