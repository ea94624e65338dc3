import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import {
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "./page-world.ts";
import { running } from "./session-builders.ts";

const THREE = [online("a"), online("b"), person("c")];

describe("opening a page", () => {
  test("shows the first screen before the list was read", async () => {
    const { disk, models, shown } = newPage();
    disk.keep(THREE);
    const release = disk.holdJournal();
    const opening = models.roster.open();
    await Promise.resolve();
    await Promise.resolve();
    expect(shown()).toEqual(["a", "b"]);
    expect(models.roster.people.value?.whole).toBe(false);
    expect(models.numbers.headline.value?.total).toBe(3);
    release();
    await opening;
    expect(shown()).toEqual(["a", "b", "c"]);
    expect(models.roster.people.value?.whole).toBe(true);
  });

  test("knows that there is no connection only after the disk was read", async () => {
    const { disk, models } = newPage();
    disk.setSource(null);
    expect(models.roster.unconnected.value).toBe(false);
    await models.roster.open();
    expect(models.roster.unconnected.value).toBe(true);
    expect(models.time.freshness.value.kind).toBe("none");
  });

  test("shows nothing before the first snapshot, and the list as soon as there is one", async () => {
    const { disk, models, shown, hear } = newPage();
    await models.roster.open();
    expect(shown()).toBeNull();
    disk.keep(THREE);
    await hear();
    expect(shown()).toEqual(["a", "b", "c"]);
  });

  test("says that the list is fresh when it came while the page was opening", async () => {
    const { disk, models, shown } = newPage();
    const release = disk.holdJournal();
    const opening = models.roster.open();
    await until(() => disk.reads.includes("journal"));
    // The first answer is written after the glance and before the list is read: its notice came too early to be heard.
    disk.keep(THREE);
    release();
    await opening;
    expect(shown()).toHaveLength(3);
    expect(models.time.freshness.value.kind).toBe("live");
  });

  test("keeps what is on the screen and names the failure when the disk fails, until it is read again", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.setFailure({ code: "storage_error", what: "closed" });
    await hear();
    expect(models.roster.failure.value?.code).toBe("storage_error");
    expect(shown()).toHaveLength(3);
    disk.setFailure(null);
    await models.roster.open();
    expect(models.roster.failure.value).toBeNull();
  });
});

describe("hearing of a revision", () => {
  test("reads only the deltas after the one it has", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.reads.length = 0;
    disk.change([online("d")], ["a"]);
    await hear();
    expect(disk.reads).toEqual(["since 1"]);
    expect(shown()).toEqual(["b", "d", "c"]);
  });

  test("applies several missed revisions in their order", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.change([online("d")]);
    disk.change([], ["d"]);
    disk.change([online("e")]);
    await hear();
    expect(shown()).toEqual(["a", "b", "e", "c"]);
    expect(models.roster.people.value?.revision).toBe(4);
  });

  test("reads the whole list when the deltas are gone", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.change([online("d")]);
    disk.change([online("e")]);
    disk.forgetDeltas();
    disk.reads.length = 0;
    await hear();
    expect(disk.reads).toEqual(["since 1", "journal"]);
    expect(shown()).toEqual(["a", "b", "d", "e", "c"]);
  });

  test("answers many notices that come during one reading with one more reading", async () => {
    const { disk, models, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.reads.length = 0;
    disk.change([online("d")]);
    await Promise.all([hear(), hear(), hear(), hear()]);
    expect(disk.reads).toEqual(["since 1", "since 2"]);
  });

  test("leaves the list alone when only the connection's state changed", async () => {
    const { disk, models, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    const before = models.list.rows.value;
    disk.beat();
    await hear();
    expect(models.list.rows.value).toBe(before);
  });

  test("reads the settings again when what came belongs to newer ones, or when the page was hidden", async () => {
    const { disk, models, hear } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.setSource({ name: "Renamed" });
    disk.beat();
    await hear();
    expect(models.roster.glance.value?.source.name).not.toBe("Renamed");
    disk.setSource({ name: "Renamed", generation: 2 });
    await hear();
    expect(models.roster.glance.value?.source.name).toBe("Renamed");
    disk.setSource({ name: "Other", generation: 2 });
    await models.roster.catchUp();
    expect(models.roster.glance.value?.source.name).toBe("Other");
  });

  test("hears that the first question of all failed", async () => {
    const { disk, models, hear } = newPage();
    await models.roster.open();
    disk.setConnection({
      phase: {
        kind: "blocked",
        failure: { code: "auth_required", reason: "refused" },
        recheckAt: null,
      },
    });
    await hear();
    expect(models.time.freshness.value.kind).toBe("failed");
  });

  test("forgets the list when the connection was removed", async () => {
    const { disk, models, shown } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.setSource(null);
    await models.roster.hear({ source: null, revision: 0 });
    expect(models.roster.unconnected.value).toBe(true);
    expect(shown()).toBeNull();
  });

  test("forgets the list of another platform", async () => {
    const { disk, models, shown } = newPage();
    disk.keep(THREE);
    await models.roster.open();
    disk.setSource({ address: "https://other.test", generation: 2 });
    disk.keep([online("z")]);
    await models.roster.hear({ source: null, revision: 0 });
    expect(shown()).toEqual(["z"]);
  });
});

