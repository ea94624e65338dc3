import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";

/*
 * A server of Phoenix channels with presence on one topic, for two clients that are compared: it decides who comes and
 * goes, says it to all in the same order, and lets its channels crash. What it says is text as the protocol has it
 * (phoenixframework/phoenix, lib/phoenix/socket/serializers/v2_json_serializer.ex, lib/phoenix/presence.ex).
 */

interface Meta {
  readonly phx_ref: string;
  readonly phx_ref_prev?: string;
  readonly page: string;
}

interface Joined {
  readonly socket: WebSocket;
  readonly joinRef: string;
  /** Its state has been said. */
  told: boolean;
}

export interface PresenceServer {
  readonly address: string;
  /** Sockets that were ever opened. */
  readonly visits: () => number;
  /** Those who are let in, and have been told the state, or wait for it. */
  readonly watchers: () => number;
  readonly waiting: () => number;
  /** Says to nobody who is there until it is released: diffs come first then. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Somebody connects, by another tab perhaps; comes to another page with their newest one; closes their oldest. */
  readonly come: (key: string, page: string) => void;
  readonly move: (key: string, page: string) => void;
  readonly leave: (key: string) => void;
  /** Everything that happens meanwhile is said in one diff. */
  readonly together: (happen: () => void) => void;
  /** The channel of every client crashes. */
  readonly crash: () => void;
}

export const TOPIC = "site:lobby";

export const startPresenceServer = async (): Promise<PresenceServer> => {
  const present = new Map<string, readonly Meta[]>();
  const joined = new Set<Joined>();
  let refs = 0;
  let visits = 0;
  let held = false;
  let collected: { joins: Entries; leaves: Entries } | null = null;

  const tell = ({ socket }: Joined, ...frame: readonly unknown[]): void =>
    socket.send(JSON.stringify(frame));
  const tellState = (one: Joined): void => {
    one.told = true;
    const state = objectOf([...present]);
    tell(one, one.joinRef, null, TOPIC, "presence_state", state);
  };
  const broadcast = (joins: Entries, leaves: Entries): void => {
    if (collected !== null) {
      collected.joins.push(...joins);
      collected.leaves.push(...leaves);
      return;
    }
    const diff = { joins: objectOf(joins), leaves: objectOf(leaves) };
    // A broadcast is of no joining.
    for (const one of joined)
      tell(one, null, null, TOPIC, "presence_diff", diff);
  };
  const hear = (socket: WebSocket, text: string): void => {
    // CAST: both clients write the protocol's frames.
    const [joinRef, ref, topic, event] = JSON.parse(text) as readonly string[];
    const ok = { status: "ok", response: {} };
    const reply = [joinRef, ref, topic, "phx_reply", ok];
    socket.send(JSON.stringify(reply));
    if (event !== "phx_join" || joinRef === undefined) return;
    for (const one of joined) if (one.socket === socket) joined.delete(one);
    const one = { socket, joinRef, told: false };
    joined.add(one);
    if (!held) tellState(one);
  };

  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  // The plain request before the socket is answered by `ws` itself, with 426.
  server.on("connection", (socket) => {
    visits++;
    socket.on("message", (bytes) => {
      // CAST: ws gives text in one buffer unless it is told otherwise.
      hear(socket, (bytes as Buffer).toString());
    });
    socket.on("close", () => {
      for (const one of joined) if (one.socket === socket) joined.delete(one);
    });
  });
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });

  const put = (key: string, metas: readonly Meta[]): void => {
    if (metas.length === 0) present.delete(key);
    else present.set(key, metas);
  };
  // CAST: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    visits: () => visits,
    waiting: () => [...joined].filter(({ told }) => !told).length,
    watchers: () => [...joined].filter(({ told }) => told).length,
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const one of joined) if (!one.told) tellState(one);
    },
    come: (key, page) => {
      const meta = { phx_ref: `F${++refs}`, page };
      put(key, [...(present.get(key) ?? []), meta]);
      broadcast([[key, [meta]]], []);
    },
    move: (key, page) => {
      const metas = present.get(key) ?? [];
      const old = metas.at(-1);
      if (old === undefined) return;
      const { phx_ref: phx_ref_prev } = old;
      const meta = { phx_ref: `F${++refs}`, phx_ref_prev, page };
      put(key, [...metas.slice(0, -1), meta]);
      broadcast([[key, [meta]]], [[key, [old]]]);
    },
    leave: (key) => {
      const [oldest, ...rest] = present.get(key) ?? [];
      if (oldest === undefined) return;
      put(key, rest);
      broadcast([], [[key, [oldest]]]);
    },
    together: (happen) => {
      collected = { joins: [], leaves: [] };
      happen();
      const { joins, leaves } = collected;
      collected = null;
      broadcast(joins, leaves);
    },
    crash: () => {
      for (const one of joined) {
        joined.delete(one);
        tell(one, one.joinRef, one.joinRef, TOPIC, "phx_error", {});
      }
    },
  };
};

type Entries = (readonly [string, readonly Meta[]])[];

/** Of entries, so that "__proto__" is a key; those of one key together. */
const objectOf = (entries: Readonly<Entries>): object => {
  const metas = new Map<string, Meta[]>();
  for (const [key, some] of entries)
    metas.set(key, [...(metas.get(key) ?? []), ...some]);
  return Object.fromEntries(
    [...metas].map(([key, all]) => [key, { metas: all }]),
  );
};
