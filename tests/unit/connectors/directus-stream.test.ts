import { describe, expect, it } from "vitest";
import { directus } from "../../../utils/connectors/directus.ts";
import { hasLiveSession } from "../../../utils/domain/facts.ts";
import { SECOND } from "../../../utils/domain/instant.ts";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import {
  captured,
  jsonResponse,
  recordedAnswer,
} from "../../support/captures.ts";
import { failureOf, lastOf, listenOn, tell } from "../../support/listener.ts";
import { scriptedSocket } from "../../support/scripted-socket.ts";
import { until } from "../../support/until.ts";

interface Frame {
  readonly dir?: "send" | "recv";
  readonly m?: unknown;
}

/** The recorded conversation; its names of subscriptions are ours, as the server gives back what it is given. */
const FRAMES = (
  captured("directus/websocket-users-activity") as readonly Frame[]
) // CAST: so the recorder wrote them.
  .filter(({ dir }) => dir === "recv")
  .map(({ m }) => {
    const message = fieldsOf(m) ?? {};
    return message["uid"] === "act" ? { ...message, uid: "activity" } : message;
  });

const framesOf = (uid: string, event: string) =>
  FRAMES.filter((frame) => frame["uid"] === uid && frame["event"] === event);

const [USERS_INIT] = framesOf("users", "init");
const [LOG_INIT] = framesOf("activity", "init");

/** When the conversation was recorded. */
const DATE = { date: "Sat, 21 Nov 2026 01:43:53 GMT" };
const AUTH_OK = { type: "auth", status: "ok" };

/** Follows a server whose socket the test is, with a roster that takes what is told. */
const follow = ({
  token = "canary-token",
  info = {},
}: { token?: string | null; info?: Record<string, unknown> } = {}) => {
  const recorded = fieldsOf(recordedAnswer("directus/server-info").body)?.[
    "data"
  ];
  const answer = { data: { ...fieldsOf(recorded), ...info } };
  const wire = scriptedSocket();
  const io = {
    ...drivenIo({ fetch: () => Promise.resolve(jsonResponse(answer, DATE)) }),
    socket: wire.socket,
  };
  const feed = directus.connect(
    io,
    { address: "https://acme.test/cms", token },
    {},
  );
  const listener = listenOn(feed);
  return {
    ...listener,
    wire,
    io,
    person: (email: string) =>
      listener.people().find((one) => one.email === email),
    online: () =>
      listener
        .people()
        .filter(hasLiveSession)
        .map(({ email }) => email?.split("@")[0]),
  };
};

type Following = ReturnType<typeof follow>;

/** Up to the first list. */
const live = async (init: unknown = USERS_INIT): Promise<Following> => {
  const one = follow();
  await until(() => one.wire.urls.length === 1);
  one.wire.open();
  one.wire.say(AUTH_OK);
  one.wire.say(LOG_INIT);
  await tell(one, init);
  return one;
};

const updateOf = (email: string, more: Record<string, unknown>) => {
  const rows = USERS_INIT?.["data"];
  const row = (Array.isArray(rows) ? rows : []).find(
    (one) => fieldsOf(one)?.["email"] === email,
  );
  return {
    type: "subscription",
    event: "update",
    uid: "users",
    data: [{ ...fieldsOf(row), ...more }],
  };
};

