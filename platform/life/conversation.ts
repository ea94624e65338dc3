import type { PastSession } from "../history.ts";
import { MINUTE, SECOND } from "../settings.ts";
import { between, chance, pick, randomFor } from "./random.ts";

/** What somebody asked the shop's assistant in a session. */
interface Conversation {
  readonly title: string;
  readonly url: string;
  readonly messages: readonly {
    readonly from: "user" | "assistant";
    readonly at: number;
    readonly text: string;
  }[];
}

const TOPICS: readonly (readonly [string, string, string])[] = [
  [
    "An invoice is missing",
    "I cannot find last month's invoice.",
    "You find it under Billing, Invoices, once the order has shipped.",
  ],
  [
    "Two parcels for one order",
    "My customer got one of two boxes only. Where is the other?",
    "It left the warehouse a day later; the order shows both numbers.",
  ],
  [
    "A role for a new colleague",
    "How do I let somebody see orders, and nothing else?",
    "Give them the role Viewer under Settings, Roles.",
  ],
  [
    "Changing a delivery address",
    "Can I still change the address of an order that was paid?",
    "Yes, until it is packed: open the order and choose Edit address.",
  ],
];

const TALKS = 0.3;

/** A function of the session alone; undefined for most, in which nothing was asked. */
export function conversationOf(
  { id, startedAt, endedAt }: PastSession,
  demo: string,
): Conversation | undefined {
  const random = randomFor(8, ...Buffer.from(id));
  if (!chance(random, TALKS)) return undefined;
  const [title, question, reply] = pick(random, TOPICS);
  const until = endedAt ?? startedAt + 2 * MINUTE;
  const said = ["user", "assistant", "user"] as const;
  const texts = [question, reply, "Thank you, that helps."];
  const shown = between(random, 2, said.length);
  return {
    title,
    url: `${demo}/help?conversation=${encodeURIComponent(id)}`,
    messages: said.slice(0, shown).map((from, index) => ({
      from,
      at: Math.min(until, startedAt + (index + 1) * 20 * SECOND),
      text: texts[index] ?? "",
    })),
  };
}
