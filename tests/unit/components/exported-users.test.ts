import { describe, expect, test } from "vitest";
import {
  offeredColumns,
  toggledColumn,
} from "../../../components/export-request.ts";
import { exportedUsers } from "../../../components/exported-users.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { ExportedTable } from "../../../utils/domain/table.ts";
import { online, person } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newPage } from "../models/page-world.ts";
import { newSeveral } from "../models/several-world.ts";

const REQUEST = {
  format: "csv",
  scope: { kind: "all" },
  columns: ["connection", "id", "presence", "activity"],
  zone: "UTC",
} as const;

const opened = async () => {
  const page = newSeveral();
  page.beta.skew(20 * MINUTE);
  page.acme.keep([online("ana"), person("bo")]);
  page.beta.keep([online("ana")]);
  page.open();
  await until(() => page.models().roster.people.value?.whole === true, 10_000);
  return page;
};

const linesOf = async (
  table: ExportedTable | null,
): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const row of table?.rows ?? []) lines.push(String(row));
  return lines.toSorted();
};

describe("a file of several connections", () => {
  test("says of everybody whose they are, by the platform's own id and clock", async () => {
    const { models } = await opened();
    const table = exportedUsers(models(), REQUEST);
    expect(table?.columns[0]).toMatchObject({ heading: "Connection" });
    expect(await linesOf(table)).toEqual([
      "Acme,ana,online,active",
      "Acme,bo,offline,unknown",
      "Beta,ana,online,idle",
    ]);
  });

  test("makes nobody unknown whose own data is fresh", async () => {
    const { models, clock, acme, catchUp } = await opened();
    clock.pass(4 * MINUTE);
    acme.beat();
    catchUp();
    await until(
      () =>
        models().time.freshness.value.kind === "stale" &&
        models().members?.value[0]?.models.time.stale.value === false,
      10_000,
    );
    const table = exportedUsers(models(), REQUEST);
    expect(await linesOf(table)).toEqual([
      "Acme,ana,online,active",
      "Acme,bo,offline,unknown",
      "Beta,ana,unknown,unknown",
    ]);
  });

  test("names all of them", async () => {
    const { models } = await opened();
    const { facts = [] } = exportedUsers(models(), REQUEST) ?? {};
    const said = new Map(facts.map(({ key, value }) => [key, value]));
    expect(said.get("source")).toBe("Acme, Beta");
    expect(said.get("address")).toContain("https://beta.test/rollcall");
  });

  test("counts in a summary how many are of each", async () => {
    const { models } = await opened();
    const table = exportedUsers(models(), { ...REQUEST, format: "markdown" });
    expect(table?.columns[0]).toMatchObject({
      key: "connection",
      counted: true,
    });
  });

  test("may leave the connection out", async () => {
    const { models } = await opened();
    const offered = offeredColumns(models());
    expect(offered).toContain("connection");
    expect(toggledColumn(offered, "connection")).not.toContain("connection");
  });
});

test("a file of the only connection has no column for it", async () => {
  const page = newPage();
  page.disk.keep([online("ana")]);
  await page.models.roster.open();
  expect(offeredColumns(page.models)).not.toContain("connection");
  const table = exportedUsers(page.models, { ...REQUEST, format: "markdown" });
  expect(table?.columns.map(({ key }) => key)).not.toContain("connection");
});
