import { demoAccounts } from "../demo/accounts.ts";
import { makePeople } from "../life/person.ts";
import { between, pick, randomFor } from "../life/random.ts";
import { MINUTE } from "../settings.ts";
import { CASES, STRANGERS } from "./cases.ts";

export type Status = "open" | "pending" | "solved";

export interface Writer {
  readonly name: string | null;
  readonly email: string;
  readonly company: string | null;
}

export interface Message {
  readonly from: Writer;
  readonly side: "requester" | "agent";
  readonly at: number;
  /** Paragraphs are set apart by an empty line. */
  readonly text: string;
}

export interface Ticket {
  readonly number: number;
  readonly subject: string;
  readonly status: Status;
  readonly requester: Writer;
  readonly cc: readonly string[];
  readonly messages: readonly Message[];
}

/** Who has signed in to the helpdesk. */
export const AGENT: Writer = {
  name: "Sam Okafor",
  email: "sam.okafor@northwind-support.test",
  company: null,
};
export const DESK_ADDRESS = "support@northwind-support.test";

const COUNT = 36;
const FIRST_NUMBER = 2_041;
/** Enough of the directory to write from; a world of 100,000 people is not made again for this. */
const MOST_PEOPLE = 240;
/** The random numbers of this purpose; see `randomFor`. */
const PURPOSE = 11;

/**
 * The tickets of the world with this seed, newest first. Most requesters are people of its directory, some of them of
 * one company, some with a "+tag" in their address; some are unknown to it.
 * @param now ms, UTC: everything was written before
 */
export function makeTickets(
  seed: number,
  people: number,
  now: number,
): readonly Ticket[] {
  const known: readonly Writer[] = [
    ...makePeople(seed, Math.min(people, MOST_PEOPLE)),
    // A visitor of the demo shop can be somebody who waits for an answer.
    ...demoAccounts(),
  ];
  return Array.from({ length: COUNT }, (_, index) =>
    makeTicket(seed, known, index, now),
  );
}

function makeTicket(
  seed: number,
  known: readonly Writer[],
  index: number,
  now: number,
): Ticket {
  const random = randomFor(seed, PURPOSE, index);
  const { subject, messages } =
    CASES[index % CASES.length] ?? pick(random, CASES);
  const person = known[(index * 7) % known.length] ?? AGENT;
  const colleague = colleagueOf(known, person);
  const requester = requesterOf(index, person, colleague);
  const words = {
    colleague: (requester.email === colleague.email ? person : colleague).email,
    first: (requester.name ?? "there").split(" ")[0] ?? "there",
  };
  const age = (index * 83 + between(random, 4, 70)) * MINUTE;
  const step = Math.floor(age / (messages.length + 1));
  return {
    number: FIRST_NUMBER + COUNT - index,
    subject,
    status: statusOf(index, messages.length),
    requester,
    cc: index % 4 === 1 ? [words.colleague] : [],
    messages: messages.map((text, turn) => ({
      from: turn % 2 === 0 ? requester : AGENT,
      side: turn % 2 === 0 ? "requester" : "agent",
      at: now - age + turn * step,
      text: text.replaceAll(
        /\{(colleague|first)\}/g,
        (_, word: keyof typeof words) => words[word],
      ),
    })),
  };
}

function requesterOf(index: number, person: Writer, colleague: Writer): Writer {
  if (index % 9 === 4) {
    const [name, email, company] =
      STRANGERS[Math.floor(index / 9) % STRANGERS.length] ?? STRANGERS[0];
    return { name, email, company };
  }
  const { name, email, company } = index % 5 === 3 ? colleague : person;
  const [local = "", domain = ""] = email.split("@");
  const tagged = index % 6 === 2 ? `${local}+shop@${domain}` : email;
  return { name, email: tagged, company };
}

/** The next person of the same company, or the person alone in it. */
function colleagueOf(known: readonly Writer[], person: Writer): Writer {
  const at = known.indexOf(person);
  const after = [...known.slice(at + 1), ...known.slice(0, at)];
  return after.find(({ company }) => company === person.company) ?? person;
}

/** What the agent answered last waits for the requester; every fifth is done. */
function statusOf(index: number, messages: number): Status {
  if (index % 5 === 4) return "solved";
  return messages % 2 === 0 ? "pending" : "open";
}
