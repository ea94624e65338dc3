import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { exportedRows } from "../../../utils/models/exported-rows.ts";
import { SelectionModel } from "../../../utils/models/selection-model.ts";
import { online, person } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const PEOPLE = [online("a"), online("b"), person("c")];

describe("the rows of an export", () => {
  const opened = async () => {
    const page = newPage();
    page.disk.keep(PEOPLE);
    await page.models.roster.open();
    return { list: page.models.list, people: page.models.roster.people };
  };
  const idsOf = (...[list, scope]: Parameters<typeof exportedRows>) =>
    exportedRows(list, scope)?.map(({ id }) => id);

  test("are exactly what the list shows, everybody, or who is named, in the order of the list", async () => {
    const { list, people } = await opened();
    list.sortBy("user");
    list.sortBy("user");
    list.filter({ presence: "online" });
    expect(idsOf(list, { kind: "listed" })).toEqual(["b", "a"]);
    expect(idsOf(list, { kind: "all" })).toEqual(["c", "b", "a"]);
    const selected = new SelectionModel({ people, ...list });
    for (const id of ["a", "c", "gone"].map(personId)) selected.toggle(id);
    // First those that the filter shows.
    expect(idsOf(list, { kind: "these", who: selected })).toEqual(["a", "c"]);
  });

  test("are none while only the first screen is there", async () => {
    const page = newPage();
    page.disk.keep(PEOPLE);
    const release = page.disk.holdJournal();
    const opening = page.models.roster.open();
    await Promise.resolve();
    await Promise.resolve();
    expect(page.shown()).toHaveLength(2);
    expect(exportedRows(page.models.list, { kind: "listed" })).toBeNull();
    release();
    await opening;
    expect(exportedRows(page.models.list, { kind: "listed" })).toHaveLength(3);
  });
});
