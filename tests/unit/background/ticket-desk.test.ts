import { beforeEach, describe, expect, it } from "vitest";
import { createTicketDesk } from "../../../utils/background/ticket-desk.ts";
import { followTabs } from "../../../utils/background/ticket-tabs.ts";
import type { Sighting } from "../../../utils/domain/ticket.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { writeSource } from "../../../utils/storage/settings.ts";
import { readSighting } from "../../../utils/storage/sightings.ts";
import { readTicketSites } from "../../../utils/storage/ticket-sites.ts";
import { SECOND } from "../../../utils/domain/instant.ts";
import { fake } from "../../support/fake-extension.ts";
import { sighting } from "../../support/ticket-builders.ts";
import { newDisk, source, valueOf } from "../storage/journal-world.ts";

const HELP = "https://help.test";
const PATTERN = "https://help.test/*";
const SEEN = sighting(["ana@acme.com"]);
const TAB = 7;

/** A worker at a desk of its own; `settled` when everything that was begun has come to its end. */
const newDesk = () => {
  newDisk();
  fake.reset();
  const db = openDatabase();
  let now = 0;
  let announced = 0;
  const closed: string[] = [];
  const desk = createTicketDesk({
    db,
    now: () => now,
    announce: () => announced++,
    onClosed: (url) => closed.push(url),
  });
  followTabs(desk);
  const { readSite, stopSite, readPage } = desk.handlers;
  return {
    desk,
    db,
    settled: () => stopSite({ type: "stopSite", site: "nobody's" }),
    pass: (ms: number) => (now += ms),
    announced: () => announced,
    closed,
    read: (site: string) => readSite({ type: "readSite", site }),
    stop: (site: string) => stopSite({ type: "stopSite", site }),
    readPage: (tab: number) => readPage({ type: "readPage", tab }),
    sites: async () => valueOf(await readTicketSites(db)),
    see: (seen: Sighting = SEEN, tab = TAB, search = "") =>
      desk.hear({
        tab,
        site: new URL(seen.url).origin,
        search,
        sighting: seen,
      }),
    kept: async (tab = TAB) => (await readSighting(tab))?.sighting ?? null,
  };
};

let world: ReturnType<typeof newDesk>;
beforeEach(() => {
  world = newDesk();
});

/** A tab on a ticket whose site the user allowed. */
const onTicket = async (): Promise<void> => {
  fake.allow(PATTERN);
  fake.goTo(TAB, `${HELP}/tickets/7`);
  expect(await world.read(HELP)).toBe("done");
};

describe("a ticket that its site calls closed", () => {
  it("is told on, but not by a page that may not be read", async () => {
    const over = { ...SEEN, closed: true };
    world.see(over);
    await world.settled();
    expect(world.closed).toEqual([]);
    await onTicket();
    world.see(SEEN);
    await world.settled();
    expect(world.closed).toEqual([]);
    world.pass(SECOND);
    world.see(over);
    await world.settled();
    expect(world.closed).toEqual([SEEN.url]);
  });
});

describe("a site that the user allowed", () => {
  it("gets a script for its pages, which runs at once in the tabs that show it", async () => {
    fake.goTo(8, "https://other.test/");
    await onTicket();
    expect([...fake.scripts.values()]).toMatchObject([
      { id: `ticket:${HELP}`, matches: [PATTERN], allFrames: false },
    ]);
    expect(fake.ran).toEqual([TAB]);
    expect(await world.sites()).toEqual([HELP]);
    expect(world.announced()).toBeGreaterThan(0);
  });

  it("is kept once, whatever page of it was named", async () => {
    await onTicket();
    expect(await world.read(`${HELP}/tickets/8?a=1`)).toBe("done");
    expect(await world.sites()).toEqual([HELP]);
    expect(fake.scripts.size).toBe(1);
  });

  it("is known by its port, where it has one", async () => {
    fake.allow("http://127.0.0.1/*");
    await world.read("http://127.0.0.1:4100");
    expect([...fake.scripts.values()][0]?.matches).toEqual([
      "http://127.0.0.1:4100/*",
    ]);
  });

  it.each([
    ["http://help.test", "not_a_site"],
    ["chrome://extensions", "not_a_site"],
    ["not an address", "not_a_site"],
    ["https://never-asked.test", "not_allowed"],
  ])("is never %s", async (site, outcome) => {
    expect(await world.read(site)).toBe(outcome);
    expect(await world.sites()).toEqual([]);
    expect(fake.scripts.size).toBe(0);
  });

  it("is one of 50 at most", async () => {
    const sites = Array.from({ length: 51 }, (_, at) => `https://h${at}.test`);
    for (const site of sites) fake.allow(`${site}/*`);
    const outcomes: string[] = [];
    for (const site of sites) outcomes.push(await world.read(site));
    expect(outcomes.filter((one) => one === "done")).toHaveLength(50);
    expect(outcomes.at(-1)).toBe("too_many");
  });
});

