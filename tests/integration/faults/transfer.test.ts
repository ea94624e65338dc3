import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { MAX_BODY_BYTES } from "../../../utils/transport/body.ts";
import { pageOf, user } from "../../contract/presence-answers.ts";
import { FROZEN } from "../../support/engine-under-fault-disk.ts";
import { PRESENCE } from "../../support/engine-under-fault-platform.ts";
import { startEngine } from "../../support/engine-under-fault.ts";
import {
  type Action,
  answer,
  channel,
  endless,
  hang,
  json,
} from "../../support/fault-server.ts";

/** A list that would show everybody gone, were any of it believed. */
const EMPTIED = JSON.stringify(pageOf([], { seq: 2 }));
const GONE = JSON.stringify(pageOf([user("cy"), user("di")], { seq: 2 }));

const GZIP = { "Content-Encoding": "gzip" };

const half = (body: string): number => Math.floor(body.length / 2);

const spoiled = (bytes: readonly number[]): Uint8Array => {
  const [before = "", after = ""] = GONE.split("Name of cy");
  return Buffer.concat([
    Buffer.from(before),
    Uint8Array.from(bytes),
    Buffer.from(after),
  ]);
};

const typed = (type: string): Action =>
  answer({ body: GONE, headers: { "Content-Type": type } });

describe("a transfer that never ends", () => {
  it.each([
    ["B1 before the headers", hang, 10 * SECOND],
    [
      "B2 in the middle of the body",
      answer({ body: GONE, hangAt: half(GONE) }),
      25 * SECOND,
    ],
  ])(
    "%s: is given up in time, and closed by us",
    async (_, action, afterMs) => {
      const engine = await startEngine();
      const { server, faults } = engine.platform;
      faults({ match: { path: PRESENCE }, action });
      await engine.pass(MINUTE + afterMs - 1);
      expect(server.open()).toBe(1);
      await engine.pass(1);
      expect(server.open()).toBe(0);
      const { phase } = await engine.connection();
      expect(phase).toMatchObject({
        kind: "waiting",
        failure: { code: "timeout", afterMs },
      });
      await engine.expect({
        ...FROZEN,
        shown: "live",
        badge: "1",
        requests: 3,
      });
      await engine.pass(5 * MINUTE);
      await engine.expect({
        ...FROZEN,
        shown: "failed timeout",
        badge: "!",
        requests: 2 + 16,
      });
    },
  );

  it("B3 a byte a second: the whole answer has 25 s, however busy it looks", async () => {
    const engine = await startEngine();
    const slow = channel("application/json");
    engine.platform.faults({
      match: { path: PRESENCE },
      action: slow.action,
      times: 1,
    });
    await engine.pass(MINUTE);
    for (const letter of GONE.slice(0, 24)) {
      slow.say(letter);
      await engine.pass(SECOND);
    }
    expect((await engine.connection()).phase.kind).toBe("connecting");
    await engine.pass(SECOND);
    expect((await engine.connection()).phase).toMatchObject({
      failure: { code: "timeout", afterMs: 25 * SECOND },
    });
    await engine.pass(10 * SECOND);
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      coverage: ["0..86"],
      requests: 4,
    });
  });
});