describe("the sessions that go on", () => {
  const opened = async () => {
    const page = newPage();
    page.disk.keep(THREE);
    page.disk.keepSessions([running("a"), running("b")]);
    await page.models.roster.open();
    const startOf = (id: string) =>
      page.models.time.running(personId(id))?.start;
    return { ...page, startOf };
  };

  test("come with the first screen already", async () => {
    const { disk, models } = newPage();
    disk.keep(THREE);
    disk.keepSessions([running("a")]);
    const release = disk.holdJournal();
    const opening = models.roster.open();
    await Promise.resolve();
    await Promise.resolve();
    expect(models.roster.people.value?.whole).toBe(false);
    expect(models.time.running(personId("a"))?.start).toBe(before(10 * MINUTE));
    release();
    await opening;
  });

  test("follow each revision in place", async () => {
    const { disk, models, startOf, hear } = await opened();
    const map = models.roster.people.value?.running;
    disk.change(
      [],
      [],
      [running("a", { start: before(MINUTE) }), running("d")],
      ["b"],
    );
    await hear();
    expect(startOf("a")).toBe(before(MINUTE));
    expect(startOf("b")).toBeUndefined();
    expect(startOf("d")).toBeDefined();
    expect(models.roster.people.value?.running).toBe(map);
  });

  test("touch the rows of their people, though nothing else changed of them", async () => {
    const { disk, models, shown, hear } = await opened();
    models.list.sortBy("activeFor");
    expect(shown()).toEqual(["a", "b", "c"]);
    disk.change([], [], [running("b", { start: before(30 * MINUTE) })]);
    await hear();
    const people = models.roster.people.value;
    const slot = people?.index.slots.get(personId("b"));
    expect([...(people?.touched ?? [])]).toEqual([slot]);
    expect(shown()).toEqual(["b", "a", "c"]);
  });

  test("are remembered when they end, until they were read as finished ones", async () => {
    const { disk, models, hear } = await opened();
    disk.change([], [], [running("a", { start: before(MINUTE) })], ["b"]);
    await hear();
    expect(models.roster.people.value?.ended).toMatchObject([
      { person: "a", lengthMs: 10 * MINUTE },
      { person: "b", lengthMs: 10 * MINUTE },
    ]);
  });
});

describe("the names of pages", () => {
  const on = (id: string, path: string) =>
    online(id, {
      sessions: [session({ page: pageOn(`https://acme.test${path}`) })],
    });
  const rulesFor = (name: string) => ({
    pages: { rules: [{ pattern: "/a/*", name }], parameters: [] },
  });

  test("follow the rules at once: in the search, the filter, the order and what comes later", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep([on("x", "/a/1"), on("y", "/b/1")]);
    await models.roster.open();
    models.list.find("orders");
    expect(shown()).toEqual([]);
    const index = models.roster.people.value?.index;
    disk.setSource(rulesFor("Orders"));
    await models.roster.hear({ source: null, revision: 0 });
    expect(shown()).toEqual(["x"]);
    expect(models.list.facets.value.pages).toEqual([
      { value: "/b/*", count: 1 },
      { value: "Orders", count: 1 },
    ]);
    expect(models.time.moment().nameOf(pageOn("https://acme.test/a/9"))).toBe(
      "Orders",
    );
    // Built anew, once: the next revision goes into the same one.
    const renamed = models.roster.people.value?.index;
    expect(renamed).not.toBe(index);
    disk.change([on("z", "/a/2")]);
    await hear();
    expect(shown()).toEqual(["x", "z"]);
    expect(models.roster.people.value?.index).toBe(renamed);
    models.list.find("");
    models.list.sortBy("page");
    expect(shown()).toEqual(["y", "x", "z"]);
    models.list.filter({ page: "Orders" });
    expect(shown()).toEqual(["x", "z"]);
  });

  test("stand on the first screen, before the list was read", async () => {
    const { disk, models } = newPage();
    disk.setSource(rulesFor("Orders"));
    disk.keep([on("x", "/a/1")]);
    const release = disk.holdJournal();
    const opening = models.roster.open();
    await until(() => models.roster.people.value !== null);
    expect(models.roster.people.value?.index.pages).toEqual(["Orders"]);
    release();
    await opening;
    expect(models.roster.people.value?.index.pages).toEqual(["Orders"]);
  });
});
