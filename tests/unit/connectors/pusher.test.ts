import { describe, expect, it } from "vitest";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import { pusher } from "../../../utils/connectors/pusher.ts";
import { hasLiveSession } from "../../../utils/domain/facts.ts";
import { HOUR, SECOND } from "../../../utils/domain/instant.ts";
import type { Io } from "../../../utils/transport/io.ts";
import {
  failureIn,
  observationIn,
  observe,
} from "../../contract/connector.contract.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { captured, jsonResponse } from "../../support/captures.ts";
import { failureOf, lastOf, listenOn, tell } from "../../support/listener.ts";
import { scriptedSocket } from "../../support/scripted-socket.ts";
import { unwrap } from "../../support/unwrap.ts";
import { until } from "../../support/until.ts";

interface Recorded {
  readonly who?: string;
  readonly dir?: string;
  readonly m?: unknown;
}

/** What the recorded server said to Rollcall. */
const FRAMES = (
  captured("soketi/websocket-presence-frames") as readonly Recorded[]
) // CAST: so the recorder wrote them.
  .filter(({ who, dir }) => who === "agent-extension" && dir === "recv")
  .map(({ m }) => m);

const [
  CONNECTED,
  JOINED,
  ADA_CAME,
  BO_CAME,
  ADA_MOVED,
  ADA_LEFT,
  BO_LEFT,
  PONG,
] = FRAMES;

const ADDRESS = "https://shop.acme.test/api";
const DATE = { date: "Sat, 21 Nov 2026 01:43:53 GMT" };
const NOW = Date.parse(DATE.date);
const SETTINGS = {
  key: "spike-key",
  channel: "presence-site",
  host: "ws.acme.test",
};

const leave = (more: Record<string, unknown> = {}) =>
  jsonResponse(
    {
      auth: "spike-key:sealed",
      channel_data: '{"user_id":"agent-1"}',
      ...more,
    },
    DATE,
  );

const ofChannel = (event: string, data: unknown) => ({
  event: `pusher_internal:${event}`,
  channel: "presence-site",
  data: JSON.stringify(data),
});

const joinedWith = (members: Record<string, unknown>) =>
  ofChannel("subscription_succeeded", {
    presence: {
      ids: Object.keys(members),
      hash: members,
      count: Object.keys(members).length,
    },
  });

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

interface Site {
  readonly settings?: Record<string, unknown>;
  readonly token?: string | null;
  readonly auth?: () => Response;
  readonly people?: () => Response;
  readonly allowed?: boolean;
}

/** A site and its WebSocket, of which the test is the other side. */
const siteWith = ({
  settings = {},
  token = "canary-token",
  auth = leave,
  people,
  allowed = true,
}: Site) => {
  const wire = scriptedSocket();
  const asked: Asked[] = [];
  const fetch: Io["fetch"] = (url, init) => {
    asked.push({ url, init });
    return Promise.resolve(
      url.endsWith("/people") && people !== undefined ? people() : auth(),
    );
  };
  const io = { ...drivenIo({ fetch, allowed }), socket: wire.socket };
  const feed = pusher.connect(
    io,
    { address: ADDRESS, token },
    { ...SETTINGS, ...settings },
  );
  return { wire, asked, io, feed };
};

/** Follows the channel, with a roster that takes what is told. */
const follow = (site: Site = {}) => {
  const { wire, asked, io, feed } = siteWith(site);
  const listener = listenOn(feed);
  return {
    ...listener,
    wire,
    asked,
    io,
    person: (id: string) => listener.people().find((one) => one.id === id),
    all: () => listener.people().map(({ id }) => id),
    online: () =>
      listener
        .people()
        .filter(hasLiveSession)
        .map(({ id }) => id),
  };
};

type Following = ReturnType<typeof follow>;

const subscribed = async (one: Pick<Following, "wire">): Promise<void> => {
  await until(() => one.wire.urls.length === 1);
  one.wire.open();
  one.wire.say(CONNECTED);
  await until(() => one.wire.sent.length === 1);
};

const joined = async (
  site: Site = {},
  first: unknown = JOINED,
): Promise<Following> => {
  const one = follow(site);
  await subscribed(one);
  await tell(one, first);
  return one;
};

