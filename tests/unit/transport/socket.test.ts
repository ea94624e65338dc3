import { describe, expect, it, vi } from "vitest";
import type { Failure } from "../../../utils/domain/failure.ts";
import { SECOND } from "../../../utils/domain/instant.ts";
import type { Result } from "../../../utils/domain/result.ts";
import { HEADER_DEADLINE_MS } from "../../../utils/transport/attempt.ts";
import { IDLE_LIMIT_MS } from "../../../utils/transport/follow.ts";
import type { Io, SocketEvents } from "../../../utils/transport/io.ts";
import {
  BEAT_MS,
  type SocketPiece,
  converse,
} from "../../../utils/transport/socket.ts";
import { type World, drivenIo } from "../../contract/driven-io.ts";
import { handSocket } from "../../support/hand-socket.ts";
import { until } from "../../support/until.ts";

const URL = "wss://acme.test/socket";

type Piece = Result<SocketPiece, Failure>;

/** Reads a conversation to its end; `said` can be looked at meanwhile. */
const start = (world: World = {}, protocols: readonly string[] = []) => {
  const hand = handSocket(world);
  const controller = new AbortController();
  const { send, pieces } = converse(hand.io, URL, controller.signal, protocols);
  const said: Piece[] = [];
  const read = async (): Promise<readonly Piece[]> => {
    for await (const piece of pieces) said.push(piece);
    return said;
  };
  return { ...hand, controller, send, said, ended: read() };
};

const OPENED = { ok: true, value: { kind: "opened" } };
const BEAT = { ok: true, value: { kind: "beat" } };
const text = (said: string) => ({
  ok: true,
  value: { kind: "text", text: said },
});
const failed = (failure: Partial<Failure>) => ({ ok: false, failure });

describe("a conversation", () => {
  it("is not opened before it is read", () => {
    const { io, done } = handSocket();
    const { send } = converse(io, URL, new AbortController().signal);
    send("too early");
    expect(done).toEqual([]);
    expect(io.timers()).toBe(0);
  });

  it("asks for its protocols, says what came in its order, and how it was closed", async () => {
    const one = start({}, ["v2", "v1"]);
    one.hear().opened();
    for (const letter of ["a", "", "c"]) one.hear().said(letter);
    one.hear().closed(4001, "enough");
    expect(await one.ended).toEqual([
      OPENED,
      text("a"),
      text(""),
      text("c"),
      { ok: true, value: { kind: "closed", code: 4001, reason: "enough" } },
    ]);
    expect(one.done).toEqual([`open ${URL} v2 v1`, "close"]);
    expect(one.io.timers()).toBe(0);
  });

  it("sends what is said while it is open", async () => {
    const one = start();
    one.hear().opened();
    await until(() => one.said.length === 1);
    one.send("hello");
    one.controller.abort();
    await one.ended;
    expect(one.done).toEqual([`open ${URL}`, "send hello", "close"]);
  });

  it("cuts what the other side gives as its reason", async () => {
    const one = start();
    one.hear().opened();
    one.hear().closed(1000, "x".repeat(5000));
    expect((await one.ended).at(-1)).toMatchObject({
      value: { reason: "x".repeat(200) },
    });
  });

  it.each<readonly [string, World, Failure]>([
    ["it broke", {}, { code: "network" }],
    ["the browser is offline", { online: false }, { code: "offline" }],
    [
      "the permission is gone",
      { allowed: false },
      { code: "permission_missing", origin: "https://acme.test" },
    ],
  ])(
    "tells why when %s, before it was open and after",
    async (_, world, failure) => {
      const never = start(world);
      never.hear().closed(1006, "");
      expect(await never.ended).toEqual([failed(failure)]);
      const later = start(world);
      later.hear().opened();
      later.hear().said("a");
      later.hear().closed(1006, "");
      expect(await later.ended).toEqual([OPENED, text("a"), failed(failure)]);
      expect(never.io.timers() + later.io.timers()).toBe(0);
    },
  );

  it("says nothing more once it broke, whatever time passes until it is known why", async () => {
    const one = start();
    one.hear().opened();
    one.hear().closed(1006, "");
    expect(one.io.timers()).toBe(0);
    one.io.advance(IDLE_LIMIT_MS);
    expect(await one.ended).toEqual([OPENED, failed({ code: "network" })]);
  });

  it.each([
    ["an address that the browser takes for none", "SyntaxError"],
    ["protocols that have no such names", "TypeError"],
  ])("fails with the settings for %s", async (_, name) => {
    const io: Io = {
      ...drivenIo(),
      socket: () => {
        throw new DOMException("no", name);
      },
    };
    const said: Piece[] = [];
    const { signal } = new AbortController();
    for await (const piece of converse(io, URL, signal).pieces)
      said.push(piece);
    expect(said).toEqual([failed({ code: "bad_settings", at: "socket" })]);
  });
});