describe("a transfer that goes wrong", () => {
  it.each<readonly [string, Action, string]>([
    [
      "B4 shorter than it said",
      answer({ body: GONE, cutAt: half(GONE) }),
      "network",
    ],
    [
      "B5 chunks without an end",
      answer({ body: GONE, cutAt: half(GONE), framing: "chunked" }),
      "network",
    ],
    [
      "B6 half a list that ends like a whole one",
      answer({ body: GONE, cutAt: half(GONE), framing: "close" }),
      "bad_data",
    ],
    [
      "B6 an empty list that lost its last byte",
      answer({ body: EMPTIED, cutAt: EMPTIED.length - 1, framing: "close" }),
      "bad_data",
    ],
    ["B7 JSON as text", typed("text/plain"), "bad_data"],
    ["B7 JSON as HTML", typed("text/html"), "bad_data"],
    ["B7 JSON as jsonp", typed("application/jsonp"), "bad_data"],
    ["B7 JSON without a type", typed(""), "bad_data"],
    ["B9 UTF-16", answer({ body: Buffer.from(GONE, "utf16le") }), "bad_data"],
    [
      "B12 a packing that is none",
      answer({ body: GONE, headers: GZIP }),
      "network",
    ],
    [
      "B12 a broken packing",
      answer({ body: gzipSync(GONE).fill(7, 12), headers: GZIP }),
      "network",
    ],
    ["B13 garbage behind the list", answer({ body: `${GONE}x` }), "bad_data"],
    ["B13 two lists", answer({ body: GONE + GONE }), "bad_data"],
    [
      "B8 bytes that are no UTF-8",
      answer({ body: spoiled([0xc3, 0x28]) }),
      "bad_data",
    ],
    [
      "B8 an overlong form",
      answer({ body: spoiled([0xc0, 0xaf]) }),
      "bad_data",
    ],
  ])("%s: nobody comes and nobody leaves by it", async (_, action, code) => {
    const engine = await startEngine();
    engine.platform.faults({ match: { path: PRESENCE }, action });
    await engine.pass(MINUTE);
    await engine.expect({ ...FROZEN, shown: "live", badge: "1", requests: 3 });
    await engine.pass(4 * MINUTE);
    await engine.expect({
      ...FROZEN,
      shown: `failed ${code}`,
      badge: "!",
      requests: 2 + 14,
    });
  });

  it("B8 half a pair of surrogates in a name: the person is there, the name is well formed", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    platform.change([user("ana", { name: "Ana \ud800" })]);
    await engine.pass(MINUTE);
    expect((await engine.reports()).map(({ name }) => name)).toContain(
      "Ana \uFFFD",
    );
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      coverage: ["0..60"],
      position: "e1:2",
      requests: 3,
    });
  });

  it.each([
    [
      "B10 a bomb of packed zeros",
      answer({
        body: gzipSync(Buffer.alloc(MAX_BODY_BYTES + 8 * 1024 * 1024)),
        headers: GZIP,
      }),
    ],
    [
      "B15 a million nested arrays",
      answer({
        body: GONE.replace(
          '"id"',
          `"deep":${"[".repeat(1e6)}${"]".repeat(1e6)},"id"`,
        ),
      }),
    ],
    [
      "B11 a body without an end",
      endless(new Uint8Array(256 * 1024).fill(0x20)),
    ],
  ])(
    "%s: is too large, let go of, and not asked for again soon",
    async (_, action) => {
      const engine = await startEngine();
      engine.platform.faults({ match: { path: PRESENCE }, action });
      await engine.pass(MINUTE);
      const large = {
        ...FROZEN,
        shown: "failed too_large",
        badge: "!",
        requests: 3,
      };
      await engine.expect(large);
      expect(engine.platform.server.open()).toBe(0);
      await engine.pass(10 * MINUTE);
      await engine.expect(large);
    },
  );
});

describe("a copy from before", () => {
  it("B16 an old answer of a cache: is not believed, and told as what it is when it stays", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    const old = platform.list();
    platform.join("bo");
    await engine.pass(MINUTE);
    const newest = {
      people: "ana bo",
      sessions: ["ana -60..", "bo 0.."],
      coverage: ["0..60"],
      position: "e1:2",
    };
    await engine.expect({ ...newest, shown: "live", badge: "2", requests: 3 });
    platform.faults({
      match: { path: PRESENCE },
      action: json(old, { headers: { Age: "86400" } }),
    });
    await engine.pass(MINUTE);
    await engine.expect({ ...newest, shown: "live", badge: "2", requests: 4 });
    await engine.pass(4 * MINUTE);
    expect((await engine.connection()).lastFailure).toEqual({
      code: "bad_data",
      what: "old_copy",
    });
    await engine.expect({
      ...newest,
      shown: "failed bad_data",
      badge: "!",
      requests: 3 + 14,
    });
    platform.faults();
    await engine.refresh();
    await engine.expect({
      ...newest,
      shown: "live",
      badge: "2",
      sessions: ["ana -60.. cut 300", "bo 0.. cut 300"],
      coverage: ["0..60"],
      requests: 3 + 15,
    });
  });
});

describe("a proxy that holds the stream back", () => {
  it("B17 five minutes of news in one burst: all of it counts with its own times, without a gap", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    engine.endWorker();
    for (const [turn, act] of [
      platform.join,
      platform.leave,
      platform.join,
    ].entries()) {
      engine.sleep(80 * SECOND);
      act("bo");
      engine.sleep(20 * SECOND);
      platform.change([user("cy", { sessions: [], name: `${turn}` })]);
    }
    await engine.startWorker();
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo cy-",
      sessions: ["ana -60..", "bo 140..240", "bo 340.."],
      coverage: ["0..360"],
      position: "e1:7",
      requests: 4,
    });
  });

  it("B17 held back for good: polling goes on meanwhile, without a gap", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    platform.holdBack();
    await engine.pass(100 * SECOND);
    platform.join("bo");
    await engine.pass(200 * SECOND);
    await engine.expect({
      people: "ana bo",
      shown: "live",
      badge: "2",
      position: "e1:2",
      requests: 3 + 14,
    });
  });
});
