import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  session,
} from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "./page-world.ts";
import { finished, running } from "./session-builders.ts";

const URL = "https://shop.test/checkout";
const VISITED = { url: URL, title: "Checkout", feature: null };

const onCheckout = (id: string, minutes: number, silentMs = 0): Report =>
  online(id, {
    sessions: [
      session({
        lastActiveAt: before(silentMs),
        page: pageOn(URL, {
          title: "Checkout",
          since: before(minutes * MINUTE),
        }),
      }),
    ],
  });

/** So many sessions of one visit to the checkout each. */
const history = (count: number, ms: number): readonly FinishedSession[] =>
  Array.from({ length: count }, (_, at) => {
    const over = finished(`old${at}`, ms, 60 * MINUTE);
    const visits = [{ page: VISITED, start: over.start, end: over.end }];
    return { ...over, visits };
  });

const opened = async (
  reports: readonly Report[],
  past: readonly FinishedSession[] = [],
  prepare: (disk: ReturnType<typeof newPage>["disk"]) => void = () => undefined,
) => {
  const page = newPage("panel");
  page.disk.keep(reports);
  page.disk.setFinished(past);
  prepare(page.disk);
  await page.models.roster.open();
  await until(() => page.models.list.stuck.value !== null);
  const { list, radar } = page.models;
  const stuck = () => [...(list.stuck.value?.keys() ?? [])];
  return { ...page, list, radar, stuck };
};

describe("who is stuck", () => {
  test("is on a page for longer than the fixed limit while too few visits are known", async () => {
    const { stuck, list } = await opened(
      [onCheckout("a", 11), onCheckout("b", 9)],
      history(29, MINUTE),
    );
    expect(stuck()).toEqual(["a"]);
    expect(list.stuck.value?.get(personId("a"))).toMatchObject({
      page: "Checkout",
      since: before(11 * MINUTE),
      rule: { usual: false, visits: 29, limitMs: 10 * MINUTE },
    });
  });

  test("goes by the limit that the connection has", async () => {
    const limits = { idleAfterMs: null, awayAfterMs: null };
    const { stuck } = await opened([onCheckout("a", 11)], [], (disk) =>
      disk.setSource({ limits: { ...limits, stuckAfterMs: 12 * MINUTE } }),
    );
    expect(stuck()).toEqual([]);
  });

  test("goes by what is usual on the page once thirty visits are known", async () => {
    const { stuck } = await opened(
      [onCheckout("a", 6), onCheckout("b", 4)],
      history(30, 5 * MINUTE),
    );
    expect(stuck()).toEqual(["a"]);
  });

  test("is not who is idle", async () => {
    const { stuck } = await opened([onCheckout("a", 30, 11 * MINUTE)]);
    expect(stuck()).toEqual([]);
  });

  test("changes with time alone, at the clock's beat", async () => {
    const { stuck, clock, disk, hear } = await opened([onCheckout("a", 9)]);
    expect(stuck()).toEqual([]);
    for (let step = 0; step < 10; step++) {
      clock.pass(10 * SECOND);
      disk.beat();
      await hear();
    }
    expect(stuck()).toEqual(["a"]);
  });

  test("changes when somebody moves on, and the others stay the same objects", async () => {
    const { stuck, list, disk, hear } = await opened([
      onCheckout("a", 20),
      onCheckout("b", 20),
    ]);
    const kept = list.stuck.value?.get(personId("b"));
    disk.change([onCheckout("a", 0)]);
    await hear();
    expect(stuck()).toEqual(["b"]);
    expect(list.stuck.value?.get(personId("b"))).toBe(kept);
  });

  test("is told from the visits that end before the page's eyes too", async () => {
    const { list, disk, hear } = await opened(
      [onCheckout("a", 20), online("c")],
      history(29, 30 * MINUTE),
      (world) =>
        world.keepSessions([
          running("c", {
            visit: { page: VISITED, since: null, start: before(MINUTE) },
          }),
        ]),
    );
    expect(list.stuck.value?.has(personId("a"))).toBe(true);
    const visits = [{ page: VISITED, start: before(MINUTE), end: NOON }];
    disk.change([online("c")], [], [running("c", { visits })]);
    await hear();
    // The thirtieth: now the usual half hour holds.
    await until(() => list.stuck.value?.size === 0);
  });

  test("is nobody who is known anew while the data is stale", async () => {
    const { stuck, clock, models } = await opened([
      onCheckout("a", 11),
      onCheckout("b", 5),
    ]);
    clock.pass(10 * MINUTE);
    expect(models.time.stale.value).toBe(true);
    expect(stuck()).toEqual(["a"]);
    expect(models.radar.value?.incident.value).toBeNull();
  });
});

describe("the chip", () => {
  test("shows the stuck among the online, in the order of the list", async () => {
    const { list, shown } = await opened([
      onCheckout("a", 11),
      online("b"),
      onCheckout("c", 12),
    ]);
    list.filterActivity("stuck");
    expect(shown()?.toSorted()).toEqual(["a", "c"]);
    list.filter({ presence: null });
    expect(shown()).toHaveLength(3);
  });
});

describe("an incident", () => {
  const THREE = ["a", "b", "c"].map((id) => onCheckout(id, 11));

  test("names its people; exactly they can be shown, and then the list again", async () => {
    const { list, radar, shown } = await opened([...THREE, online("d")]);
    const incident = radar.value?.incident.value;
    expect(incident).toMatchObject({
      page: "Checkout",
      people: ["a", "b", "c"],
    });
    list.find("d");
    list.showThese(new Set(incident?.people));
    expect(shown()?.toSorted()).toEqual(["a", "b", "c"]);
    expect(list.filtered.value).toBe(true);
    list.showThese(null);
    expect(shown()).toEqual(["d"]);
  });

  test("that was dismissed is not spoken of until it is over", async () => {
    const { radar, disk, hear } = await opened(THREE);
    const incident = radar.value?.incident.value;
    if (!incident) throw new Error("There is an incident.");
    radar.value?.dismiss(incident);
    expect(radar.value?.incident.value).toBeNull();
    disk.change([onCheckout("d", 12)]);
    await hear();
    expect(radar.value?.incident.value).toBeNull();
    disk.change(["a", "b", "c", "d"].map((id) => onCheckout(id, 0)));
    await hear();
    disk.change(["a", "b", "c"].map((id) => onCheckout(id, 11)));
    await hear();
    expect(radar.value?.incident.value).toMatchObject({ page: "Checkout" });
  });
});
