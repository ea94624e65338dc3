import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import {
  NOON,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const active = (id: string, silentMs: number, more: Partial<Report> = {}) =>
  online(id, {
    sessions: [session({ lastActiveAt: before(silentMs) })],
    ...more,
  });

const COMPANY: readonly Report[] = [
  active("ana", 0, {
    name: "Ana Pérez",
    email: "ana@acme.test",
    role: "admin",
  }),
  active("kofi", 12 * MINUTE, { name: "Kofi Mensah", role: "team" }),
  active("zoe", 40 * MINUTE, { name: "Zoë Ångström", role: "team" }),
  person("bo", { name: "Bo Lindqvist", role: "team", account: "disabled" }),
  person("eve", { email: "eve@lotus.test", account: "pending" }),
];

const opened = async (surface: "popup" | "panel" = "popup") => {
  const page = newPage(surface);
  page.disk.keep(COMPANY);
  await page.models.roster.open();
  return page;
};

describe("filters", () => {
  test("count what they let through, and leave the cards alone", async () => {
    const { models, shown } = await opened();
    models.list.filter({ role: "team" });
    expect(shown()).toEqual(["kofi", "zoe", "bo"]);
    expect(models.list.filtered.value).toBe(true);
    expect(models.list.rows.value?.people.index.size).toBe(5);
    expect(models.numbers.headline.value?.online).toBe(3);
  });

  test("work together with the search, which looks at name, address and page", async () => {
    const { disk, models, shown, hear } = await opened();
    const page = pageOn("https://acme.test/x", { title: "Invoices" });
    disk.change([online("tom", { sessions: [session({ page })] })]);
    await hear();
    models.list.find("  INVOI ");
    expect(shown()).toEqual(["tom"]);
    models.list.find("lotus.test");
    expect(shown()).toEqual(["eve"]);
    models.list.filter({ account: "active" });
    expect(shown()).toEqual([]);
    models.list.clear();
    expect(shown()).toHaveLength(6);
    expect(models.list.filtered.value).toBe(false);
  });

  test("of the panel show the idle or the away among the online", async () => {
    const { models, shown } = await opened("panel");
    expect(shown()).toEqual(["ana", "kofi", "zoe"]);
    models.list.filterActivity("idle");
    expect(shown()).toEqual(["kofi"]);
    models.list.filterActivity("away");
    expect(shown()).toEqual(["zoe"]);
    models.list.filter({ presence: null });
    expect(shown()).toHaveLength(5);
  });

  test("on presence find who was online last while the data is stale", async () => {
    const { clock, models, shown } = await opened();
    models.list.filter({ presence: "online" });
    clock.pass(5 * MINUTE);
    expect(models.time.stale.value).toBe(true);
    expect(shown()).toEqual(["ana", "kofi", "zoe"]);
    models.list.filter({ presence: "unknown" });
    expect(shown()).toHaveLength(5);
  });

  test("offer the roles and pages that there are", async () => {
    const { models } = await opened();
    expect(models.list.facets.value.roles).toEqual([
      { value: "team", count: 3 },
      { value: "admin", count: 1 },
    ]);
  });
});

describe("the order", () => {
  test("turns when its column is chosen again; times begin with the longest", async () => {
    const { models, shown } = await opened();
    models.list.sortBy("user");
    expect(shown()).toEqual(["ana", "bo", "eve", "kofi", "zoe"]);
    models.list.sortBy("user");
    expect(shown()).toEqual(["zoe", "kofi", "eve", "bo", "ana"]);
    models.list.sortBy("activeFor");
    expect(models.list.sort.value.direction).toBe("descending");
  });

  test("is the same whether a revision was merged in or everybody was sorted anew", async () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      active(`p${at}`, (at * 7919) % (60 * MINUTE)),
    );
    const merged = newPage();
    merged.disk.keep(many);
    await merged.models.roster.open();
    const changes = Array.from({ length: 12 }, (_, at) =>
      active(`p${at * 9}`, (at * 104_729) % (60 * MINUTE)),
    );
    for (const key of ["status", "lastActive", "user"] as const) {
      merged.models.list.sortBy(key);
      merged.shown();
      merged.disk.change(
        [...changes, active(`new-${key}`, MINUTE)],
        [`p${key.length}`],
      );
      await merged.hear();
      const anew = newPage();
      anew.disk.keep(
        merged.models.roster.people.value?.index.reports.filter(
          (one) => one !== undefined,
        ) ?? [],
      );
      anew.disk.setPreferences({
        ...DEFAULT_PREFERENCES,
        popup: merged.models.preferences.chosen.value,
      });
      await anew.models.roster.open();
      expect(merged.shown()).toEqual(anew.shown());
    }
  });

  test("is right also when a revision was never shown", async () => {
    const { disk, models, shown, hear } = newPage();
    disk.keep(
      Array.from({ length: 40 }, (_, at) =>
        person(`p${at}`, { name: `Name ${at}` }),
      ),
    );
    await models.roster.open();
    models.list.sortBy("user");
    expect(shown()?.[0]).toBe("p0");
    disk.change([person("p30", { name: "Aaron" })]);
    await hear();
    disk.change([person("p20", { name: "Abel" })]);
    await hear();
    expect(shown()?.slice(0, 3)).toEqual(["p30", "p20", "p0"]);
  });

  test("follows time: who falls silent comes behind who is active", async () => {
    const page = newPage();
    page.disk.keep([
      online("a", {
        sessions: [
          session({
            startedAt: before(MINUTE),
            lastActiveAt: before(9 * MINUTE + 30 * SECOND),
          }),
        ],
      }),
      online("b", { sessions: [session({ startedAt: NOON })] }),
    ]);
    await page.models.roster.open();
    expect(page.shown()).toEqual(["a", "b"]);
    page.clock.pass(MINUTE);
    expect(page.shown()).toEqual(["b", "a"]);
  });
});

describe("what the person is reading", () => {
  test("stays when data arrives: question, focus and open person", async () => {
    const { disk, models, hear } = await opened();
    models.list.find("a");
    models.list.show(personId("ana"));
    const question = models.list.question.value;
    disk.change([
      active("ana", 0, { name: "Ana P." }),
      online("new", { name: "Aad" }),
    ]);
    await hear();
    expect(models.list.question.value).toBe(question);
    expect(models.list.focused.value).toBe("ana");
    expect(models.list.opened.value?.name).toBe("Ana P.");
  });

  test("is still there to be read when the person leaves the list", async () => {
    const { disk, models, hear } = await opened();
    models.list.show(personId("ana"));
    expect(models.list.opened.value?.name).toBe("Ana Pérez");
    disk.change([], ["ana"]);
    await hear();
    expect(models.list.opened.value?.name).toBe("Ana Pérez");
  });

  test("asks for the focus back when it is closed", async () => {
    const { models } = await opened();
    models.list.show(personId("ana"));
    models.list.close();
    expect(models.list.opened.value).toBeNull();
    expect(models.list.returned.value).toBe(1);
    expect(models.list.focused.value).toBe("ana");
  });
});