describe("following Directus", () => {
  it("shakes hands, then follows the log, then everybody, with the token in a message alone", async () => {
    const one = await live();
    expect(one.wire.urls).toEqual(["wss://acme.test/cms/websocket"]);
    expect(one.wire.sent).toMatchObject([
      { type: "auth", access_token: "canary-token" },
      { type: "subscribe", collection: "directus_activity", uid: "activity" },
      {
        type: "subscribe",
        collection: "directus_users",
        uid: "users",
        query: { limit: -1 },
      },
    ]);
    expect(JSON.stringify([one.wire.sent.slice(1), one.heard])).not.toContain(
      "canary",
    );
    expect(lastOf(one)).toMatchObject({ kind: "snapshot", complete: true });
    expect(one.roster().people).toHaveProperty("size", 10);
    // The log knows of Zoë what her row says too; Bo and Ada were there 6 minutes ago.
    expect(one.online()).toEqual(["zoe", "admin", "noname", "cy"]);
    expect(one.person("zoe@example.com")?.sessions).toMatchObject([
      { ip: "127.0.0.1", startedAt: Date.parse("2026-11-21T01:43:50.466Z") },
    ]);
  });

  it("tells each recorded change when it happens", async () => {
    const one = await live();
    await tell(one, framesOf("users", "update")[0]);
    expect(lastOf(one)).toMatchObject({
      kind: "delta",
      pushed: true,
      basis: { seq: 1 },
    });
    expect(one.person("ada@example.com")?.sessions).toMatchObject([
      {
        page: {
          url: "https://acme.test/cms/admin/content/tickets/43",
          since: Date.parse(DATE.date),
        },
      },
    ]);
    await tell(one, framesOf("users", "update")[1]);
    expect(one.person("cy@example.com")?.account).toBe("disabled");
    // A login moves last_access without a word of the user: the log tells it (trap 2).
    await tell(one, framesOf("activity", "create").at(-1));
    expect(one.person("bo@example.com")).toMatchObject({
      lastLoginAt: Date.parse("2026-11-21T01:44:00.296Z"),
      sessions: [{}],
    });
  });

  it("takes no change of a name or a status for something that the person did", async () => {
    const one = await live();
    const before = one.person("bo@example.com")?.lastActiveAt;
    await tell(one, updateOf("bo@example.com", { first_name: "Bob" }));
    expect(one.person("bo@example.com")).toMatchObject({
      name: "Bob",
      lastActiveAt: before,
      sessions: [],
    });
  });

  it("adds who is created and removes who is deleted", async () => {
    const one = await live();
    await tell(one, {
      type: "subscription",
      event: "create",
      uid: "users",
      data: [{ id: "new", email: "new@example.com", status: "invited" }],
    });
    expect(one.person("new@example.com")?.account).toBe("pending");
    await tell(one, {
      type: "subscription",
      event: "delete",
      uid: "users",
      data: ["new"],
    });
    expect(one.person("new@example.com")).toBeUndefined();
  });

  it("lets people go when their time is over, though nobody says so", async () => {
    const one = await live();
    const beat = async (): Promise<void> => {
      const { length } = one.heard;
      one.io.advance(20 * SECOND);
      one.wire.say({ type: "pong" });
      await until(() => one.heard.length > length);
    };
    for (let beats = 0; beats < 14; beats++) await beat();
    expect(one.online()).toEqual(["zoe", "admin", "noname", "cy"]);
    await beat();
    expect(one.online()).toEqual([]);
    expect(lastOf(one)).toMatchObject({ kind: "delta", pushed: false });
  });

  it("answers a ping, and sends its own", async () => {
    const one = await live();
    one.wire.say({ type: "ping" });
    await until(() => one.wire.sent.length === 4);
    one.io.advance(20 * SECOND);
    await until(() => one.wire.sent.length === 5);
    expect(one.heard).toHaveLength(1);
    await tell(one, { type: "pong" });
    expect(one.wire.sent.slice(3)).toEqual([
      { type: "pong" },
      { type: "ping" },
    ]);
    expect(lastOf(one)).toMatchObject({
      kind: "heartbeat",
      position: { seq: 1 },
    });
  });

  it("says nothing of a server that does not answer, and gives it up", async () => {
    const one = await live();
    one.io.advance(20 * SECOND);
    one.io.advance(20 * SECOND);
    await until(() => one.wire.sent.length === 5);
    expect(one.heard).toHaveLength(1);
    one.io.advance(5 * SECOND);
    expect(await failureOf(one)).toMatchObject({ code: "timeout" });
  });

  it("is told that the token is refused", async () => {
    const one = follow();
    await until(() => one.wire.urls.length === 1);
    one.wire.open();
    // CAST: so the recorder wrote it.
    const [refused] = captured(
      "directus/websocket-bad-auth",
    ) as readonly unknown[];
    one.wire.say(refused);
    expect(await failureOf(one)).toEqual({
      code: "auth_required",
      reason: "refused",
    });
    expect(one.wire.wasClosed()).toBe(true);
  });

  it.each([
    [
      "expires",
      { type: "auth", status: "error", error: { code: "TOKEN_EXPIRED" } },
      "auth_required",
    ],
    [
      "is refused anew",
      { type: "auth", status: "error", error: { code: "AUTH_FAILED" } },
      "auth_required",
    ],
    [
      "asks too much",
      { type: "server", status: "error", error: { code: "REQUESTS_EXCEEDED" } },
      "rate_limited",
    ],
    [
      "may not follow users",
      {
        type: "subscribe",
        status: "error",
        uid: "users",
        error: { code: "FORBIDDEN" },
      },
      "forbidden",
    ],
  ])("ends when it %s on the way", async (_, message, code) => {
    const one = await live();
    one.wire.say(message);
    expect((await failureOf(one))?.code).toBe(code);
  });

  it("goes without a log that the token may not follow", async () => {
    const one = follow();
    await until(() => one.wire.urls.length === 1);
    one.wire.open();
    one.wire.say(AUTH_OK);
    one.wire.say({
      type: "subscribe",
      status: "error",
      uid: "activity",
      error: { code: "FORBIDDEN" },
    });
    await tell(one, USERS_INIT);
    // Without a login, nobody knows where the clock of their rows hangs.
    expect(one.online()).toEqual([]);
    await tell(one, updateOf("zoe@example.com", { last_page: "/files" }));
    expect(one.online()).toEqual(["zoe"]);
  });

  it.each([
    ["nothing of a WebSocket is said", { websocket: false }],
    [
      "the token would have to stand in its address",
      { websocket: { rest: { authentication: "strict", path: "/websocket" } } },
    ],
  ])("says that there is none where %s", async (_, info) => {
    const one = follow({ info });
    expect(await failureOf(one)).toEqual({ code: "not_found" });
    expect(one.wire.urls).toEqual([]);
  });

  it("says that there is none where the server cuts the list off", async () => {
    const one = follow({ info: { queryLimit: { default: 5, max: 10 } } });
    await until(() => one.wire.urls.length === 1);
    one.wire.open();
    one.wire.say(AUTH_OK);
    one.wire.say(LOG_INIT);
    one.wire.say(USERS_INIT);
    expect(await failureOf(one)).toEqual({ code: "not_found" });
  });

  it("needs a token", async () => {
    const one = follow({ token: null });
    expect(await failureOf(one)).toEqual({
      code: "auth_required",
      reason: "missing",
    });
  });

  it.each([
    ["what is no JSON", "{"],
    [
      "rows that are none",
      { type: "subscription", event: "update", uid: "users", data: {} },
    ],
    [
      "a user without an id",
      { type: "subscription", event: "update", uid: "users", data: [{}] },
    ],
    [
      "ids that are none",
      { type: "subscription", event: "delete", uid: "users", data: [7] },
    ],
    [
      "an event that failed",
      {
        type: "subscribe",
        status: "error",
        uid: "users",
        error: { code: "INTERNAL_SERVER_ERROR" },
      },
    ],
  ])("wants the whole list after %s", async (_, message) => {
    const one = await live();
    await tell(one, message);
    expect(one.heard.at(-1)).toMatchObject({ value: { kind: "reset" } });
  });

  it("ends quietly when the server closes it", async () => {
    const one = await live();
    one.wire.close(1001);
    expect(await failureOf(one)).toBeNull();
  });

  it("gives up a handshake that leads nowhere, however often the server shows that it is alive", async () => {
    const one = follow();
    await until(() => one.wire.urls.length === 1);
    one.wire.open();
    one.io.advance(20 * SECOND);
    one.wire.say({ type: "pong" });
    one.io.advance(20 * SECOND);
    expect(await failureOf(one)).toMatchObject({ code: "timeout" });
  });
});
