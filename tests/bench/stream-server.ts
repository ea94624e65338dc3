import { type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { START, userRow } from "./people.ts";

const EPOCH = "bench";

/** A platform with a list and a stream, without costs of its own. */
export interface StreamServer {
  readonly base: string;
  /** Streams that are open. */
  readonly readers: () => number;
  /** The number of people online. */
  readonly online: () => number;
  /**
   * Somebody comes, or goes again, and everybody who reads is told.
   * @returns when it was written, ms since 1970 in parts of a millisecond
   */
  readonly turn: () => number;
  readonly stop: () => Promise<void>;
}

export const startStreamServer = async (
  people: number,
): Promise<StreamServer> => {
  const rows = Array.from({ length: people }, (_, number) => ({
    ...userRow(number),
    account: "active",
  }));
  const readers = new Set<ServerResponse>();
  let online = rows.filter(({ sessions }) => sessions.length > 0).length;
  let seq = 1;
  const stamp = () => ({
    epoch: EPOCH,
    seq,
    serverTime: START + seq * 100,
  });
  const answers: Readonly<Record<string, () => object>> = {
    "/rollcall": () => INFO,
    "/rollcall/presence": () => ({
      ...stamp(),
      snapshot: String(seq),
      total: people,
      next: null,
      users: rows,
    }),
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path === "/rollcall/stream") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(eventOf("heartbeat", seq, stamp()));
      readers.add(response);
      response.on("close", () => readers.delete(response));
      return;
    }
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answers[path]?.() ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // CAST: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const turn = (): number => {
    const [first] = rows;
    if (first === undefined) throw new Error("There is nobody.");
    const [session] = userRow(0).sessions;
    const leaves = first.sessions.length > 0;
    first.sessions = leaves || session === undefined ? [] : [session];
    online += leaves ? -1 : 1;
    seq++;
    // The count beside it is for the floor's worker, which knows no list; others pay no heed to what they do not know.
    const delta = { ...stamp(), upsert: [first], remove: [], count: online };
    const event = eventOf("delta", seq, delta);
    for (const reader of readers) reader.write(event);
    return performance.timeOrigin + performance.now();
  };
  return {
    base: `http://127.0.0.1:${port}/rollcall`,
    readers: () => readers.size,
    online: () => online,
    turn,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

const INFO = {
  protocol: "rollcall-presence",
  version: 1,
  name: "Bench",
  refreshMs: 5000,
  can: { stream: true },
};

const eventOf = (name: string, seq: number, data: object): string =>
  `id: ${EPOCH}:${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