describe("the limits of a conversation", () => {
  it("are 10 s until it is open", async () => {
    const one = start();
    one.io.advance(HEADER_DEADLINE_MS - 1);
    expect(one.done).not.toContain("close");
    one.io.advance(1);
    expect(await one.ended).toEqual([
      failed({ code: "timeout", afterMs: HEADER_DEADLINE_MS }),
    ]);
    expect(one.done).toContain("close");
    expect(one.io.timers()).toBe(0);
  });

  it("are 45 s without a text: beats of ours are no life of theirs", async () => {
    const one = start();
    one.hear().opened();
    one.io.advance(IDLE_LIMIT_MS - 1);
    one.hear().said("a");
    one.io.advance(IDLE_LIMIT_MS - 1);
    expect(one.done).not.toContain("close");
    one.io.advance(1);
    expect((await one.ended).at(-1)).toEqual(
      failed({ code: "timeout", afterMs: IDLE_LIMIT_MS }),
    );
    expect(one.done).toContain("close");
    expect(one.io.timers()).toBe(0);
  });

  it("let what came before be read", async () => {
    const one = start();
    one.hear().opened();
    one.hear().said("a");
    one.io.advance(IDLE_LIMIT_MS);
    const said = await one.ended;
    expect(said[1]).toEqual(text("a"));
    expect(said.at(-1)).toMatchObject({ failure: { code: "timeout" } });
  });

  it("take no bytes", async () => {
    const one = start();
    one.hear().opened();
    one.hear().said(null);
    one.hear().said("late");
    expect(await one.ended).toEqual([
      OPENED,
      failed({ code: "bad_data", what: "wrong_type" }),
    ]);
  });

  it("take 32 MB that wait, in one text or in many, and no more", async () => {
    const tooLarge = failed({ code: "too_large", limit: "32 MB" });
    const huge = start();
    huge.hear().opened();
    huge.hear().said("x".repeat(32 * 1024 * 1024));
    expect(await huge.ended).toEqual([OPENED, tooLarge]);
    const many = start();
    many.hear().opened();
    const mega = "x".repeat(1024 * 1024);
    for (let times = 0; times < 40; times++) many.hear().said(mega);
    const said = await many.ended;
    expect(said).toHaveLength(1 + 31 + 1);
    expect(said.at(-1)).toEqual(tooLarge);
  });

  it("bound a storm of empty texts too", async () => {
    const one = start();
    one.hear().opened();
    for (let times = 0; times < 200_000; times++) one.hear().said("");
    const said = await one.ended;
    expect(said.at(-1)).toMatchObject({ failure: { code: "too_large" } });
    expect(said.length).toBeGreaterThan(100_000);
  });

  it("count what waits alone: what was read makes room", async () => {
    const one = start();
    one.hear().opened();
    const eight = "x".repeat(8 * 1024 * 1024);
    for (let times = 0; times < 8; times++) {
      one.hear().said(eight);
      await until(() => one.said.length === times + 2);
    }
    one.controller.abort();
    expect((await one.ended).every(({ ok }) => ok)).toBe(true);
  });
});

describe("signs of life", () => {
  it("are due each 20 s while it is open, and keep the worker alive", async () => {
    const one = start();
    one.io.advance(HEADER_DEADLINE_MS - 1);
    one.hear().opened();
    for (let times = 1; times < 5; times++) {
      one.io.advance(BEAT_MS - 1);
      one.hear().said("a");
      expect(one.said.filter(isBeat)).toHaveLength(times - 1);
      one.io.advance(1);
      await until(() => one.said.filter(isBeat).length === times);
    }
    expect(one.io.alive()).toBeGreaterThanOrEqual(4);
    one.controller.abort();
    await one.ended;
    one.io.advance(BEAT_MS);
    expect(one.said.filter(isBeat)).toHaveLength(4);
  });

  it("of the other side keep the worker alive, but not each of a thousand", async () => {
    const one = start();
    one.hear().opened();
    for (let times = 0; times < 1000; times++) one.hear().said("a");
    expect(one.io.alive()).toBe(1);
    one.io.advance(SECOND);
    one.hear().said("a");
    expect(one.io.alive()).toBe(2);
    one.controller.abort();
    await one.ended;
  });

  const isBeat = (piece: Piece): boolean =>
    JSON.stringify(piece) === JSON.stringify(BEAT);
});

describe("an end from our side", () => {
  it("that was before opens nothing", async () => {
    const { io, done } = handSocket();
    const said: Piece[] = [];
    for await (const piece of converse(io, URL, AbortSignal.abort()).pieces)
      said.push(piece);
    expect([said, done, io.timers()]).toEqual([[], [], 0]);
  });

  it.each<readonly [string, (hear: SocketEvents) => void]>([
    ["before it is open", () => undefined],
    ["as soon as it is open", (hear) => hear.opened()],
    [
      "with texts that nobody has read",
      (hear) => {
        hear.opened();
        hear.said("a");
        hear.said("b");
      },
    ],
    [
      "while it is looked up why it broke",
      (hear) => {
        hear.opened();
        hear.closed(1006, "");
      },
    ],
  ])("%s closes it quietly", async (_, before) => {
    const one = start();
    before(one.hear());
    one.controller.abort();
    expect((await one.ended).every(({ ok }) => ok)).toBe(true);
    expect(one.said).not.toContainEqual(text("a"));
    expect(one.done.filter((what) => what === "close")).not.toEqual([]);
    expect(one.io.timers()).toBe(0);
    // What it still says is heard by nobody.
    const { length } = one.said;
    one.hear().opened();
    one.hear().said("late");
    one.hear().closed(1000, "");
    expect(one.said).toHaveLength(length);
    expect(one.io.timers()).toBe(0);
  });

  it("comes with the reader who leaves", async () => {
    const { io, done, hear } = handSocket();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { pieces } = converse(io, URL, signal);
    const first = pieces.next();
    hear().opened();
    hear().said("a");
    expect((await first).value).toEqual(OPENED);
    await pieces.return();
    expect(done).toEqual([`open ${URL}`, "close"]);
    expect(io.timers()).toBe(0);
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});
