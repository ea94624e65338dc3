import { Presence, Socket } from "phoenix";
import { expect, it, onTestFinished } from "vitest";
import { randomFor } from "../../platform/life/random.ts";
import { until } from "../support/until.ts";
import {
  type PresenceServer,
  TOPIC,
  startPresenceServer,
} from "./presence-server.ts";
import { type Watched, watch } from "./watch.ts";

const SEQUENCES = 20;
const STEPS = 60;
const KEYS = ["ana", "bo", "cy", "__proto__", "constructor", "7"];
const PAGES = ["/", "/pricing", "/cart", "/docs"];

/** The official client beside ours, on the same server. */
const official = (address: string): (() => readonly string[]) => {
  const socket = new Socket(`${address.replace("http", "ws")}/socket`, {
    // oxlint-disable-next-line no-restricted-globals -- what the client runs on in a browser.
    transport: WebSocket,
    rejoinAfterMs: () => 10,
  });
  socket.connect();
  onTestFinished(() => socket.disconnect());
  const channel = socket.channel(TOPIC);
  const presence = new Presence(channel);
  channel.join();
  return () =>
    Object.entries(presence.state).map(([key, { metas }]) =>
      lineOf(
        key,
        metas.toReversed().map(({ page }) => String(page)),
      ),
    );
};

const lineOf = (key: string, pages: readonly string[]): string =>
  [key, ...pages].join(" ");

const ours = ({ people }: Watched): readonly string[] =>
  [...people()].map(([id, { sessions }]) =>
    lineOf(
      id,
      sessions.map(({ page }) => new URL(page?.url ?? "").pathname),
    ),
  );

const settings = { server: "phoenix", topic: TOPIC, fields: { page: "page" } };

it.each(Array.from({ length: SEQUENCES }, (_, seed) => seed + 1))(
  "reaches the state that the official client reaches (sequence %i)",
  async (seed) => {
    const chance = randomFor(seed);
    const server = await startPresenceServer();
    const theirs = official(server.address);
    const watched = watch("phoenix", settings, {
      address: server.address,
      token: null,
    });
    // Ours asks for the list first, on a socket of its own, and then listens.
    await until(() => server.visits() === 3 && server.watchers() === 2);
    for (let step = 0; step < STEPS; step++) {
      happen(server, chance);
      // Now and then the clients get to hear what was said so far.
      if (chance() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      if (chance() < 0.05) {
        // Diffs come before the state then.
        server.hold();
        server.crash();
        happen(server, chance);
        await until(() => server.waiting() === 2);
        happen(server, chance);
        server.release();
      }
    }
    server.come("the end", "/");
    await until(
      () =>
        server.watchers() === 2 &&
        theirs().includes("the end /") &&
        ours(watched).includes("the end /"),
    );
    expect(ours(watched).toSorted()).toEqual(theirs().toSorted());
    expect(watched.failure()).toBeNull();
  },
);

const happen = (server: PresenceServer, chance: () => number): void => {
  const one = <Value>(of: readonly Value[]): Value =>
    // CAST: none of the lists is empty.
    of[Math.floor(chance() * of.length)] as Value;
  const acts = [
    () => server.come(one(KEYS), one(PAGES)),
    () => server.move(one(KEYS), one(PAGES)),
    () => server.leave(one(KEYS)),
  ];
  if (chance() < 0.8) return one(acts)();
  server.together(() => {
    for (let times = 0; times < 3; times++) one(acts)();
  });
};
