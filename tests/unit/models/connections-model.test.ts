import { describe, expect, it } from "vitest";
import { titleOf } from "../../../components/words.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { MINUTE, localInstant } from "../../../utils/domain/instant.ts";
import { maskedReport } from "../../../utils/domain/masked-report.ts";
import { listedId } from "../../../utils/domain/listed-id.ts";
import { online, person } from "../../support/builders.ts";
import { until as untilWithin } from "../../support/until.ts";
import { ACME, BETA, newSeveral } from "./several-world.ts";

const until = (holds: () => boolean): Promise<boolean> =>
  untilWithin(holds, 10_000);

const ANA = personId("ana");

/** Both have an Ana by the same id; she is online at Beta alone. */
const opened = async () => {
  const page = newSeveral();
  page.acme.keep([person("ana", { name: "Ana" }), online("bo")]);
  page.beta.keep([online("ana", { name: "Ana B" })]);
  page.open();
  await until(() => page.models().roster.people.value?.whole === true);
  return page;
};

describe("a page of two connections", () => {
  it("lists all of them, and a person of two as two people", async () => {
    const { listed, models } = await opened();
    expect([...listed()].toSorted()).toEqual(
      [
        listedId(ACME, personId("bo")),
        listedId(BETA, ANA),
        listedId(ACME, ANA),
      ].toSorted(),
    );
    expect(models().numbers.headline.value).toMatchObject({
      total: 3,
      online: 2,
      offline: 1,
    });
  });

  it("says what each of them adds to a number", async () => {
    const { models } = await opened();
    const said = (of: "online" | "total") =>
      models()
        .parts?.(of)
        .replaceAll(/[\u2068\u2069]/g, "");
    expect(said("online")).toBe("Acme 1 · Beta 1");
    expect(said("total")).toBe("Acme 2 · Beta 1");
  });

  it("follows a revision of one of them, and leaves the rows of the other", async () => {
    const { models, hear, beta, report } = await opened();
    const before = report(ACME, ANA);
    beta.change([person("ana", { name: "Ana B" })]);
    hear({ source: BETA, revision: beta.revision() });
    await until(() => report(BETA, ANA).sessions.length === 0);
    expect(report(ACME, ANA)).toBe(before);
    expect(models().numbers.headline.value?.online).toBe(1);
  });

  it("knows nobody of the stale one, and still everybody of the other", async () => {
    const { models, clock, acme, catchUp, report } = await opened();
    clock.pass(4 * MINUTE);
    acme.beat();
    catchUp();
    await until(() => models().time.freshness.value.kind === "stale");
    await until(() => !models().timeOf(report(ACME, ANA)).stale.value);
    expect(models().timeOf(report(BETA, ANA)).stale.value).toBe(true);
    expect(models().time.whose.value).toBe("Beta");
    models().list.filter({ presence: "unknown" });
    expect(models().list.rows.value?.slots.length).toBe(1);
  });

  it("judges each by the clock of their own connection", async () => {
    const page = newSeveral();
    page.beta.skew(20 * MINUTE);
    page.acme.keep([online("ana")]);
    page.beta.keep([online("ana")]);
    page.open();
    await until(() => page.models().roster.people.value?.whole === true);
    const nowOf = (source: typeof ACME) =>
      page.models().timeOf(page.report(source, ANA)).serverNow.value;
    expect(nowOf(BETA) - nowOf(ACME)).toBe(20 * MINUTE);
    // Active a moment ago by one clock, twenty minutes ago by the other.
    expect(page.models().numbers.headline.value).toMatchObject({
      active: 1,
      idle: 1,
    });
    page.models().list.filterActivity("idle");
    expect(page.listed()).toEqual([listedId(BETA, ANA)]);
  });

  it("puts people together by their connection, by its name; of one alone that is no grouping", async () => {
    const { models, scopes } = await opened();
    const groups = () =>
      models().list.rows.value?.groups.map(
        ({ from, count }) => `${from?.name} ${count}`,
      );
    models().list.groupBy("connection");
    expect(groups()).toEqual(["Acme 2", "Beta 1"]);
    models().list.filter({ presence: "online" });
    models().list.orderGroups("name");
    expect(groups()).toEqual(["Acme 1", "Beta 1"]);
    scopes.connections.value?.show(ACME);
    expect(models().list.question.value.group).toBeNull();
    expect(groups()).toEqual([]);
    scopes.connections.value?.show(null);
    expect(groups()).toEqual(["Acme 1", "Beta 1"]);
  });

  it("opens a person with what their own connection knows, under its own id", async () => {
    const { models, report } = await opened();
    const { report: own, models: theirs } = models().apart(report(BETA, ANA));
    expect(own).toEqual(online("ana", { name: "Ana B" }));
    expect(theirs.roster.glance.value?.source.id).toBe(BETA);
    expect(models().apart(report(BETA, ANA)).models).toBe(theirs);
  });

  it("calls somebody without a name by the platform's own id, in the list and masked", async () => {
    const { report } = await opened();
    const bo = report(ACME, personId("bo"));
    expect(titleOf(bo)).toBe("bo");
    expect(titleOf(maskedReport(bo))).toBe("b•••");
  });

  it("tells refresh and pause to both", async () => {
    const { models, sent } = await opened();
    await models().actions.refresh();
    await models().actions.pause(true);
    expect(
      sent.map(({ type, ...rest }) => [type, "source" in rest && rest.source]),
    ).toEqual([
      ["refresh", ACME],
      ["refresh", BETA],
      ["setPaused", ACME],
      ["setPaused", BETA],
    ]);
  });

  it("sets a watch where the person is, by the platform's own id", async () => {
    const { models, sent } = await opened();
    const choice = {
      wanted: { kind: "online" },
      repeat: "once",
      until: "never",
      date: "",
    } as const;
    await models().watch.set(listedId(ACME, ANA), choice, null);
    expect(sent.find(({ type }) => type === "setWatch")).toMatchObject({
      source: ACME,
      person: "ana",
    });
  });

  it("copies a note of what the person's own connection says", async () => {
    const { models, report, notes } = await opened();
    await models().copying.copy(report(BETA, ANA));
    expect(notes[0]?.note).toMatchObject({ sourceName: "Beta" });
    expect(models().copying.state.value.kind).toBe("copied");
  });
});

