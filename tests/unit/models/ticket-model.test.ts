import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { ShownTab } from "../../../utils/domain/shown-tab.ts";
import type { Sighting } from "../../../utils/domain/ticket.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import { TicketModel } from "../../../utils/models/ticket-model.ts";
import { online, person } from "../../support/builders.ts";
import { candidate, sighting } from "../../support/ticket-builders.ts";
import { newPage } from "./page-world.ts";

const HELP = "https://help.test";
const ANA = online("ana", { email: "ana@acme.com" });
const BEN = online("ben", { email: "ben@acme.com" });
const CLO = person("clo", { email: "clo@acme.com" });
const pageOf = (number: number) => `${HELP}/tickets/${number}`;
const seenOn = (number: number, ...addresses: readonly string[]): Sighting =>
  sighting(addresses, { url: pageOf(number), title: `Ticket ${number}` });

/** A panel beside a tab that the test moves. */
const newLine = async (people: readonly Report[] = [ANA, BEN, CLO]) => {
  const { disk, models, hear } = newPage("panel");
  disk.keep(people);
  await models.roster.open();
  const tab = signal<ShownTab | null>(null);
  const seen = signal<Sighting | null>(null);
  const sites = signal<readonly string[] | null>([HELP]);
  const told: Command[] = [];
  const hidden: string[] = [];
  const asked: (string | number)[] = [];
  let grants = true;
  let page = 0;
  const ticket = new TicketModel({
    people: models.roster.people,
    tab,
    sighting: seen,
    sites,
    send: ((command: Command) => {
      told.push(command);
      return Promise.resolve("done");
      // CAST: what the worker answers to both of its commands.
    }) as unknown as Send,
    requestAccess: (site) => {
      asked.push(site);
      return Promise.resolve(grants);
    },
    askForTab: (id) => Promise.resolve(void asked.push(id)),
    hints: { hidden: () => hidden, hide: (hint) => void hidden.push(hint) },
  });
  return {
    disk,
    hear,
    sites,
    told,
    asked,
    hidden,
    ticket,
    refuse: () => (grants = false),
    show: (url: string | null, id = 1) => {
      tab.value = { id, url, page: ++page };
    },
    learn: (url: string) => {
      tab.value = { id: tab.peek()?.id ?? 1, url, page };
    },
    see: (next: Sighting | null) => (seen.value = next),
    state: () => ticket.state.value,
    /** Whom the line speaks of. */
    person: () => {
      const state = ticket.state.value;
      return state.kind === "found" ? state.chosen.report.id : state.kind;
    },
  };
};

