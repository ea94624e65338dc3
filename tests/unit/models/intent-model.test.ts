import { describe, expect, test } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { IntentModel } from "../../../utils/models/intent-model.ts";
import { online, person } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const COMPANY = [
  online("ana", { name: "Ana Pérez", email: "ana@acme.test" }),
  person("b1", { name: "Bo Lindqvist", email: "bo@acme.test" }),
  person("b2", { name: "Bob Bonnet", email: "bob@acme.test" }),
];

const panel = () => {
  const page = newPage("panel");
  page.disk.keep(COMPANY);
  const { roster, list } = page.models;
  const model = new IntentModel({
    people: roster.people,
    show: list.show,
    showIn: (_, id) => list.show(id),
    list: () => list,
  });
  const ask = (text: string): void => model.ask({ kind: "text", text });
  const askFor = (id: string): void =>
    model.ask({ kind: "person", person: personId(id) });
  return { ...page, ask, askFor };
};

describe("a panel that is asked for somebody", () => {
  test("opens the one person who is meant, though a filter hides them", async () => {
    const { models, ask } = panel();
    await models.roster.open();
    ask("BO+ticket@acme.test");
    expect(models.list.opened.value?.id).toBe("b1");
    expect(models.list.search.value).toBe("");
  });

  test("searches among everybody where the text is no whole name, and says how many", async () => {
    const { models, ask, shown } = panel();
    await models.roster.open();
    expect(shown()).toEqual(["ana"]);
    ask("bo");
    expect(models.list.search.value).toBe("bo");
    expect(shown()).toEqual(["b1", "b2"]);
    expect(models.list.opened.value).toBeNull();
  });

  test("shows that nobody fits, and closes whom it showed before", async () => {
    const { models, ask, shown } = panel();
    await models.roster.open();
    ask("ana@acme.test");
    ask("nobody@acme.test");
    expect(models.list.opened.value).toBeNull();
    expect(shown()).toEqual([]);
    expect(models.list.filtered.value).toBe(true);
  });

  test("waits for the whole list, and then answers the latest question once", async () => {
    const { disk, models, ask } = panel();
    disk.keep(COMPANY, COMPANY.slice(0, 1));
    const read = disk.holdJournal();
    const opening = models.roster.open();
    ask("ana@acme.test");
    ask("bob@acme.test");
    await Promise.resolve();
    expect(models.list.opened.value).toBeNull();
    read();
    await opening;
    expect(models.list.opened.value?.id).toBe("b2");
    models.list.close();
    disk.change([online("zoe")]);
    await models.roster.catchUp();
    expect(models.list.opened.value).toBeNull();
  });

  test("opens the person of a notification, whatever was asked before and still waits", async () => {
    const { disk, models, ask, askFor } = panel();
    const read = disk.holdJournal();
    const opening = models.roster.open();
    ask("ana@acme.test");
    askFor("b2");
    read();
    await opening;
    expect(models.list.opened.value?.id).toBe("b2");
  });

  test("does nothing for an empty text", async () => {
    const { models, ask, shown } = panel();
    await models.roster.open();
    ask("");
    expect(shown()).toEqual(["ana"]);
  });
});