describe("the Pusher protocol", () => {
  it("asks the site for leave with the secret, and joins with what the site signed", async () => {
    const one = await joined();
    expect(one.wire.urls).toEqual([
      "wss://ws.acme.test/app/spike-key?protocol=7&client=js&version=8.4.0&flash=false",
    ]);
    expect(one.asked).toMatchObject([
      {
        url: `${ADDRESS}/pusher/auth`,
        init: {
          method: "POST",
          headers: {
            Authorization: "Bearer canary-token",
            "Content-Type": "application/x-www-form-urlencoded",
          },
          body: "socket_id=7131967082.9939954007&channel_name=presence-site",
        },
      },
    ]);
    expect(one.wire.sent).toEqual([
      {
        event: "pusher:subscribe",
        data: {
          auth: "spike-key:sealed",
          channel_data: '{"user_id":"agent-1"}',
          channel: "presence-site",
        },
      },
    ]);
    expect(
      JSON.stringify([one.wire.sent, one.wire.urls, one.heard]),
    ).not.toContain("canary");
  });

  it("sends the secret in a header of the site's own where there is one", async () => {
    const one = await joined({
      settings: { header: "X-Api-Key", authPath: "/broadcasting/auth" },
    });
    expect(one.asked[0]?.url).toBe(`${ADDRESS}/broadcasting/auth`);
    expect(one.asked[0]?.init.headers).toMatchObject({
      "X-Api-Key": "canary-token",
    });
    expect(one.asked[0]?.init.headers).not.toHaveProperty("Authorization");
  });

  it("tells the recorded comings and goings, and not itself", async () => {
    const one = await joined();
    expect(lastOf(one)).toMatchObject({
      kind: "snapshot",
      complete: true,
      serverTime: NOW,
      reports: [],
    });
    await tell(one, ADA_CAME);
    expect(one.person("u-ada")).toMatchObject({
      name: "Ada",
      email: "ada@example.com",
      role: "customer",
      lastActiveAt: null,
      sessions: [
        {
          id: null,
          startedAt: null,
          page: { url: "https://shop.acme.test/pricing" },
        },
      ],
    });
    await tell(one, BO_CAME);
    expect(one.online()).toEqual(["u-ada", "u-bo"]);
    await tell(one, ADA_LEFT);
    expect(one.all()).toEqual(["u-bo"]);
    await tell(one, BO_LEFT);
    expect(lastOf(one)).toMatchObject({
      kind: "delta",
      pushed: true,
      position: { seq: 5 },
    });
    expect(one.all()).toEqual([]);
  });

  it("never says when a session began: for the roster it is there at least since it was first seen", async () => {
    const one = await joined({}, joinedWith({ ana: {}, "agent-1": {} }));
    expect(one.person("ana")?.sessions).toMatchObject([{ startedAt: null }]);
  });

  it("hides its own membership though another tab of the agent comes and goes", async () => {
    const one = await joined();
    one.wire.say(
      ofChannel("member_added", { user_id: "agent-1", user_info: {} }),
    );
    one.wire.say(ofChannel("member_removed", { user_id: "agent-1" }));
    await tell(one, ADA_CAME);
    expect(one.heard).toHaveLength(2);
    expect(one.all()).toEqual(["u-ada"]);
  });

  it("follows pages by an event of the site's browsers, by whom the server says that it is", async () => {
    const one = await joined({ settings: { updates: "client-page" } });
    await tell(one, ADA_CAME);
    one.io.advance(7 * SECOND);
    await tell(one, ADA_MOVED);
    expect(one.person("u-ada")).toMatchObject({
      name: "Ada",
      lastActiveAt: NOW + 7 * SECOND,
      sessions: [{ page: { url: "https://shop.acme.test/checkout" } }],
    });
  });

  it("keeps only so much of what somebody says of themselves, the newest", async () => {
    const one = await joined({ settings: { updates: "client-page" } });
    await tell(one, ADA_CAME);
    const data = Object.fromEntries(
      Array.from({ length: 199 }, (_, at) => [`m${at}`, at]),
    );
    const event = { ...data, page: "/checkout" };
    await tell(one, { ...fieldsOf(ADA_MOVED), data: event });
    expect(one.person("u-ada")).toMatchObject({
      name: null,
      sessions: [{ page: { url: "https://shop.acme.test/checkout" } }],
    });
  });

  it("takes no page from an event that was not asked for, or from somebody who is not there", async () => {
    const plain = await joined();
    await tell(plain, ADA_CAME);
    plain.wire.say(ADA_MOVED);
    await tell(plain, PONG);
    expect(plain.person("u-ada")?.sessions[0]?.page?.url).toContain("/pricing");
    const one = await joined({ settings: { updates: "client-page" } });
    one.wire.say(ADA_MOVED);
    await tell(one, PONG);
    expect(one.all()).toEqual([]);
  });

  it("answers a ping, sends its own every 20 s, and says by the answer that all are there", async () => {
    const one = await joined();
    one.wire.say({ event: "pusher:ping", data: {} });
    await until(() => one.wire.sent.length === 2);
    one.io.advance(20 * SECOND);
    await until(() => one.wire.sent.length === 3);
    expect(one.wire.sent.slice(1)).toEqual([
      { event: "pusher:pong", data: {} },
      { event: "pusher:ping", data: {} },
    ]);
    await tell(one, PONG);
    expect(lastOf(one)).toMatchObject({
      kind: "heartbeat",
      position: { seq: 1 },
      serverTime: NOW + 20 * SECOND,
    });
  });

  it.each([
    ["401", 401, "auth_required"],
    ["403", 403, "forbidden"],
    ["404", 404, "not_found"],
    ["419 of Laravel", 419, "bad_data"],
    ["500", 500, "server_error"],
  ])(
    "says what the site says to the question for leave: %s",
    async (_, status, code) => {
      const one = follow({ auth: () => new Response("no", { status }) });
      await until(() => one.wire.urls.length === 1);
      one.wire.open();
      one.wire.say(CONNECTED);
      expect((await failureOf(one))?.code).toBe(code);
      expect(one.wire.wasClosed()).toBe(true);
    },
  );

  it.each<[string, () => Response, unknown]>([
    [
      "that says to wait",
      () => new Response("", { status: 429, headers: { "retry-after": "30" } }),
      { code: "rate_limited", retryAfterMs: 30 * SECOND },
    ],
    [
      "that leads elsewhere",
      () =>
        new Response("", {
          status: 302,
          headers: { location: "https://elsewhere.example" },
        }),
      { code: "bad_data", what: "redirect" },
    ],
    [
      "for another app",
      () => leave({ auth: "other-key:sealed" }),
      { code: "bad_settings", at: "key" },
    ],
    [
      "without channel_data",
      () => leave({ channel_data: undefined }),
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "with channel_data that are no text",
      () => leave({ channel_data: { user_id: "x" } }),
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "with channel_data of nobody",
      () => leave({ channel_data: "{}" }),
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "with channel_data that are no JSON",
      () => leave({ channel_data: "{" }),
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "without auth",
      () => leave({ auth: undefined }),
      { code: "bad_data", what: "wrong_shape" },
    ],
    [
      "as a page",
      () =>
        new Response("<html>", { headers: { "content-type": "text/html" } }),
      { code: "bad_data", what: "wrong_type" },
    ],
    [
      "as a list",
      () => jsonResponse([]),
      { code: "bad_data", what: "wrong_shape" },
    ],
  ])("takes no leave %s", async (_, auth, failure) => {
    const one = follow({ auth });
    await until(() => one.wire.urls.length === 1);
    one.wire.open();
    one.wire.say(CONNECTED);
    expect(await failureOf(one)).toEqual(failure);
    expect(one.wire.sent).toEqual([]);
  });

  it.each([
    [4001, { code: "bad_settings", at: "key" }],
    [4004, { code: "rate_limited", retryAfterMs: 900_000 }],
    [4009, { code: "auth_required", reason: "refused" }],
    [4100, { code: "server_error", status: 503, retryAfterMs: null }],
  ])("says what a close with %i means", async (code, failure) => {
    const one = await joined();
    one.wire.close(code, "canary");
    expect(await failureOf(one)).toEqual(failure);
  });

  it("comes back at once when the server wants that", async () => {
    const one = await joined();
    one.wire.close(4200);
    await one.ended;
    expect(one.heard.at(-1)).toEqual({
      ok: true,
      value: { kind: "bye", retryMs: 0 },
    });
  });

  it("ends quietly when it is closed without a reason", async () => {
    const one = await joined();
    one.wire.close(1001);
    expect(await failureOf(one)).toBeNull();
    expect(one.heard).toHaveLength(1);
  });

  it("is no permission that is missing when another host than the site cannot be reached", async () => {
    const one = follow({ allowed: false });
    await until(() => one.wire.urls.length === 1);
    one.wire.close(1006);
    expect(await failureOf(one)).toEqual({ code: "network" });
    const same = follow({
      allowed: false,
      settings: { host: "shop.acme.test" },
    });
    await until(() => same.wire.urls.length === 1);
    same.wire.close(1006);
    expect((await failureOf(same))?.code).toBe("permission_missing");
  });

  it("wants everybody again after a member who cannot be read", async () => {
    const one = await joined();
    await tell(one, ofChannel("member_added", { user_id: null }));
    expect(one.heard.at(-1)).toEqual({ ok: true, value: { kind: "reset" } });
  });

  it("keeps hostile members what they are", async () => {
    const one = await joined(
      {},
      joinedWith({
        a: "<img src=x onerror=alert(1)>",
        b: { name: { first: "x" }, email: 7, page: "javascript:alert(1)" },
        c: {
          name: "x".repeat(10_000),
          access_token: "canary",
          page: "https://u:p@evil.test/?token=canary",
        },
        auth: { name: "a member who is called so" },
        ...JSON.parse('{"__proto__":{"name":"Proto"}}'),
      }),
    );
    expect(one.online().toSorted()).toEqual([
      "__proto__",
      "a",
      "auth",
      "b",
      "c",
    ]);
    expect(one.person("c")?.name).toHaveLength(256);
    expect(one.person("__proto__")?.name).toBe("Proto");
    expect(one.person("b")).toMatchObject({
      name: null,
      sessions: [{ page: null }],
    });
    expect(JSON.stringify(one.heard)).not.toContain("canary");
  });

  describe("looked at once", () => {
    it("sees who is there, and leaves", async () => {
      const site = siteWith({});
      const said = observe(site.feed);
      await subscribed(site);
      site.wire.say(joinedWith({ "agent-1": {}, ana: { name: "Ana" } }));
      expect(observationIn(await said)).toMatchObject({
        kind: "snapshot",
        complete: true,
        serverTime: NOW,
        reports: [{ id: "ana", name: "Ana" }],
      });
      expect(site.wire.wasClosed()).toBe(true);
      expect(site.io.timers()).toBe(0);
    });

    it("goes back once when it is sent away at once, and no more", async () => {
      const site = siteWith({});
      const said = observe(site.feed);
      for (const visits of [1, 2]) {
        await until(() => site.wire.urls.length === visits);
        site.wire.open();
        site.wire.close(4200);
      }
      expect(failureIn(await said)).toEqual({ code: "network" });
      expect(site.wire.urls).toHaveLength(2);
    });
  });

  describe("with a directory", () => {
    const ROWS = [
      {
        uid: "u-ada",
        mail: "ada@example.com",
        name: "Ada Lovelace",
        state: "active",
      },
      { uid: "u-eve", mail: "eve@example.com", name: "Eve", state: "disabled" },
    ];
    const directoryBy = (by: string) => ({
      request: { path: "/people" },
      fields: { id: "uid", email: "mail", name: "name", account: "state" },
      by,
    });
    const people = () => jsonResponse(ROWS, DATE);

    it("knows who has an account, and shows who of them is there", async () => {
      const one = await joined({
        settings: { directory: directoryBy("id") },
        people,
      });
      expect(one.asked[0]).toMatchObject({
        url: `${ADDRESS}/people`,
        init: {
          method: "GET",
          headers: { Authorization: "Bearer canary-token" },
        },
      });
      expect([one.all(), one.online()]).toEqual([["u-ada", "u-eve"], []]);
      await tell(one, ADA_CAME);
      expect(one.person("u-ada")).toMatchObject({
        name: "Ada Lovelace",
        account: "active",
        role: "customer",
        sessions: [{}],
      });
      await tell(one, BO_CAME);
      expect(one.online()).toEqual(["u-ada", "u-bo"]);
      await tell(one, ADA_LEFT);
      await tell(one, BO_LEFT);
      expect([one.all(), one.online()]).toEqual([["u-ada", "u-eve"], []]);
    });

    it("joins them by address, where the channel has ids of its own", async () => {
      const one = await joined(
        { settings: { directory: directoryBy("email") }, people },
        joinedWith({ "tab-1": { email: "ADA@example.com", page: "/a" } }),
      );
      expect(one.online()).toEqual(["u-ada"]);
      await tell(
        one,
        ofChannel("member_added", {
          user_id: "tab-2",
          user_info: { email: "ada@example.com" },
        }),
      );
      await tell(one, ofChannel("member_removed", { user_id: "tab-1" }));
      expect(one.online()).toEqual(["u-ada"]);
      await tell(one, ofChannel("member_removed", { user_id: "tab-2" }));
      expect([one.all(), one.online()]).toEqual([["u-ada", "u-eve"], []]);
    });

    it("says what is wrong with it, and joins nothing", async () => {
      const one = follow({
        settings: { directory: directoryBy("id") },
        people: () => new Response(null, { status: 403 }),
      });
      expect(await failureOf(one)).toEqual({ code: "forbidden" });
      expect(one.wire.urls).toEqual([]);
    });

    it("asks for it again after an hour, by joining anew", async () => {
      const one = await joined({
        settings: { directory: directoryBy("id") },
        people,
      });
      for (let passed = 0; passed <= HOUR; passed += 40 * SECOND) {
        one.wire.say(PONG);
        one.io.advance(40 * SECOND);
      }
      one.wire.say(PONG);
      await one.ended;
      expect(one.heard.at(-1)).toEqual({
        ok: true,
        value: { kind: "bye", retryMs: null },
      });
    });
  });

  it("describes itself without a request", async () => {
    const { feed, asked } = siteWith({});
    expect(
      unwrap(await feed.describe(new AbortController().signal)),
    ).toMatchObject({
      canStream: true,
      refreshMs: 60_000,
    });
    expect(asked).toEqual([]);
  });
});