describe("the line beside a tab", () => {
  it("offers a site that was not allowed yet, in one click, and this page alone in another", async () => {
    const line = await newLine();
    line.sites.value = [];
    line.show(pageOf(7));
    expect(line.state()).toEqual({ kind: "offer", tab: 1, site: HELP });
    await line.ticket.readPage(1);
    await line.ticket.readSite(HELP);
    expect(line.asked).toEqual([HELP]);
    expect(line.told).toEqual([
      { type: "readPage", tab: 1 },
      { type: "readSite", site: HELP },
    ]);
    expect(line.ticket.problem.value).toBeNull();
  });

  it("tells the worker nothing when the browser's question was answered with no", async () => {
    const line = await newLine();
    line.refuse();
    await line.ticket.readSite(HELP);
    expect(line.told).toEqual([]);
    expect(line.ticket.problem.value).toBe("not_allowed");
  });

  it("has the browser ask where it may not know the site, and reads it once it may", async () => {
    const line = await newLine();
    line.show(null);
    expect(line.state()).toEqual({
      kind: "closed",
      canAsk: true,
      asked: false,
    });
    await line.ticket.askForTab();
    expect(line.state()).toMatchObject({ asked: true });
    line.learn(pageOf(7));
    expect(line.told).toEqual([{ type: "readSite", site: HELP }]);
  });

  it("does not take the yes to one page as a yes to the next one", async () => {
    const line = await newLine();
    line.show(null);
    await line.ticket.askForTab();
    line.show("https://platform.test/");
    expect(line.told).toEqual([]);
    line.show(null, 2);
    line.learn("https://platform.test/");
    expect(line.told).toEqual([]);
  });

  it.each(["chrome://extensions", "chrome-extension://rollcall/popup.html"])(
    "says nothing on %s",
    async (url) => {
      const line = await newLine();
      line.show(url);
      expect(line.state()).toEqual({ kind: "hidden" });
    },
  );

  it("keeps a hint hidden where it was hidden, and shows what was read all the same", async () => {
    const line = await newLine();
    line.sites.value = [];
    line.show(pageOf(7));
    line.ticket.hide(HELP);
    expect(line.state()).toEqual({ kind: "hidden" });
    expect(line.hidden).toEqual([HELP]);
    line.show("https://other.test/");
    expect(line.state()).toMatchObject({ kind: "offer" });
    line.show(pageOf(7));
    line.see(seenOn(7, "ana@acme.com"));
    expect(line.person()).toBe("ana");
  });

  it("says why there is no answer: not read yet, no address, nobody with it", async () => {
    const line = await newLine();
    line.show(pageOf(7));
    expect(line.state()).toEqual({ kind: "unread", tab: 1 });
    line.see(seenOn(7));
    expect(line.state()).toEqual({ kind: "no_address" });
    line.see(seenOn(7, "zoe@acme.com"));
    expect(line.state()).toMatchObject({
      kind: "nobody",
      candidate: { address: "zoe@acme.com" },
      colleagues: { company: "acme.com", online: 2 },
    });
  });

  it("speaks of nobody while the list is still being read, but of who stands in its first rows", async () => {
    const { disk, models } = newPage("panel");
    const held = disk.holdJournal();
    disk.keep([ANA, BEN, CLO]);
    const opened = models.roster.open();
    await Promise.resolve();
    const line = await newLine();
    const ticket = new TicketModel({
      people: models.roster.people,
      tab: signal({ id: 1, url: pageOf(7), page: 1 }),
      sighting: signal(seenOn(7, "clo@acme.com")),
      sites: line.sites,
      send: (() => Promise.resolve(null)) as unknown as Send,
      requestAccess: () => Promise.resolve(true),
      askForTab: null,
      hints: { hidden: () => [], hide: () => undefined },
    });
    expect(ticket.state.value.kind).toBe("reading");
    held();
    await opened;
    expect(ticket.state.value.kind).toBe("found");
  });

  it("follows the tab from ticket to ticket, and never says of one what was seen on another", async () => {
    const line = await newLine();
    line.show(pageOf(7));
    line.see(seenOn(7, "ana@acme.com"));
    expect(line.person()).toBe("ana");
    expect(line.ticket.ticket.value).toEqual({
      url: pageOf(7),
      title: "Ticket 7",
      closed: false,
      tab: 1,
    });
    line.show(pageOf(8));
    expect(line.person()).toBe("unread");
    expect(line.ticket.ticket.value).toBeNull();
    line.see(seenOn(8, "clo@acme.com"));
    expect(line.person()).toBe("clo");
    // Access was withdrawn, or the tab went where we may not look.
    line.show(null);
    expect(line.person()).toBe("closed");
  });

  it("keeps the choice among several people for each ticket", async () => {
    const line = await newLine();
    line.show(pageOf(7));
    line.see(seenOn(7, "ana@acme.com", "clo@acme.com"));
    line.ticket.choose(personId("clo"));
    expect(line.person()).toBe("clo");
    line.show(pageOf(8));
    line.see(seenOn(8, "ana@acme.com", "clo@acme.com"));
    expect(line.person()).toBe("ana");
    line.show(pageOf(7));
    line.see(seenOn(7, "ana@acme.com", "clo@acme.com"));
    expect(line.person()).toBe("clo");
  });

  it("shows five people at most, and speaks of the colleagues of the chosen one", async () => {
    const many = Array.from({ length: 8 }, (_, at) =>
      online(`u${at}`, { email: `u${at}@acme.com` }),
    );
    const other = online("eva", { email: "eva@other.test" });
    const line = await newLine([...many, other]);
    line.show(pageOf(7));
    line.see(
      sighting(
        [
          candidate("eva@other.test", "thread"),
          ...many.slice(0, 6).map(({ email }) => email ?? ""),
        ],
        { url: pageOf(7) },
      ),
    );
    const state = line.state();
    if (state.kind !== "found") throw new Error(state.kind);
    expect(state.matches).toHaveLength(5);
    expect(state.colleagues).toBeNull();
    line.ticket.choose(personId("u1"));
    expect(line.state()).toMatchObject({
      colleagues: { company: "acme.com", online: 2 },
    });
  });

  it("follows the list from revision to revision, and stays the same value while nothing of it changed", async () => {
    const line = await newLine();
    line.show(pageOf(7));
    line.see(seenOn(7, "ana@acme.com"));
    const before = line.state();
    expect(before).toMatchObject({ colleagues: { online: 1 } });
    line.disk.change([person("stranger")]);
    await line.hear();
    expect(line.state()).toBe(before);
    line.disk.change([online("clo", { email: "clo@acme.com" })]);
    await line.hear();
    expect(line.state()).toMatchObject({ colleagues: { online: 2 } });
    line.disk.change([], ["ana"]);
    await line.hear();
    expect(line.state()).toMatchObject({ kind: "nobody" });
  });
});
