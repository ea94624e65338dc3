import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import {
  groupAround,
  keyOfGroup,
  keyOfPerson,
  lineAt,
  positionOf,
} from "../../../utils/models/lines.ts";
import { personId } from "../../../utils/domain/ids.ts";
import {
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const COMPANY: readonly Report[] = [
  online("ana", { name: "Ana", role: "admin", company: "Acme" }),
  online("bo", { name: "Bo", role: "team", company: "Acme" }),
  online("cy", { name: "Cy", role: "team", company: " " }),
  person("di", { name: "Di", role: "team" }),
  person("ed", { name: "Ed" }),
];

const opened = async (reports = COMPANY, surface?: "panel") => {
  const page = newPage(surface);
  page.disk.keep(reports);
  await page.models.roster.open();
  page.models.list.sortBy("user");
  const { list } = page.models;
  /** Line by line: "# value (count)", or the person's id. */
  const lines = () => {
    const rows = list.rows.value;
    return rows === null
      ? []
      : Array.from(rows.lines, (_, at) => {
          const line = lineAt(rows, at);
          if (line === null) return "?";
          return line.kind === "person"
            ? line.report.id
            : `# ${line.group.value} (${line.group.count})`;
        });
  };
  return { ...page, list, lines };
};

describe("groups", () => {
  test("stand one below the other, the fullest first, who has no value last", async () => {
    const { list, lines } = await opened();
    list.groupBy("role");
    expect(lines()).toEqual([
      ...["# team (3)", "bo", "cy", "di"],
      ...["# admin (1)", "ana"],
      ...["# null (1)", "ed"],
    ]);
    list.orderGroups("name");
    expect(lines().filter((line) => line.startsWith("#"))).toEqual([
      "# admin (1)",
      "# team (3)",
      "# null (1)",
    ]);
  });

  test("are of companies, pages and statuses too; a status has its own order", async () => {
    const page = pageOn("https://acme.test/x", { title: "Invoices" });
    const idle = session({ lastActiveAt: before(12 * MINUTE), page });
    const { list, lines } = await opened([
      ...COMPANY,
      online("fy", { name: "Fy", sessions: [idle] }),
    ]);
    const headers = () => lines().filter((line) => line.startsWith("#"));
    list.groupBy("company");
    expect(headers()).toEqual(["# Acme (2)", "# null (4)"]);
    list.groupBy("page");
    expect(headers()).toEqual(["# Invoices (1)", "# null (5)"]);
    list.groupBy("status");
    expect(headers()).toEqual(["# active (3)", "# idle (1)", "# offline (2)"]);
  });

  test("hold exactly who answers to the question, and leave rows and counts as they are", async () => {
    const { list, lines, shown, models } = await opened();
    list.groupBy("role");
    list.filter({ presence: "online" });
    expect(lines()).toEqual(["# team (2)", "bo", "cy", "# admin (1)", "ana"]);
    // Also for an export, which follows the shown order and does not leave out closed groups.
    list.toggle("role:team");
    expect(shown()).toEqual(["bo", "cy", "ana"]);
    expect(models.numbers.headline.value?.total).toBe(5);
    list.groupBy(null);
    expect(lines()).toEqual(["ana", "bo", "cy"]);
  });

  test("can be closed; people keep their number in the whole list", async () => {
    const { list, lines } = await opened();
    list.groupBy("role");
    const question = list.question.value;
    list.toggle("role:team");
    expect(lines()).toEqual([
      "# team (3)",
      "# admin (1)",
      "ana",
      "# null (1)",
      "ed",
    ]);
    // Nothing else is asked: the list stays where it is scrolled to.
    expect(list.question.value).toBe(question);
    const rows = list.rows.value;
    expect(rows?.slots).toHaveLength(5);
    const ed = rows && lineAt(rows, 4);
    expect(ed).toMatchObject({ kind: "person", rank: 4 });
    list.toggle("role:team");
    expect(lines()).toHaveLength(8);
  });

  test("stay closed over revisions, and are remembered for the next time", async () => {
    const { list, lines, disk, hear, clock, sent, models } = await opened();
    list.groupBy("role");
    list.toggle("role:team");
    disk.change([online("al", { name: "Al", role: "team" })]);
    await hear();
    expect(lines()[0]).toBe("# team (4)");
    expect(lines()).not.toContain("al");
    clock.pass(1000);
    expect(sent.at(-1)).toMatchObject({
      type: "savePreferences",
      preferences: { popup: { group: "role", collapsed: ["role:team"] } },
    });
    const again = newPage();
    again.disk.keep(COMPANY);
    again.disk.setPreferences({
      ...DEFAULT_PREFERENCES,
      popup: models.preferences.chosen.value,
    });
    await again.models.roster.open();
    const groups = again.models.list.rows.value?.groups;
    expect(groups?.map(({ key, collapsed }) => [key, collapsed])).toEqual([
      ["role:team", true],
      ["role:admin", false],
      ["role", false],
    ]);
  });

  test("do not overtake each other while somebody reads, only with the beat", async () => {
    const { list, lines, disk, hear, clock } = await opened();
    list.groupBy("role");
    expect(lines()[0]).toBe("# team (3)");
    disk.change(
      ["x", "y", "z"].map((id) => online(id, { name: id, role: "admin" })),
    );
    await hear();
    expect(lines().filter((line) => line.startsWith("#"))).toEqual([
      "# team (3)",
      "# admin (4)",
      "# null (1)",
    ]);
    clock.pass(30_000);
    expect(lines()[0]).toBe("# admin (4)");
  });

  test("are the same whether a revision was followed or everybody was grouped anew", async () => {
    const roles = ["a", "b", "c", null];
    const reports = Array.from({ length: 300 }, (_, at) =>
      online(`p${at}`, { name: `N${at}`, role: roles[at % 4] ?? null }),
    );
    const followed = await opened(reports);
    followed.list.groupBy("role");
    followed.list.orderGroups("name");
    followed.lines();
    const changes = Array.from({ length: 20 }, (_, at) =>
      online(`p${at * 13}`, { name: `M${at}`, role: roles[at % 3] ?? null }),
    );
    followed.disk.change([...changes, online("new", { role: "z" })], ["p1"]);
    await followed.hear();
    // A group that is new stands at the end until then.
    followed.clock.pass(30_000);
    const ids = new Set(changes.map(({ id }) => id));
    const anew = await opened([
      ...reports.filter(({ id }) => !ids.has(id) && id !== "p1"),
      ...changes,
      online("new", { role: "z" }),
    ]);
    anew.list.groupBy("role");
    anew.list.orderGroups("name");
    expect(followed.lines()).toEqual(anew.lines());
    expect(followed.lines()).toContain("# z (1)");
  });
});

test("a line is found again by its key, and knows its group", async () => {
  const { list } = await opened();
  list.groupBy("role");
  const rows = list.rows.value;
  if (rows === null) throw new Error("There is a list.");
  expect(positionOf(rows, keyOfGroup("role:admin"))).toBe(4);
  expect(positionOf(rows, keyOfPerson(personId("ana")))).toBe(5);
  expect(positionOf(rows, keyOfPerson(personId("nobody")))).toBeNull();
  expect(positionOf(rows, keyOfGroup("role:nothing"))).toBeNull();
  expect(groupAround(rows, 3)?.key).toBe("role:team");
  expect(groupAround(rows, 4)?.key).toBe("role:admin");
});

test("a group that cannot be remembered can be closed no more than 500 deep", async () => {
  const { list, models } = await opened();
  for (let at = 0; at < 510; at++) list.toggle(`role:${at}`);
  list.toggle(`role:${"x".repeat(700)}`);
  const { collapsed } = models.preferences.chosen.value;
  expect(collapsed).toHaveLength(500);
  expect(collapsed.at(-1)).toBe("role:509");
});
