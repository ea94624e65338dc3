import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import type { Failure } from "../../utils/domain/failure.ts";
import { SECOND } from "../../utils/domain/instant.ts";
import { HEADER_DEADLINE_MS } from "../../utils/transport/attempt.ts";
import { IDLE_LIMIT_MS } from "../../utils/transport/follow.ts";
import { type Listener, type Way, listenOn } from "../support/listener.ts";
import {
  type Manner,
  type SocketServer,
  startSocketServer,
} from "../support/socket-server.ts";
import { until } from "../support/until.ts";
import {
  type DrivenIo,
  WHY_NOTHING_CAME,
  type World,
  drivenIo,
} from "./driven-io.ts";
import { CANARY } from "./product.ts";
import { type SocketProduct, expectSecretInPlace } from "./socket-product.ts";

const THERE = ["ana", "bo"];

interface Running {
  readonly server: SocketServer;
  readonly io: DrivenIo;
  readonly listener: Listener;
}

/** Servers that never let anybody in, each in another way. */
const REFUSALS: readonly (readonly [string, (wire: Socket) => void])[] = [
  ...[200, 403, 404, 503].map(
    (code) => [`with ${code}`, status(code)] as const,
  ),
  ["with what is no HTTP", (wire) => wire.end("SSH-2.0-OpenSSH_9.2\r\n\r\n")],
  ["with a reset", (wire) => wire.resetAndDestroy()],
  [
    "with a handshake that is none",
    (wire) =>
      wire.end(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm9uZQ==\r\n\r\n",
      ),
  ],
];

function status(code: number, more = ""): (wire: Socket) => void {
  return (wire) =>
    wire.end(
      `HTTP/1.1 ${code} No\r\n${more}Content-Length: 2\r\nConnection: close\r\n\r\nno`,
    );
}

const CLOSE_CODES = [
  ...[1000, 1001, 1008, 1011, 1012, 1013],
  ...[3000, 4001, 4009, 4100, 4200, 4999],
];

/** Frames that RFC 6455 forbids. */
const BAD_FRAMES: readonly (readonly [string, readonly number[]])[] = [
  ["text that is no UTF-8", [0x81, 0x02, 0xc3, 0x28]],
  ["a kind that nobody knows", [0x83, 0x00]],
  ["a rest without a beginning", [0x80, 0x01, 0x61]],
  ["a masked one", [0x81, 0x81, 1, 2, 3, 4, 0x60]],
];

const DEEP = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;

/** Texts that are of no protocol. */
const GARBAGE: readonly (readonly [string, unknown])[] = [
  ["no JSON", "{"],
  ["nothing", ""],
  ["null", null],
  ["a number", 7],
  ["a word", '"hello"'],
  ["an empty list", []],
  ["an empty object", {}],
  ["a list of lists", [[[]]]],
  ["objects with hostile keys", '{"__proto__":{"event":"x"},"constructor":1}'],
  ["a million nested lists (B15)", DEEP],
  ["a page", "<html><body>Sign in</body></html>"],
];

const HOSTILE_IDS = [
  ...["__proto__", "constructor", "toString", "hasOwnProperty"],
  ...["a", "A", "a\u200b", " a", "1", "\u202Eana", "x".repeat(128)],
];

