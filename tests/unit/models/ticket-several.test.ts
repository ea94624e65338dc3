import { computed, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { nameIn } from "../../../components/watched-name.ts";
import { personId } from "../../../utils/domain/ids.ts";
import type { ShownTab } from "../../../utils/domain/shown-tab.ts";
import type { Sighting } from "../../../utils/domain/ticket.ts";
import { likelyChoice } from "../../../utils/domain/watch-choice.ts";
import { TicketModel } from "../../../utils/models/ticket-model.ts";
import { online, person } from "../../support/builders.ts";
import { sighting } from "../../support/ticket-builders.ts";
import { until } from "../../support/until.ts";
import { ACME, BETA, newSeveral } from "./several-world.ts";

const HELP = "https://help.test";

/** A panel over two connections that both know Ana, by the same id and address; she is online at Beta. */
const newLine = async () => {
  const page = newSeveral("panel");
  const email = "ana@acme.com";
  page.acme.keep([
    person("ana", { email }),
    online("cy", { email: "cy@acme.com" }),
  ]);
  page.beta.keep([
    online("ana", { email }),
    online("di", { email: "di@acme.com" }),
  ]);
  page.open();
  await until(() => page.scopes.connections.value !== null, 10_000);
  const several = page.scopes.connections.value;
  if (several === null) throw new Error("There are two.");
  several.openAll();
  const people = computed(() => several.union.roster.people.value);
  await until(() => people.value?.whole === true, 10_000);
  const ticket = new TicketModel({
    people,
    tab: signal<ShownTab | null>({ id: 1, url: `${HELP}/tickets/7`, page: 1 }),
    sighting: signal<Sighting | null>(sighting([email])),
    sites: signal<readonly string[] | null>([HELP]),
    send: () => Promise.reject(new Error("Nothing is asked here.")),
    requestAccess: () => Promise.resolve(true),
    askForTab: null,
    hints: { hidden: () => [], hide: () => undefined },
  });
  const found = () => {
    const state = ticket.state.value;
    if (state.kind !== "found") throw new Error(state.kind);
    return state;
  };
  return { ...page, several, ticket, found };
};

describe("the line on a ticket, of two connections", () => {
  it("finds a requester whom both know as two people, each with its connection", async () => {
    const { found } = await newLine();
    expect(
      found().matches.map(({ report }) => [report.from?.name, report.own]),
    ).toEqual([
      ["Acme", "ana"],
      ["Beta", "ana"],
    ]);
  });

  it("counts colleagues of both, without those who are spoken of", async () => {
    const { found } = await newLine();
    expect(found().colleagues).toEqual({ company: "acme.com", online: 2 });
  });

  it("speaks of each by the models of their own connection", async () => {
    const { found, models } = await newLine();
    const [acme, beta] = found().matches.map(({ report }) =>
      models().apart(report),
    );
    expect(acme?.models.roster.glance.value?.source.id).toBe(ACME);
    expect(beta?.models.roster.glance.value?.source.id).toBe(BETA);
    expect(beta?.report.id).toBe("ana");
  });

  it("is over both while one is shown, and opens the person where they are listed", async () => {
    const { found, several, models } = await newLine();
    several.show(ACME);
    const [, beta] = found().matches;
    if (beta === undefined) throw new Error("Both are found.");
    models().show(beta.report);
    await until(() => models().list.opened.value !== null, 10_000);
    expect(several.shown.value).toBe(BETA);
    expect(models().list.opened.value?.id).toBe(personId("ana"));
  });

  it("says in the page of one what became of a watch on somebody of the other, and undoes it there", async () => {
    const { found, several, models, sent } = await newLine();
    several.show(ACME);
    const [, beta] = found().matches;
    if (beta === undefined) throw new Error("Both are found.");
    const { report, models: theirs } = models().apart(beta.report);
    const choice = likelyChoice(report, theirs.time.moment());
    await theirs.watch.set(report.id, choice, null);
    expect(models().watch.toast.value?.person).toBe(beta.report.id);
    expect(nameIn(models(), beta.report.id)).toBe("ana@acme.com");
    await models().watch.undo();
    expect(sent.at(-1)).toMatchObject({ type: "stopWatch", source: BETA });
    expect(models().watch.toast.value).toBeNull();
  });

  it("shows colleagues in the list of all", async () => {
    const { several, models } = await newLine();
    several.show(ACME);
    expect(models().wide()).toBe(several.union);
    expect(several.shown.value).toBeNull();
  });
});
