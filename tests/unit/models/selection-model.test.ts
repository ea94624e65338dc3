import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { SelectionModel } from "../../../utils/models/selection-model.ts";
import { person } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const NAMES = ["ana", "bo", "eve", "kofi", "zoe"];

const opened = async (names: readonly string[] = NAMES) => {
  const page = newPage("dashboard");
  page.disk.keep(
    names.map((name) =>
      person(name, { name, role: name === "kofi" ? "owner" : "team" }),
    ),
  );
  await page.models.roster.open();
  const { list, roster } = page.models;
  list.sortBy("user");
  const selection = new SelectionModel({
    people: roster.people,
    rows: list.rows,
    order: list.order,
  });
  const ids = () => selection.reports()?.map(({ id }) => id);
  return { ...page, list, selection, ids };
};

describe("the choice of rows", () => {
  it("takes one in, and out again", async () => {
    const { selection, ids } = await opened();
    selection.toggle(personId("bo"));
    selection.toggle(personId("zoe"));
    expect(ids()).toEqual(["bo", "zoe"]);
    selection.toggle(personId("bo"));
    expect(ids()).toEqual(["zoe"]);
    expect(selection.has(personId("bo"))).toBe(false);
    expect(selection.chosen.value).toEqual({
      count: 1,
      gone: 0,
      hidden: 0,
      shown: "some",
    });
  });

  it("stretches from the one chosen last, and back again", async () => {
    const { selection, ids } = await opened();
    selection.toggle(personId("zoe"));
    selection.toggle(personId("bo"));
    selection.stretch(0, 3);
    expect(ids()).toEqual(["bo", "eve", "kofi", "zoe"]);
    selection.stretch(3, 0);
    expect(ids()).toEqual(["ana", "bo", "zoe"]);
  });

  it("stretches from the row with the focus where nothing was chosen yet", async () => {
    const { selection, ids } = await opened();
    selection.stretch(2, 4);
    expect(ids()).toEqual(["eve", "kofi", "zoe"]);
  });

  it("leaves out the headers of groups that a stretch goes over", async () => {
    const { list, selection, ids } = await opened();
    list.groupBy("role");
    // A header, four of the team, another header, the owner.
    selection.stretch(1, 6);
    expect(ids()).toEqual(["ana", "bo", "eve", "zoe", "kofi"]);
  });

  it("takes all that match, also those that are not rendered or in closed groups", async () => {
    const many = Array.from({ length: 900 }, (_, at) => `p${at}`);
    const { list, selection } = await opened(many);
    list.groupBy("role");
    list.toggle(list.rows.value?.groups[0]?.key ?? "");
    selection.all();
    expect(selection.chosen.value).toMatchObject({ count: 900, shown: "all" });
    list.find("p89");
    selection.clear();
    selection.all();
    // p89 and p890 to p899.
    expect(selection.chosen.value).toMatchObject({ count: 11, shown: "all" });
  });

  it("survives sorting and filtering, and says how many the filter hides", async () => {
    const { list, selection, ids } = await opened();
    selection.toggle(personId("ana"));
    selection.toggle(personId("kofi"));
    list.filter({ role: "owner" });
    expect(selection.chosen.value).toMatchObject({ count: 2, hidden: 1 });
    // Who is shown comes first.
    expect(ids()).toEqual(["kofi", "ana"]);
    list.sortBy("user");
    expect(selection.chosen.value.count).toBe(2);
  });

  it("survives revisions, says who left, and knows them when they come back", async () => {
    const { disk, hear, selection, ids } = await opened();
    selection.toggle(personId("ana"));
    selection.toggle(personId("bo"));
    expect(selection.present.value).toBe(2);
    disk.change([person("new", { name: "new" })], ["bo"]);
    await hear();
    expect(selection.chosen.value).toMatchObject({ count: 2, gone: 1 });
    expect(ids()).toEqual(["ana"]);
    // The newcomer got the place of who left, and is not chosen for that.
    expect(selection.has(personId("new"))).toBe(false);
    disk.change([person("bo", { name: "bo" })]);
    await hear();
    expect(selection.chosen.value).toMatchObject({ count: 2, gone: 0 });
    expect(ids()).toEqual(["ana", "bo"]);
  });

  it("marks the same people whether revisions were followed or all are looked at anew", async () => {
    const { disk, hear, list, models, selection, ids } = await opened(
      Array.from({ length: 60 }, (_, at) => `p${at}`),
    );
    for (let at = 0; at < 60; at += 3) selection.toggle(personId(`p${at}`));
    for (let round = 0; round < 20; round++) {
      const gone = `p${(round * 7) % 60}`;
      const back = `p${(round * 7 + 21) % 60}`;
      disk.change([person(back, { name: back })], [gone]);
      await hear();
      const anew = new SelectionModel({
        people: models.roster.people,
        rows: list.rows,
        order: list.order,
      });
      for (let at = 0; at < 60; at += 3) anew.toggle(personId(`p${at}`));
      expect(selection.chosen.value).toEqual(anew.chosen.value);
      expect(ids()).toEqual(anew.reports()?.map(({ id }) => id));
    }
  });

  it("says nothing of who left before the whole list is read", () => {
    const { models } = newPage("dashboard");
    const selection = new SelectionModel({
      people: models.roster.people,
      rows: models.list.rows,
      order: models.list.order,
    });
    selection.toggle(personId("ana"));
    expect(selection.chosen.value).toMatchObject({ count: 1, gone: 0 });
    expect(selection.reports()).toBeNull();
  });
});
