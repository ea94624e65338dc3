import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { RunningPlatform } from "../../../platform/platform.ts";
import type { ShownUser } from "../../unit/platform/builders.ts";
import { until } from "../../support/until.ts";

export interface StreamEvent {
  readonly name: string;
  readonly id: string | undefined;
  /** The members that the tests look at; which there are depends on the name. */
  readonly data: {
    readonly epoch: string;
    readonly seq: number;
    readonly serverTime: number;
    readonly reason?: string;
    readonly retryMs?: number;
    readonly upsert?: readonly ShownUser[];
    readonly remove?: readonly string[];
  };
  /** As it came over the connection. */
  readonly text: string;
}

export interface OpenStream {
  readonly answer: IncomingMessage;
  /** Whole events so far. */
  readonly events: readonly StreamEvent[];
  readonly deltas: () => readonly StreamEvent[];
  /** The id of the last event that had one. */
  readonly lastId: () => string;
  readonly bytes: () => number;
  readonly retry: () => number | undefined;
  /** Null while it is open. */
  readonly ended: () => "ended" | "broken" | null;
  /** The event at `index`, once it is there. */
  readonly event: (index: number) => Promise<StreamEvent>;
  /** Waits until the stream has come to this position. */
  readonly reached: (seq: number) => Promise<void>;
  [Symbol.dispose](): void;
}

/** Opens the stream and reads along; with `using` it is closed in the end. */
export async function follow(
  { base, token }: Pick<RunningPlatform, "base" | "token">,
  lastEventId?: string,
): Promise<OpenStream> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
  };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(`${base}/stream`, { headers, agent: false }, resolve);
    asked.once("error", reject).end();
  });
  const events: StreamEvent[] = [];
  let rest = "";
  let bytes = 0;
  let retry: number | undefined;
  let ended: "ended" | "broken" | null = null;
  answer.setEncoding("utf8");
  answer.on("data", (chunk: string) => {
    bytes += chunk.length;
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parseBlock(block);
      if (event.name !== "") events.push(event);
      else retry = Number(/^retry: (\d+)$/.exec(block)?.[1]);
    }
  });
  answer.on("error", () => (ended = "broken"));
  answer.on("end", () => (ended = "ended"));
  const lastId = () => events.findLast(({ id }) => id !== undefined)?.id ?? "";
  return {
    answer,
    events,
    deltas: () => events.filter(({ name }) => name === "delta"),
    lastId,
    bytes: () => bytes,
    retry: () => retry,
    ended: () => ended,
    event: (index) => until(() => events[index] ?? null),
    reached: async (seq) => {
      await until(() => Number(lastId().split(":")[1]) >= seq);
    },
    [Symbol.dispose]: () => answer.destroy(),
  };
}

/** People by id, after the deltas were applied to those of a snapshot. */
export function fold(
  people: readonly ShownUser[],
  deltas: readonly StreamEvent[],
): ReadonlyMap<string, ShownUser> {
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const { data } of deltas) {
    for (const person of data.upsert ?? []) byId.set(person.id, person);
    for (const id of data.remove ?? []) byId.delete(id);
  }
  return byId;
}

function parseBlock(block: string): StreamEvent {
  const field = (name: string) =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  return {
    name: field("event") ?? "",
    id: field("id"),
    data: JSON.parse(field("data") ?? "{}"),
    text: block,
  };
}
