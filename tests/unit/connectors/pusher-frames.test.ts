import { describe, expect, it } from "vitest";
import {
  type PusherFrame,
  pusherFrameOf,
} from "../../../utils/connectors/pusher-frames.ts";
import { endingOf } from "../../../utils/connectors/pusher-failures.ts";
import { captured } from "../../support/captures.ts";

interface Recorded {
  readonly who?: string;
  readonly dir?: string;
  readonly m?: unknown;
}

const heardBy = (who: string): readonly PusherFrame[] =>
  // CAST: so the recorder wrote them.
  (captured("soketi/websocket-presence-frames") as readonly Recorded[])
    .filter((one) => one.who === who && one.dir === "recv")
    .map(({ m }) => read(m));

const read = (message: unknown): PusherFrame =>
  pusherFrameOf(
    typeof message === "string" ? message : JSON.stringify(message),
    "presence-site",
  );

const ofChannel = (event: string, data: unknown) =>
  read({ event, data: JSON.stringify(data), channel: "presence-site" });

const joined = (presence: unknown) =>
  ofChannel("pusher_internal:subscription_succeeded", { presence });

describe("frames of the Pusher protocol", () => {
  it("are read as they were recorded", () => {
    expect(heardBy("agent-extension").map(({ kind }) => kind)).toEqual([
      ...["connected", "joined", "added", "added", "client"],
      ...["removed", "removed", "pong"],
    ]);
    expect(heardBy("agent-extension")).toMatchObject([
      { socketId: "7131967082.9939954007" },
      {},
      { id: "u-ada", info: { name: "Ada", page: "/pricing" } },
      { id: "u-bo" },
      { id: "u-ada", event: "client-page", data: { page: "/checkout" } },
      { id: "u-ada" },
      { id: "u-bo" },
      {},
    ]);
  });

  it("say nothing of a second tab: it comes and goes without a word", () => {
    const ofAda = heardBy("agent-extension").filter(
      (frame) =>
        "id" in frame && frame.id === "u-ada" && frame.kind !== "client",
    );
    expect(ofAda.map(({ kind }) => kind)).toEqual(["added", "removed"]);
  });

  it("tell why somebody may not join, as it was recorded", () => {
    expect(heardBy("bad-auth").at(-1)).toEqual({
      kind: "over",
      ending: { code: "auth_required", reason: "refused" },
    });
    expect(heardBy("wrong-app-key")).toEqual([
      { kind: "over", ending: { code: "bad_settings", at: "key" } },
    ]);
  });

  it.each([
    [
      "ids that are numbers",
      { ids: [1, 2], hash: { 1: {}, 2: {} } },
      ["1", "2"],
    ],
    ["ids without a hash", { ids: ["a"], count: 1 }, ["a"]],
    ["a hash without ids", { hash: { a: null, b: { name: "B" } } }, ["a", "b"]],
    [
      "an empty list in the place of a hash",
      { ids: [], hash: [], count: 0 },
      [],
    ],
    [
      "hostile ids",
      JSON.parse('{"hash":{"__proto__":{},"constructor":{}}}'),
      ["__proto__", "constructor"],
    ],
  ])("have members by %s", (_, presence, ids) => {
    const frame = joined(presence);
    expect(frame.kind === "joined" && [...frame.members.keys()]).toEqual(ids);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ["nobody at all", undefined],
    ["ids that are none", { ids: [{}] }],
    ["an id without an end", { ids: ["x".repeat(129)] }],
    ["a hash with a nameless one", { hash: { "": {} } }],
  ])("are garbage with %s", (_, presence) => {
    expect(joined(presence).kind).toBe("garbage");
  });

  it.each(["{", "null", "[]", "7", '{"event":7}', "[".repeat(100_000)])(
    "are garbage like %.20s",
    (text) => {
      expect(pusherFrameOf(text, "presence-site").kind).toBe("garbage");
    },
  );

  it("are nothing where they are of another channel", () => {
    const frame = {
      event: "pusher_internal:member_added",
      data: '{"user_id":"eve"}',
      channel: "presence-other",
    };
    expect(read(frame).kind).toBe("nothing");
  });

  it.each([
    [
      "a browser's event without the server's stamp",
      {
        event: "client-page",
        data: '{"user_id":"eve"}',
        channel: "presence-site",
      },
    ],
    [
      "an event of the site",
      {
        event: "order-placed",
        data: "{}",
        channel: "presence-site",
        user_id: "ana",
      },
    ],
    [
      "an error of something that was sent",
      { event: "pusher:error", data: { code: 4301, message: "no" } },
    ],
    [
      "an error without a code",
      { event: "pusher:error", data: { code: null, message: "no" } },
    ],
  ])("are nothing like %s", (_, frame) => {
    expect(read(frame).kind).toBe("nothing");
  });

  it.each([
    [
      { type: "AuthError", status: 401 },
      { code: "auth_required", reason: "refused" },
    ],
    [{ type: "AuthError", status: 403 }, { code: "forbidden" }],
    [{ type: "AuthError" }, { code: "auth_required", reason: "refused" }],
    [
      { type: "LimitReached", status: 4004 },
      { code: "too_large", limit: "LimitReached" },
    ],
    [
      { status: 500 },
      { code: "server_error", status: 503, retryAfterMs: null },
    ],
    [{}, { code: "bad_data", what: "told_error" }],
    [
      { type: {}, status: "403" },
      { code: "bad_data", what: "told_error" },
    ],
  ])("refuse a channel with %j", (data, ending) => {
    const frame = {
      event: "pusher:subscription_error",
      channel: "presence-site",
      data,
    };
    expect(read(frame)).toEqual({ kind: "over", ending });
  });

  it.each([
    [4000, { code: "bad_settings", at: "host" }],
    [4001, { code: "bad_settings", at: "key" }],
    [4003, { code: "forbidden" }],
    [4004, { code: "rate_limited", retryAfterMs: 900_000 }],
    [4005, { code: "bad_settings", at: "path" }],
    [4007, { code: "bad_settings", at: "host" }],
    [4009, { code: "auth_required", reason: "refused" }],
    [4099, { code: "bad_settings", at: "host" }],
    [4100, { code: "server_error", status: 503, retryAfterMs: null }],
    [4199, { code: "server_error", status: 503, retryAfterMs: null }],
    [4200, "again"],
    [4201, "again"],
    [4202, "again"],
    [4299, "again"],
    [4300, null],
    [1000, null],
    [1006, null],
    [1008, { code: "auth_required", reason: "refused" }],
    [1012, null],
  ])("mean by %i when they close (E21)", (code, ending) => {
    expect(endingOf(code)).toEqual(ending);
  });
});