describe("the connection that is shown", () => {
  it("alone is listed, by the platform's own ids, and it is kept", async () => {
    const { scopes, models, listed, sent } = await opened();
    scopes.connections.value?.show(BETA);
    await until(() => models().roster.people.value?.whole === true);
    expect(listed()).toEqual(["ana"]);
    expect(models().members).toBeNull();
    expect(sent).toContainEqual({ type: "setShown", source: BETA });
    scopes.connections.value?.show(null);
    expect(listed()).toHaveLength(3);
  });

  it("takes over what was searched for", async () => {
    const { scopes, models } = await opened();
    models().list.find("ana");
    scopes.connections.value?.show(BETA);
    expect(models().list.search.value).toBe("ana");
  });

  it("counts as all when it is gone", async () => {
    const page = await opened();
    const third = page.scopes.connections.value;
    third?.show(BETA);
    page.beta.setSource(null);
    page.hear({ source: null, revision: 0 });
    await until(() => page.scopes.connections.value === null);
    await until(() => page.models().roster.people.value?.whole === true);
    expect(page.listed()).toHaveLength(2);
    page.beta.setSource({ name: "Beta" });
    page.hear({ source: null, revision: 0 });
    await until(() => page.scopes.connections.value !== null);
  });

  it("is found for somebody who is asked for from outside", async () => {
    const { scopes, models } = await opened();
    scopes.connections.value?.showPerson(ACME, ANA);
    expect(models().list.opened.value?.id).toBe(listedId(ACME, ANA));
    scopes.connections.value?.show(BETA);
    scopes.connections.value?.showPerson(ACME, ANA);
    await until(() => models().list.opened.value !== null);
    expect(models().roster.glance.value?.source.id).toBe(ACME);
    expect(models().list.opened.value?.id).toBe("ana");
  });

  it("is offered with how many are online there", async () => {
    const { scopes } = await opened();
    expect(scopes.connections.value?.all.value).toEqual([
      {
        ...{ source: ACME, name: "Acme", colour: "blue", online: 0 },
        address: "https://acme.test/rollcall",
      },
      {
        ...{ source: BETA, name: "Beta", colour: "teal", online: 0 },
        address: "https://beta.test/rollcall",
      },
    ]);
  });
});

describe("a page of the only connection", () => {
  it("deals with it as ever", async () => {
    const page = newSeveral();
    page.acme.keep([online("ana")]);
    page.beta.setSource(null);
    page.open();
    await until(() => page.models().roster.people.value?.whole === true);
    expect(page.scopes.connections.value).toBeNull();
    expect(page.listed()).toEqual(["ana"]);
    expect(page.models().members).toBeNull();
    expect(page.models().parts).toBeNull();
    expect(page.models().timeOf({})).toBe(page.models().time);
  });

  it("becomes one of two without a word when another is connected", async () => {
    const page = newSeveral();
    page.acme.keep([online("ana")]);
    page.beta.setSource(null);
    page.open();
    await until(() => page.models().roster.people.value?.whole === true);
    page.beta.setSource({ name: "Beta" });
    page.beta.keep([online("bo")]);
    page.hear({ source: null, revision: 0 });
    await until(() => page.listed().length === 2);
    expect(page.listed()).toContain(listedId(BETA, personId("bo")));
  });

  it("waits for no list of a connection of which nothing was ever seen", async () => {
    const page = newSeveral();
    page.acme.keep([online("ana")]);
    page.beta.setConnection({
      phase: {
        kind: "blocked",
        failure: { code: "auth_required", reason: "missing" },
        recheckAt: null,
      },
      lastFailureAt: localInstant(page.clock.now()),
    });
    page.open();
    await until(() => page.models().roster.people.value?.whole === true);
    expect(page.listed()).toEqual([listedId(ACME, ANA)]);
    expect(page.models().numbers.headline.value?.online).toBe(1);
    expect(page.models().time.whose.value).toBe("Beta");
  });
});
