import { describe, expect, it } from "vitest";
import { openDesk } from "../../../platform/helpdesk/desk.ts";
import {
  AGENT,
  type Ticket,
  makeTickets,
} from "../../../platform/helpdesk/tickets.ts";
import { ticketContent } from "../../../platform/helpdesk/ticket-page.ts";
import { makePeople } from "../../../platform/life/person.ts";
import { NOON } from "./builders.ts";

const SEED = 1;
const tickets = makeTickets(SEED, 240, NOON);
const directory = new Set(makePeople(SEED, 240).map(({ email }) => email));
const untagged = (email: string): string => email.replace(/\+[^@]*@/, "@");

const holds = (fits: (ticket: Ticket) => boolean): number =>
  tickets.filter(fits).length;

describe("the helpdesk's tickets", () => {
  it("are some dozens, of every status, each with a number of its own", () => {
    expect(tickets).toHaveLength(36);
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(36);
    for (const status of ["open", "pending", "solved"])
      expect(holds((ticket) => ticket.status === status)).toBeGreaterThan(3);
  });

  it("come from people of the directory, some with a tag, and from some whom nobody knows", () => {
    const isKnown = ({ requester }: Ticket): boolean =>
      directory.has(untagged(requester.email)) ||
      requester.email.endsWith("@demo.test");
    const isTagged = ({ requester }: Ticket): boolean =>
      requester.email.includes("+");
    expect(holds(isKnown)).toBeGreaterThan(25);
    expect(holds((ticket) => !isKnown(ticket))).toBeGreaterThan(2);
    expect(holds(isTagged)).toBeGreaterThan(2);
    expect(holds((ticket) => isTagged(ticket) && isKnown(ticket))).toBe(
      holds(isTagged),
    );
  });

  it("come from several people of one company", () => {
    const people = new Map<string, Set<string>>();
    for (const { requester } of tickets)
      if (requester.company !== null)
        people.set(
          requester.company,
          new Set(people.get(requester.company)).add(untagged(requester.email)),
        );
    expect([...people.values()].some(({ size }) => size >= 2)).toBe(true);
  });

  it("name others than the requester in their texts, never a placeholder", () => {
    const texts = tickets.flatMap(({ messages }) =>
      messages.map(({ text }) => text),
    );
    expect(texts.filter((text) => text.includes("@")).length).toBeGreaterThan(
      10,
    );
    expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
    for (const { requester, messages } of tickets)
      for (const { text } of messages)
        expect(text).not.toContain(requester.email);
  });

  it("were written before now, in order, by requester and agent in turn", () => {
    for (const { messages, requester } of tickets) {
      const times = messages.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(NOON);
      expect(messages[0]?.from).toBe(requester);
      expect(messages[1]?.from ?? AGENT).toBe(AGENT);
    }
  });

  it("are a function of seed, people and clock, also where nobody lives", () => {
    expect(makeTickets(SEED, 240, NOON)).toEqual(tickets);
    expect(makeTickets(2, 240, NOON)).not.toEqual(tickets);
    expect(makeTickets(SEED, 0, NOON)).toHaveLength(36);
  });
});

describe("a ticket's page", () => {
  it("escapes what people wrote", () => {
    const [ticket] = tickets;
    if (ticket === undefined) throw new Error("There is no ticket.");
    const evil = "<img src=x onerror=alert(1)>";
    const requester = { ...ticket.requester, name: evil, email: evil };
    const messages = [
      { from: requester, side: "requester" as const, at: NOON, text: evil },
    ];
    const page = { ...ticket, subject: evil, requester, messages, cc: [evil] };
    expect(ticketContent(page).html).not.toContain("<img");
  });
});

describe("the desk", () => {
  it("keeps what agents did, and knows no ticket that there is not", () => {
    const desk = openDesk(tickets);
    const number = tickets[0]?.number ?? 0;
    expect(desk.setStatus(number, "solved")).toBe(true);
    expect(desk.find(number)?.status).toBe("solved");
    expect(desk.setStatus(1, "solved")).toBe(false);
    expect(desk.find(1)).toBeUndefined();
    expect(openDesk(tickets).find(number)?.status).toBe(tickets[0]?.status);
  });
});