describe("what a content script saw", () => {
  it("is kept for its tab, while its site is allowed", async () => {
    await onTicket();
    world.see();
    await world.settled();
    expect(await world.kept()).toEqual(SEEN);
    expect(await world.kept(8)).toBeNull();
  });

  it("is kept of no site that was not allowed to be read, though the browser grants it (the platform's own)", async () => {
    fake.allow(PATTERN);
    fake.goTo(TAB, `${HELP}/tickets/7`);
    world.see();
    await world.settled();
    expect(await world.kept()).toBeNull();
    expect(fake.scripts.size).toBe(0);
  });

  it("is forgotten when the tab is closed, or shows another page", async () => {
    await onTicket();
    world.see();
    await world.settled();
    fake.goTo(TAB, `${HELP}/tickets/7#reply`);
    await world.settled();
    expect(await world.kept()).toEqual(SEEN);
    fake.goTo(TAB, `${HELP}/tickets/8`);
    await world.settled();
    expect(await world.kept()).toBeNull();
    world.see(sighting(["ana@acme.com"], { url: `${HELP}/tickets/8` }));
    await world.settled();
    expect(await world.kept()).not.toBeNull();
    fake.closeTab(TAB);
    await world.settled();
    expect(await world.kept()).toBeNull();
    expect([...fake.session.keys()]).toEqual([]);
  });

  it("is forgotten and asked for again where the query is another: it may name the ticket", async () => {
    await onTicket();
    world.see(SEEN, TAB, "?id=7");
    await world.settled();
    fake.ran.length = 0;
    fake.goTo(TAB, `${HELP}/tickets/7?id=7`);
    await world.settled();
    expect(await world.kept()).toEqual(SEEN);
    fake.goTo(TAB, `${HELP}/tickets/7?id=8`);
    await world.settled();
    expect(await world.kept()).toBeNull();
    expect(fake.ran).toEqual([TAB]);
  });

  it("is never what was seen before, when page after page is shown", async () => {
    await onTicket();
    for (const number of [8, 9, 10]) {
      const url = `${HELP}/tickets/${number}`;
      fake.goTo(TAB, url);
      world.see(sighting([`u${number}@acme.com`], { url }));
    }
    await world.settled();
    expect((await world.kept())?.url).toBe(`${HELP}/tickets/10`);
  });

  it("is let through 20 times at once, and then twice a second (I12)", async () => {
    await onTicket();
    const say = async (number: number): Promise<boolean> => {
      const title = `${number}`;
      world.see({ ...SEEN, title });
      await world.settled();
      return (await world.kept())?.title === title;
    };
    const heard: boolean[] = [];
    for (let number = 0; number < 25; number++) heard.push(await say(number));
    expect(heard.filter(Boolean)).toHaveLength(20);
    world.pass(500);
    expect(await say(100)).toBe(true);
    expect(await say(101)).toBe(false);
    // Another tab is not made to wait for it.
    world.see(SEEN, 8);
    await world.settled();
    expect(await world.kept(8)).toEqual(SEEN);
  });
});

describe("a page that is read once", () => {
  it("is read in this tab, until it shows another site", async () => {
    fake.allow(PATTERN);
    fake.goTo(TAB, `${HELP}/tickets/7`);
    expect(await world.readPage(TAB)).toBe("done");
    expect(fake.ran).toEqual([TAB]);
    expect(await world.sites()).toEqual([]);
    world.see();
    world.see(SEEN, 8);
    await world.settled();
    expect(await world.kept()).toEqual(SEEN);
    expect(await world.kept(8)).toBeNull();
    fake.goTo(TAB, "https://other.test/");
    await world.settled();
    fake.goTo(TAB, `${HELP}/tickets/7`);
    world.see();
    await world.settled();
    expect(await world.kept()).toBeNull();
  });

  it("is refused where the browser does not let us know the tab", async () => {
    fake.goTo(TAB, `${HELP}/tickets/7`);
    expect(await world.readPage(TAB)).toBe("not_allowed");
    expect(await world.readPage(99)).toBe("not_allowed");
    expect(fake.ran).toEqual([]);
    expect([...fake.session.keys()]).toEqual([]);
  });
});

describe("a site that is read no more", () => {
  it("loses its script, what was seen on it, and the browser's permission", async () => {
    await onTicket();
    world.see();
    await world.stop(HELP);
    await world.settled();
    expect(await world.sites()).toEqual([]);
    expect(fake.scripts.size).toBe(0);
    expect(await world.kept()).toBeNull();
    expect(await world.read(HELP)).toBe("not_allowed");
  });

  it("keeps the permission that the platform needs, or another site of the same host", async () => {
    await onTicket();
    valueOf(
      await writeSource(
        world.db,
        source({ address: `${HELP}/rollcall` }),
        false,
      ),
    );
    await world.stop(HELP);
    expect(await world.read(HELP)).toBe("done");
    expect(await world.read(`${HELP}:8443`)).toBe("done");
    await world.stop(`${HELP}:8443`);
    expect(await world.read(HELP)).toBe("done");
  });

  it("is also one whose permission the user took away in the browser, until it is given again", async () => {
    await onTicket();
    world.see();
    await world.settled();
    fake.withdraw(PATTERN);
    await world.settled();
    expect(fake.scripts.size).toBe(0);
    expect(await world.kept()).toBeNull();
    // The script that was started is still in the page, and goes on to talk.
    world.see();
    await world.settled();
    expect(await world.kept()).toBeNull();
    expect(await world.sites()).toEqual([HELP]);
    fake.allow(PATTERN);
    await world.settled();
    expect(fake.scripts.size).toBe(1);
  });
});