/** The behaviour that every connector with a WebSocket owes. */
export const socketContract = (name: string, product: SocketProduct): void => {
  const start = async (
    manner: Manner,
    way: Way = "stream",
    world: World = {},
  ): Promise<Running> => {
    const server = await startSocketServer(
      manner,
      (request) => product.answer?.(request, THERE) ?? { status: 404 },
    );
    const io = drivenIo(world);
    const feed = product.connect(io, {
      address: server.origin + product.base,
      token: CANARY,
    });
    return { server, io, listener: listenOn(feed, way) };
  };

  /** Listening, with the first list heard. */
  const startWith = async (manner: Manner): Promise<Running> => {
    const one = await start(manner);
    await until(() => one.listener.roster().position !== null);
    return one;
  };

  /** It is over, and nothing is left of it; the secret is in its place. */
  const expectClean = async ({
    server,
    io,
    listener,
  }: Running): Promise<void> => {
    await listener.ended;
    expect(io.timers()).toBe(0);
    expect(JSON.stringify(listener.heard)).not.toContain(CANARY);
    expectSecretInPlace(server, product);
    for (const url of io.asked)
      expect(new URL(url).host).toBe(new URL(server.origin).host);
    expect(listener.outcomes()).not.toContain("doubt");
    expect(Object.keys(Object.prototype)).toEqual([]);
    await until(() => server.open() === 0);
  };

  const stopped = (one: Running): Promise<void> => {
    one.listener.stop();
    return expectClean(one);
  };

  const speak = (people: readonly string[] = THERE): Manner =>
    product.speak(people);

  /** Of a product that says all unasked, there is nothing to be stopped in. */
  const asks = speak().said !== undefined;
  const hasAsked = ({ server }: Running): Promise<unknown> =>
    until(() => (server.clients[0]?.heard.length ?? 0) > 0);
  const MOMENTS: readonly (readonly [string, typeof hasAsked])[] = [
    ["at once", () => Promise.resolve()],
    ...(asks ? [["when it has asked", hasAsked] as const] : []),
  ];

  const ways: readonly Way[] = product.listsBySocket
    ? ["stream", "list"]
    : ["stream"];

  describe(`the socket of the ${name} connector`, () => {
    it("says who is there, who comes and who goes, in its order", async () => {
      const one = await startWith(speak());
      const [client] = one.server.clients;
      expect(one.listener.heard.at(0)).toMatchObject({
        value: { observation: { kind: "snapshot", complete: true } },
      });
      expect(one.listener.online()).toEqual(["ana", "bo"]);
      client?.say(product.came("cy"));
      await until(() => one.listener.online().includes("cy"));
      client?.say(product.left("ana"));
      await until(() => !one.listener.online().includes("ana"));
      expect(one.listener.online()).toEqual(["bo", "cy"]);
      expect(new Set(one.listener.outcomes())).toEqual(new Set(["applied"]));
      await stopped(one);
      expect(one.server.knocks()).toBe(1);
    });

    it.each(ways.filter((way) => way === "list"))(
      "gives one whole %s, and closes the socket",
      async (way) => {
        const one = await start(speak(), way);
        await one.listener.ended;
        expect(one.listener.heard).toHaveLength(1);
        expect(one.listener.heard.at(0)).toMatchObject({
          value: { observation: { kind: "snapshot", complete: true } },
        });
        expect(one.listener.online()).toEqual(THERE);
        await expectClean(one);
      },
    );

    it("stays for as long as it hears something, and says that all are still there", async () => {
      const one = await startWith(speak());
      const [client] = one.server.clients;
      for (let times = 1; times <= 8; times++) {
        one.io.advance(20 * SECOND);
        if (product.sign !== undefined) client?.say(product.sign);
        await until(() => one.listener.beats() >= times);
      }
      expect(one.listener.failure()).toBeNull();
      expect(one.io.alive()).toBeGreaterThanOrEqual(8);
      expect(new Set(one.listener.outcomes())).toEqual(new Set(["applied"]));
      await stopped(one);
      expect(one.server.knocks()).toBe(1);
    });

    it("keeps hostile ids as they are (C15, T20)", async () => {
      const one = await startWith(speak(HOSTILE_IDS));
      expect(one.listener.online()).toEqual(HOSTILE_IDS.toSorted());
      const [client] = one.server.clients;
      for (const id of HOSTILE_IDS) client?.say(product.left(id));
      await until(() => one.listener.online().length === 0);
      for (const id of HOSTILE_IDS) client?.say(product.came(id));
      await until(() => one.listener.online().length === HOSTILE_IDS.length);
      expect(one.listener.online()).toEqual(HOSTILE_IDS.toSorted());
      await stopped(one);
    });

    it("lives through thousands of messages at once, and drops none", async () => {
      const one = await startWith(speak());
      const [client] = one.server.clients;
      const since = process.cpuUsage();
      for (let at = 0; at < 4000; at++) client?.say(product.came(`p${at}`));
      for (let at = 0; at < 2000; at++) client?.say(product.left(`p${at}`));
      client?.say(product.came("last"));
      await until(() => one.listener.online().includes("last"));
      const { user, system } = process.cpuUsage(since);
      expect(one.listener.online()).toHaveLength(2 + 2000 + 1);
      expect((user + system) / 1000).toBeLessThan(8 * SECOND);
      await stopped(one);
    });

    describe.each(ways)("as a %s", (way) => {
      const expectEnd = async (
        manner: Manner,
        expected: Partial<Failure> | null,
        world: World = {},
      ): Promise<Running> => {
        const one = await start(manner, way, world);
        await one.listener.ended;
        if (expected !== null)
          expect(one.listener.failure()).toMatchObject(expected);
        await expectClean(one);
        return one;
      };

      it.each(REFUSALS)("is told that it is refused %s", async (_, refuse) => {
        const one = await expectEnd(
          { refuse },
          product.refused ?? { code: "network" },
        );
        expect(one.server.knocks()).toBe(1);
      });

      it("follows nobody elsewhere (A14, T2)", async () => {
        const other = await startSocketServer(speak());
        await expectEnd(
          { refuse: status(302, `Location: ${other.origin}/\r\n`) },
          product.refused ?? { code: "network" },
        );
        expect([other.knocks(), other.requests.length]).toEqual([0, 0]);
      });

      it.each(WHY_NOTHING_CAME)(
        "tells why nothing came when %s",
        async (_, world, code) => {
          const server = await startSocketServer(speak());
          await server.stop();
          const io = drivenIo(world);
          const address = server.origin + product.base;
          const feed = product.connect(io, { address, token: CANARY });
          const listener = listenOn(feed, way);
          await listener.ended;
          expect(listener.failure()?.code).toBe(code);
          await expectClean({ server, io, listener });
        },
      );

      it("gives up at 10 s when it is not let in (B1)", async () => {
        const one = await start({ refuse: () => undefined }, way);
        await until(() => one.server.knocks() === 1);
        one.io.advance(HEADER_DEADLINE_MS);
        await one.listener.ended;
        expect(one.listener.failure()).toMatchObject({ code: "timeout" });
        await expectClean(one);
      });

      it("gives up a server that lets it in and says nothing (E10)", async () => {
        const one = await start({}, way);
        await until(() => one.server.clients.length === 1);
        await silence(one);
        expect(one.listener.failure()).toMatchObject({ code: "timeout" });
        await expectClean(one);
      });

      it("is told when it is cut before a word was said", async () => {
        await expectEnd(
          { opened: (client) => client.cut() },
          { code: "network" },
        );
      });

      it.each(asks ? ["what it asked"] : [])(
        "says nobody when it is cut in the middle of %s",
        async () => {
          const one = await expectEnd(
            { ...speak(), said: (client) => client.cut() },
            { code: "network" },
          );
          expect(one.listener.outcomes()).toEqual([]);
        },
      );

      it.each([1000, 1008, 1013, 4001, 4200])(
        "ends when it is closed with %i before all was said",
        async (code) => {
          const one = await expectEnd(
            { opened: (client) => client.close(code, `not with ${CANARY}`) },
            null,
          );
          expect(one.listener.outcomes()).toEqual([]);
          if (way === "list") expect(one.listener.failure()).not.toBeNull();
        },
      );

      it.each([...GARBAGE, ...product.nonsense.map(titled)])(
        "makes nobody of %s",
        async (_, message) => {
          const one = await start(
            { opened: (client) => client.say(message) },
            way,
          );
          await until(() => one.server.clients.length === 1);
          await silence(one);
          if (way === "list") expect(one.listener.failure()).not.toBeNull();
          expect(one.listener.outcomes()).toEqual([]);
          await expectClean(one);
        },
      );

      it.each(MOMENTS)(
        "ends quietly when it is told to stop %s (F3)",
        async (_, moment) => {
          // Nobody answers, so that the moment does not pass.
          const one = await start({ ...speak(), said: () => undefined }, way);
          await moment(one);
          one.listener.stop();
          await one.listener.ended;
          expect(one.listener.outcomes()).toEqual([]);
          await expectClean(one);
        },
      );

      it("ends quietly when it is told to stop while it waits to be let in (F3)", async () => {
        const one = await start({ refuse: () => undefined }, way);
        await until(() => one.server.knocks() === 1);
        await stopped(one);
        expect(one.listener.outcomes()).toEqual([]);
      });
    });

    it("keeps what came before it is cut", async () => {
      const one = await startWith(speak());
      one.server.clients[0]?.say(product.came("cy"));
      one.server.clients[0]?.cut();
      await one.listener.ended;
      expect(one.listener.failure()).toMatchObject({ code: "network" });
      expect(one.listener.online()).toEqual(
        expect.arrayContaining(["ana", "bo"]),
      );
      await expectClean(one);
    });

    it("gives up a server that falls silent (E10)", async () => {
      let mute = false;
      const { opened, said } = speak();
      const one = await startWith({
        ...(opened === undefined ? {} : { opened }),
        said: (client, text) => void (mute || said?.(client, text)),
      });
      mute = true;
      await silence(one);
      expect(one.listener.failure()).toMatchObject({ code: "timeout" });
      await expectClean(one);
    });

    it.each(CLOSE_CODES)(
      "ends when it is closed with %i, and says no reason that has the secret",
      async (code) => {
        const one = await startWith(speak());
        one.server.clients[0]?.close(code, `not with ${CANARY}`);
        await expectClean(one);
        expect(one.listener.online()).toEqual(THERE);
      },
    );

    it("ends when it is closed without a code", async () => {
      const one = await startWith(speak());
      one.server.clients[0]?.close();
      await expectClean(one);
    });

    it.each(BAD_FRAMES)("ends with a frame of %s", async (_, bytes) => {
      const one = await startWith(speak());
      one.server.clients[0]?.write(Uint8Array.from(bytes));
      await expectClean(one);
      expect(one.listener.online()).toEqual(THERE);
    });

    it("takes no bytes", async () => {
      const one = await startWith(speak());
      one.server.clients[0]?.sayBytes(
        new TextEncoder().encode(JSON.stringify(product.came("cy"))),
      );
      await one.listener.ended;
      expect(one.listener.failure()).toEqual({
        code: "bad_data",
        what: "wrong_type",
      });
      expect(one.listener.online()).toEqual(THERE);
      await expectClean(one);
    });

    it("takes no text of more than 32 MB (B10)", async () => {
      const one = await startWith(speak());
      one.server.clients[0]?.say("x".repeat(33 * 1024 * 1024));
      await one.listener.ended;
      expect(one.listener.failure()?.code).toBe("too_large");
      await expectClean(one);
    });

    it.each([...GARBAGE, ...product.nonsense.map(titled)])(
      "neither loses nor invents anybody by %s",
      async (_, message) => {
        const one = await startWith(speak());
        const [client] = one.server.clients;
        client?.say(message);
        client?.say(product.came("cy"));
        // It goes on, or ends: what comes next is a whole list then.
        await until(
          () =>
            one.listener.online().includes("cy") ||
            one.server.open() === 0 ||
            one.listener.heard.some(
              (told) => told.ok && told.value.kind === "reset",
            ),
        );
        expect(one.listener.online().filter((id) => id !== "cy")).toEqual(
          THERE,
        );
        await stopped(one);
      },
    );

    it("says nothing more once it was told to stop, though more had come (F3, E25)", async () => {
      const one = await startWith(speak());
      const [client] = one.server.clients;
      for (let at = 0; at < 100; at++) client?.say(product.came(`p${at}`));
      await until(() => one.listener.online().length > 2);
      one.listener.stop();
      const { length } = one.listener.heard;
      await one.listener.ended;
      expect(one.listener.heard).toHaveLength(length);
      await expectClean(one);
    });

    it("asks nothing when it was told to stop before (H4)", async () => {
      const server = await startSocketServer(speak());
      const io = drivenIo();
      const address = server.origin + product.base;
      const feed = product.connect(io, { address, token: CANARY });
      const said = [];
      for await (const told of feed.stream?.(
        { epoch: "e", seq: 1 },
        AbortSignal.abort(),
      ) ?? [])
        said.push(told);
      expect(said.every(({ ok }) => !ok)).toBe(true);
      expect([server.knocks(), server.requests.length]).toEqual([0, 0]);
      expect(io.timers()).toBe(0);
    });

    it("closes the socket when its reader leaves (F3)", async () => {
      const server = await startSocketServer(
        speak(),
        (request) => product.answer?.(request, THERE) ?? { status: 404 },
      );
      const io = drivenIo();
      const address = server.origin + product.base;
      const feed = product.connect(io, { address, token: CANARY });
      const { signal } = new AbortController();
      for await (const told of feed.stream?.({ epoch: "e", seq: 1 }, signal) ??
        []) {
        expect(told.ok).toBe(true);
        break;
      }
      await until(() => server.open() === 0);
      expect(server.clients).toHaveLength(1);
      expect(io.timers()).toBe(0);
    });
  });
};

/** Time passes, in which the server says nothing and hears what it hears, until the listener has had enough. */
const silence = async ({ io, listener }: Running): Promise<void> => {
  let isOver = false;
  const over = listener.ended.then(() => {
    isOver = true;
  });
  for (
    let passed = 0;
    passed < 2 * IDLE_LIMIT_MS && !isOver;
    passed += SECOND
  ) {
    io.advance(SECOND);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await over;
};

const titled = (message: unknown): readonly [string, unknown] => [
  JSON.stringify(message).slice(0, 80),
  message,
];
