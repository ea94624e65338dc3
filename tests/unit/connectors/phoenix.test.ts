import { givesOf } from "../../../utils/connectors/declared.ts";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { KnownReport, Told } from "../../../utils/connectors/connector.ts";
import { phoenix } from "../../../utils/connectors/phoenix.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { DAY, SECOND } from "../../../utils/domain/instant.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { Result } from "../../../utils/domain/result.ts";
import { BEAT_MS } from "../../../utils/transport/socket.ts";
import { handSocket } from "../../support/hand-socket.ts";
import { until } from "../../support/until.ts";

const NOW = Date.UTC(2026, 10, 21, 12);
const TOPIC = "site:lobby";
const OK = { status: "ok", response: {} };

const SITE = {
  server: "phoenix",
  topic: TOPIC,
  fields: { name: "name", page: "page" },
};
const SUPABASE = {
  server: "supabase",
  key: "anon-key",
  channel: "site",
  fields: {
    name: "name",
    page: "page",
    startedAt: { from: "online_at", unit: "iso" },
  },
};

interface World {
  readonly settings?: object;
  readonly token?: string | null;
  readonly known?: KnownReport;
  readonly address?: string;
  /** Answers to plain requests. Missing: the server's "only for sockets". */
  readonly answer?: (url: string, init: RequestInit) => Response;
}

const onlySockets = () =>
  new Response("", {
    status: 426,
    headers: { date: new Date(NOW).toUTCString() },
  });

/** Listens to a server that the test is. */
const listen = async ({
  settings = SITE,
  token = null,
  known,
  address = "https://acme.test",
  answer = onlySockets,
}: World = {}) => {
  const asked: RequestInit[] = [];
  const hand = handSocket({
    now: NOW,
    fetch: (url, init) => {
      asked.push(init);
      return Promise.resolve(answer(url, init));
    },
  });
  const feed = phoenix.connect(hand.io, { address, token }, settings);
  const controller = new AbortController();
  const heard: Result<Told, Failure>[] = [];
  const read = async (): Promise<readonly Result<Told, Failure>[]> => {
    const from = { epoch: "e", seq: 1 };
    for await (const told of feed.stream?.(from, controller.signal, known) ??
      [])
      heard.push(told);
    return heard;
  };
  const ended = read();
  await Promise.race([ended, until(() => hand.isOpening())]);
  const say = (...frame: readonly unknown[]): void =>
    hand.hear().said(JSON.stringify(frame));
  return {
    ...hand,
    feed,
    asked,
    heard,
    ended,
    say,
    stop: () => controller.abort(),
    /** What it sent, as [event, payload]. */
    told: () =>
      hand
        .sent()
        .map((text) => JSON.parse(text) as readonly unknown[])
        .map(([, , , event, payload]) => [event, payload]),
    reports: () => reportsIn(heard),
    failure: async () => {
      const last = (await ended).at(-1);
      return last === undefined || last.ok ? null : last.failure;
    },
  };
};

const observations = (
  heard: readonly Result<Told, Failure>[],
): readonly Observation[] =>
  heard.flatMap((told) =>
    told.ok && told.value.kind === "observation"
      ? [told.value.observation]
      : [],
  );

/** The reports of the last observation that has some. */
const reportsIn = (heard: readonly Result<Told, Failure>[]) =>
  observations(heard)
    .flatMap((one): (readonly Report[])[] => {
      if (one.kind === "snapshot") return [one.reports];
      return one.kind === "delta" ? [one.upserts] : [];
    })
    .at(-1);

/** Let in, with this state. */
const joined = async (state: object, world: World = {}) => {
  const one = await listen(world);
  const topic = world.settings === undefined ? TOPIC : topicOf(world.settings);
  one.hear().opened();
  await until(() => one.sent().length === 1);
  one.say("1", "1", topic, "phx_reply", OK);
  one.say("1", null, topic, "presence_state", state);
  await until(() => one.heard.length === 1);
  return { ...one, topic };
};

const topicOf = (settings: object): string =>
  "channel" in settings ? `realtime:${String(settings.channel)}` : TOPIC;

const meta = (ref: string, more: object = {}) => ({ phx_ref: ref, ...more });
const metas = (...all: readonly object[]) => ({ metas: all });

describe("what the official client of Supabase was recorded with", () => {
  const { log } = JSON.parse(
    readFileSync(
      "tests/fixtures/captures/phoenix/supabase-realtime-js-client-frames.json",
      "utf8",
    ),
    // CAST: the recording's own shape, beside it in its README.
  ) as {
    log: readonly {
      dir: string;
      url?: string;
      m?: readonly [string, string, string, string, object];
    }[];
  };
  const frames = (dir: string) =>
    log.filter((one) => one.dir === dir).flatMap(({ m }) => (m ? [m] : []));

  it("is asked alike, but as one who only looks", async () => {
    const one = await joined({}, { settings: SUPABASE });
    expect(one.done[0]).toBe(
      `open wss://acme.test${String(log.find(({ url }) => url)?.url)}`,
    );
    const [theirs] = frames("client->server").flatMap(
      ([, , , event, payload]) => (event === "phx_join" ? [payload] : []),
    );
    expect(one.told()).toEqual([
      [
        "phx_join",
        {
          ...theirs,
          config: {
            ...fieldsOf(fieldsOf(theirs)?.["config"]),
            presence: { key: "", enabled: true },
          },
        },
      ],
    ]);
    one.stop();
  });

  it("says the same people", async () => {
    const one = await listen({ settings: SUPABASE });
    one.hear().opened();
    await until(() => one.sent().length === 1);
    const pages: unknown[] = [];
    for (const [of, ref, topic, event, payload] of frames("server->client")) {
      if (topic === "phoenix") continue;
      one.say(
        of === "6" ? "1" : of,
        ref === "6" ? "1" : ref,
        topic,
        event,
        payload,
      );
      await new Promise((resolve) => setImmediate(resolve));
      pages.push(
        one
          .reports()
          ?.map(({ id, name, sessions }) => [
            id,
            name,
            sessions.map(({ page }) => page?.url),
          ]),
      );
    }
    const site = "https://acme.test";
    expect(pages.slice(1, 4)).toEqual([
      [["u-ada", "Ada", [`${site}/pricing`]]],
      [["u-bo", "Bo", [`${site}/cart`]]],
      [["u-ada", "Ada", [`${site}/checkout`]]],
    ]);
    expect(observations(one.heard).at(-1)).toMatchObject({
      kind: "delta",
      upserts: [],
      removals: ["u-bo"],
    });
    expect(observations(one.heard)[0]).toMatchObject({
      reports: [
        { sessions: [{ startedAt: Date.parse("2026-11-21T02:00:00Z") }] },
      ],
    });
    one.stop();
  });
});

describe("people who are present", () => {
  it("have a session for each of their metas, the newest first", async () => {
    const one = await joined({
      ana: metas(meta("1", { page: "/old" }), meta("2", { page: "/new" })),
    });
    const urls = () =>
      one.reports()?.[0]?.sessions.map(({ page }) => page?.url?.slice(17));
    expect(urls()).toEqual(["/new", "/old"]);
    one.say(null, null, TOPIC, "presence_diff", {
      joins: { ana: metas(meta("3", { phx_ref_prev: "1", page: "/newest" })) },
      leaves: { ana: metas(meta("1")) },
    });
    await until(() => one.heard.length === 2);
    expect(urls()).toEqual(["/newest", "/new"]);
    one.stop();
  });

  it("are whoever their metas name, under however many keys", async () => {
    const settings = { ...SITE, fields: { id: "user.id", name: "user.name" } };
    const ana = (ref: string) => meta(ref, { user: { id: 7, name: "Ana" } });
    const one = await joined(
      { k1: metas(ana("1")), k2: metas(ana("2")), k3: metas(meta("3")) },
      { settings },
    );
    expect(one.reports()).toMatchObject([
      { id: "7", name: "Ana", sessions: [{}, {}] },
    ]);
    one.say(null, null, TOPIC, "presence_diff", {
      joins: {},
      leaves: { k1: metas(ana("1")) },
    });
    await until(() => one.heard.length === 2);
    expect(one.reports()).toMatchObject([{ id: "7", sessions: [{}] }]);
    one.say(null, null, TOPIC, "presence_diff", {
      joins: { k2: metas(meta("4", { user: { id: 8 } })) },
      leaves: { k2: metas(ana("2")) },
    });
    await until(() => one.heard.length === 3);
    expect(observations(one.heard).at(-1)).toMatchObject({
      upserts: [{ id: "8" }],
      removals: ["7"],
    });
    one.stop();
  });

  it("are nobody where no meta names one: then it is not what was mapped", async () => {
    const settings = { ...SITE, fields: { id: "user_id" } };
    const one = await joined({ k1: metas(meta("1")) }, { settings });
    expect(await one.failure()).toEqual({ code: "bad_data", what: "no_rows" });
  });

  it("may be nobody at all", async () => {
    const one = await joined({});
    expect(observations(one.heard)).toMatchObject([
      { kind: "snapshot", complete: true, reports: [] },
    ]);
    one.stop();
  });

  it("are on pages of their own site", async () => {
    const settings = { ...SUPABASE, site: "https://shop.test" };
    const one = await joined(
      { ana: metas(meta("1", { page: "/cart?token=x" })) },
      { settings },
    );
    expect(one.reports()?.[0]?.sessions[0]?.page?.url).toBe(
      "https://shop.test/cart",
    );
    one.stop();
  });

  it("did something when they came to another page, where that is said to be so", async () => {
    const settings = { ...SITE, activeOn: ["page"] };
    let held: Report | undefined;
    const one = await joined(
      { ana: metas(meta("1", { page: "/a" })) },
      { settings, known: () => held },
    );
    [held] = one.reports() ?? [];
    expect(held?.lastActiveAt).toBeNull();
    one.io.advance(7 * SECOND);
    one.say(null, null, TOPIC, "presence_diff", {
      joins: { ana: metas(meta("2", { page: "/b" })) },
      leaves: { ana: metas(meta("1")) },
    });
    await until(() => one.heard.length === 2);
    [held] = one.reports() ?? [];
    expect(held).toMatchObject({
      lastActiveAt: NOW + 7 * SECOND,
      sessions: [{ lastActiveAt: NOW + 7 * SECOND }],
    });
    one.io.advance(SECOND);
    one.say(null, null, TOPIC, "presence_diff", {
      joins: { ana: metas(meta("3", { page: "/b" })) },
      leaves: { ana: metas(meta("2")) },
    });
    await until(() => one.heard.length === 3);
    expect(one.reports()?.[0]?.lastActiveAt).toBe(NOW + 7 * SECOND);
    one.stop();
  });

  it("are told by the server's clock, as a plain answer of it says", async () => {
    const answer = () =>
      new Response("", {
        status: 400,
        headers: { date: new Date(NOW - DAY).toUTCString() },
      });
    const one = await joined({}, { answer });
    expect(observations(one.heard)[0]?.serverTime).toBe(NOW - DAY);
    one.stop();
  });
});

describe("a channel", () => {
  it("is never tracked: it joins, and beats", async () => {
    const one = await joined({});
    for (const ref of ["2", "3"]) {
      one.io.advance(BEAT_MS);
      await until(() => one.sent().length === Number(ref));
      one.say(null, ref, "phoenix", "phx_reply", OK);
      await until(() => one.heard.length === Number(ref));
    }
    expect(one.told().map(([event]) => event)).toEqual([
      "phx_join",
      "heartbeat",
      "heartbeat",
    ]);
    one.stop();
  });

  it("is given up when a beat is not answered, whatever else it says", async () => {
    const one = await joined({});
    one.io.advance(BEAT_MS);
    await until(() => one.sent().length === 2);
    one.say(null, null, TOPIC, "novelty", {});
    one.say(null, "77", "phoenix", "phx_reply", OK);
    one.io.advance(BEAT_MS);
    expect(await one.failure()).toEqual({ code: "timeout", afterMs: BEAT_MS });
  });

  it("is joined anew when it crashed, and says who is there then", async () => {
    const one = await joined({ ana: metas(meta("1")) });
    one.say("1", null, TOPIC, "phx_error", {});
    await until(() => one.sent().length === 2);
    expect(one.sent()[1]).toMatch(/^\["2","2","site:lobby","phx_join"/);
    // What the joining before still says is of no one.
    one.say("1", null, TOPIC, "presence_state", { zoe: metas(meta("9")) });
    one.say(null, null, TOPIC, "presence_diff", {
      joins: { cy: metas(meta("3")) },
      leaves: {},
    });
    one.say("2", "2", TOPIC, "phx_reply", OK);
    one.say("2", null, TOPIC, "presence_state", { bo: metas(meta("2")) });
    await until(() => one.heard.length === 2);
    expect(observations(one.heard).at(-1)).toMatchObject({
      kind: "snapshot",
      position: { seq: 2 },
      reports: [{ id: "bo" }, { id: "cy" }],
    });
    one.stop();
  });

  it("that crashes again before it says who is there is left", async () => {
    const one = await joined({});
    one.say("1", null, TOPIC, "phx_error", {});
    await until(() => one.sent().length === 2);
    one.say("2", null, TOPIC, "phx_error", {});
    expect(await one.failure()).toMatchObject({
      code: "server_error",
      status: 500,
    });
  });

  it("that is closed ends without a complaint", async () => {
    const one = await joined({});
    one.say("1", "1", TOPIC, "phx_close", {});
    expect((await one.ended).at(-1)).toEqual({
      ok: true,
      value: { kind: "bye", retryMs: null },
    });
    expect(one.done).toContain("close");
  });

  it.each<readonly [string, Partial<Failure>]>([
    ["Token has expired 3 seconds ago", { code: "auth_required" }],
    ["Too many presence messages per second", { code: "rate_limited" }],
    [
      "You no longer have permission to read from this Channel topic",
      { code: "forbidden" },
    ],
  ])(
    "that was complained of before it closed says so: %s",
    async (message, failure) => {
      const one = await joined({}, { settings: SUPABASE, token: "t" });
      const system = { status: "error", extension: "system", channel: "site" };
      one.say("1", null, one.topic, "system", { ...system, message });
      one.say("1", "1", one.topic, "phx_close", {});
      expect(await one.failure()).toMatchObject(failure);
    },
  );

  it.each<readonly [string, unknown, string | null, Partial<Failure>]>([
    [
      "Phoenix' own guide",
      { reason: "unauthorized" },
      "s3cret",
      { code: "forbidden" },
    ],
    [
      "the same, of who has said no secret",
      { reason: "unauthorized" },
      null,
      { code: "auth_required", reason: "missing" },
    ],
    [
      "an unknown topic",
      { reason: "unmatched topic" },
      "s3cret",
      { code: "not_found" },
    ],
    ["a crash", { reason: "join crashed" }, "s3cret", { code: "server_error" }],
    [
      "a token",
      { reason: "InvalidJWTToken: Token has expired 7 seconds ago" },
      "s3cret",
      { code: "auth_required", reason: "refused" },
    ],
    [
      "a malformed one",
      { reason: "MalformedJWT: The token provided is not a valid JWT" },
      "s3cret",
      { code: "auth_required" },
    ],
    [
      "policies",
      {
        reason:
          "Unauthorized: You do not have permissions to read from this Channel topic: site",
      },
      "s3cret",
      { code: "forbidden" },
    ],
    [
      "too many joins",
      { reason: "ClientJoinRateLimitReached: Too many joins per second" },
      "s3cret",
      { code: "rate_limited", retryAfterMs: null },
    ],
    [
      "too many looks",
      { reason: "ClientPresenceRateLimitReached" },
      "s3cret",
      { code: "rate_limited" },
    ],
    [
      "too many channels",
      { reason: "ChannelRateLimitReached: Too many channels" },
      "s3cret",
      { code: "rate_limited" },
    ],
    [
      "a project that starts",
      {
        reason:
          "InitializingProjectConnection: Connecting to the project database",
      },
      "s3cret",
      { code: "server_error", status: 503 },
    ],
    [
      "a project that is gone",
      { reason: "TenantNotFound: Tenant with the given ID does not exist" },
      "s3cret",
      { code: "not_found" },
    ],
    [
      "what only a person can read",
      { reason: "PrivateOnly: This project only allows private channels" },
      "s3cret",
      {
        code: "bad_data",
        what: "told_error",
        detail: "PrivateOnly: This project only allows private channels",
      },
    ],
    [
      "a site's own words",
      "closed on Sundays",
      "s3cret",
      { detail: "closed on Sundays" },
    ],
    ["no words", {}, "s3cret", { code: "bad_data", what: "told_error" }],
    [
      "the secret",
      { reason: "no: s3cret" },
      "s3cret",
      { code: "bad_data", what: "told_error" },
    ],
  ])(
    "that lets us not in says why, in its words: %s",
    async (_, response, token, failure) => {
      const one = await listen({ token });
      one.hear().opened();
      await until(() => one.sent().length === 1);
      one.say("1", "1", TOPIC, "phx_reply", { status: "error", response });
      const said = await one.failure();
      expect(said).toMatchObject(failure);
      expect(JSON.stringify(said)).not.toContain("s3cret");
      expect(one.done.at(-1)).toBe("close");
    },
  );

  it.each<readonly [object, Partial<Failure>]>([
    [SITE, { code: "bad_data", what: "no_presence" }],
    [SUPABASE, { code: "bad_data", what: "no_presence" }],
    [{ ...SUPABASE, private: true }, { code: "forbidden" }],
  ])(
    "that never says who is there is told so: %j",
    async (settings, failure) => {
      const one = await listen({ settings, token: "t" });
      one.hear().opened();
      await until(() => one.sent().length === 1);
      one.say("1", "1", topicOf(settings), "phx_reply", OK);
      one.io.advance(BEAT_MS);
      expect(await one.failure()).toMatchObject(failure);
    },
  );

  it.each<readonly [number, Partial<Failure> | null]>([
    [1000, null],
    [1001, null],
    [1012, null],
    [1006, { code: "network" }],
    [1008, { code: "forbidden" }],
    [1011, { code: "network" }],
    [1013, { code: "server_error", status: 503 }],
  ])("whose socket closes with %i", async (code, failure) => {
    const one = await joined({}, { token: "t" });
    one.hear().closed(code, "");
    const said = await one.failure();
    if (failure === null) expect(said).toBeNull();
    else expect(said).toMatchObject(failure);
  });

  it.each<readonly [number, Partial<Failure>]>([
    [401, { code: "auth_required" }],
    [403, { code: "forbidden" }],
    [404, { code: "not_found" }],
    [429, { code: "rate_limited" }],
    [502, { code: "server_error", status: 502 }],
    [301, { code: "bad_data", what: "redirect" }],
    [200, { code: "bad_data", what: "no_socket" }],
    [400, { code: "bad_data", what: "no_socket" }],
    [426, { code: "bad_data", what: "no_socket" }],
  ])(
    "whose handshake fails is explained by a plain answer: %i",
    async (status, failure) => {
      const answer = () => new Response("", { status });
      const never = await listen({ token: "t", answer });
      never.hear().closed(1006, "");
      expect(await never.failure()).toMatchObject(failure);
      // It says nothing of a socket that opened.
      const later = await listen({ token: "t", answer });
      later.hear().opened();
      later.hear().closed(1006, "");
      expect(await later.failure()).toEqual({ code: "network" });
    },
  );
});

describe("the secret", () => {
  const said = async (secret: object | undefined, token: string | null) => {
    const one = await listen({ settings: { ...SITE, secret }, token });
    one.hear().opened();
    await until(() => one.sent().length === 1);
    one.stop();
    return [one.done[0], one.sent()[0]];
  };
  const PLAIN = "open wss://acme.test/socket/websocket?vsn=2.0.0";
  const JOIN = '["1","1","site:lobby","phx_join",{}]';

  it("is nowhere where nobody asks for it", async () => {
    expect(await said(undefined, "s&1")).toEqual([PLAIN, JOIN]);
    expect(await said({ in: "address", name: "token" }, null)).toEqual([
      PLAIN,
      JOIN,
    ]);
  });

  it("is a parameter, a member or a protocol, as the site has it", async () => {
    expect(await said({ in: "address", name: "token" }, "s&1")).toEqual([
      "open wss://acme.test/socket/websocket?token=s%261&vsn=2.0.0",
      JOIN,
    ]);
    expect(await said({ in: "join", name: "token" }, "s&1")).toEqual([
      PLAIN,
      JOIN.replace("{}", '{"token":"s&1"}'),
    ]);
    expect(await said({ in: "protocol" }, "1234")).toEqual([
      `${PLAIN} phoenix base64url.bearer.phx.MTIzNA`,
      JOIN,
    ]);
  });

  it("of Supabase is a password, and signs in; what that gives is said when joining", async () => {
    const settings = {
      ...SUPABASE,
      private: true,
      signIn: { email: "rollcall@acme.test" },
    };
    const bodies: string[] = [];
    let given = 0;
    const answer = (url: string, init: RequestInit): Response => {
      if (!url.includes("/auth/")) return onlySockets();
      expect(url).toBe("https://acme.test/auth/v1/token?grant_type=password");
      expect(init.headers).toMatchObject({ apikey: "anon-key" });
      bodies.push(JSON.stringify(init.body));
      return Response.json({
        access_token: `jwt-${++given}`,
        expires_in: 300,
      });
    };
    const one = await joined({}, { settings, token: "s3cret", answer });
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
      '{"email":"rollcall@acme.test","password":"s3cret"}',
    ]);
    expect(one.told()[0]?.[1]).toMatchObject({ access_token: "jwt-1" });
    // It lasts 5 min, and is replaced 2 min before it ends.
    for (let ref = 2; given === 1; ref++) {
      one.io.advance(BEAT_MS);
      await until(() => one.sent().some((text) => text.includes(`"${ref}"`)));
      one.say(null, String(ref), "phoenix", "phx_reply", OK);
      await until(() => one.heard.length === ref);
    }
    expect(one.io.now() - NOW).toBe(180 * SECOND);
    await until(() => one.told().at(-1)?.[0] === "access_token");
    expect(one.told().at(-1)).toEqual([
      "access_token",
      { access_token: "jwt-2" },
    ]);
    expect(JSON.stringify([one.done, one.heard])).not.toContain("s3cret");
    one.stop();
  });

  it("of Supabase that lasts a minute is replaced before it ends", async () => {
    const settings = { ...SUPABASE, signIn: { email: "a@b.test" } };
    const given: number[] = [];
    const clock: { now: () => number } = { now: () => NOW };
    const answer = (url: string): Response => {
      if (!url.includes("/auth/")) return onlySockets();
      given.push(clock.now());
      return Response.json({
        access_token: `jwt-${given.length}`,
        expires_in: 60,
      });
    };
    const one = await joined({}, { settings, token: "s3cret", answer });
    clock.now = one.io.now;
    for (let beats = 1; given.length < 4; beats++) {
      one.io.advance(BEAT_MS);
      const sent = () =>
        one.sent().filter((text) => text.includes("heartbeat"));
      await until(() => sent().length === beats);
      const [, ref] = JSON.parse(sent().at(-1) ?? "") as readonly string[];
      one.say(null, ref, "phoenix", "phx_reply", OK);
      await until(() => one.heard.length === 1 + beats);
    }
    const lasted = given.slice(1).map((at, index) => at - (given[index] ?? 0));
    expect(Math.max(...lasted)).toBeLessThan(60 * SECOND);
    one.stop();
  });

  it.each<readonly [number, Partial<Failure> | null]>([
    [500, null],
    [429, null],
    [400, { code: "auth_required" }],
  ])(
    "of Supabase that cannot be renewed, with %i, ends what it began only where it is refused",
    async (status, failure) => {
      const settings = { ...SUPABASE, signIn: { email: "a@b.test" } };
      let given = 0;
      const answer = (url: string): Response => {
        if (!url.includes("/auth/")) return onlySockets();
        if (++given === 2) return Response.json({}, { status });
        return Response.json({ access_token: `jwt-${given}`, expires_in: 240 });
      };
      const one = await joined({}, { settings, token: "s3cret", answer });
      for (
        let beats = 1;
        given < 3 && one.heard.every(({ ok }) => ok);
        beats++
      ) {
        one.io.advance(BEAT_MS);
        await until(
          () =>
            one.told().filter(([event]) => event === "heartbeat").length ===
            beats,
        );
        const ref = JSON.parse(
          one.sent().findLast((text) => text.includes("heartbeat")) ?? "",
        ) as readonly string[];
        one.say(null, ref[1], "phoenix", "phx_reply", OK);
        await until(() => one.heard.length === 1 + beats);
      }
      if (failure === null) {
        await until(() => one.told().at(-1)?.[0] === "access_token");
        expect(one.told().at(-1)?.[1]).toEqual({ access_token: "jwt-3" });
      } else expect(await one.failure()).toMatchObject(failure);
      one.stop();
    },
  );

  it.each<readonly [number, Partial<Failure>]>([
    [400, { code: "auth_required", reason: "refused" }],
    [422, { code: "auth_required", reason: "refused" }],
    [429, { code: "rate_limited" }],
    [500, { code: "server_error" }],
  ])(
    "of Supabase that is refused with %i opens no socket",
    async (status, failure) => {
      const settings = { ...SUPABASE, signIn: { email: "a@b.test" } };
      const answer = () =>
        Response.json(
          { error_code: "invalid_credentials", msg: "no: s3cret" },
          { status },
        );
      const one = await listen({ settings, token: "s3cret", answer });
      expect(await one.failure()).toMatchObject(failure);
      expect(one.done).toEqual([]);
      expect(JSON.stringify(one.heard)).not.toContain("s3cret");
    },
  );
});

describe("the settings", () => {
  it("are of a site's own server or of Supabase, and nothing else", () => {
    expect(phoenix.check(SITE).ok && phoenix.check(SUPABASE).ok).toBe(true);
    for (const wrong of [
      null,
      {},
      { ...SITE, server: "other" },
      { ...SITE, topic: "" },
      { ...SITE, path: "socket" },
      { ...SITE, path: ".evil.test/socket" },
      { ...SITE, path: "//evil.test" },
      { ...SITE, path: "@evil.test/" },
      { ...SITE, key: "k" },
      { ...SUPABASE, key: "" },
      { ...SITE, fields: { page: "=][" } },
      { ...SITE, fields: { name: "access_token" } },
    ])
      expect(phoenix.check(wrong).ok).toBe(false);
    expect(
      phoenix.check({ ...SITE, fields: { name: "access_token" } }),
    ).toMatchObject({ failure: { path: ["fields", "name"] } });
  });

  it("tell whether a secret is needed", () => {
    expect(phoenix.needsSecret(SITE)).toBe(false);
    expect(phoenix.needsSecret({ ...SITE, secret: { in: "protocol" } })).toBe(
      true,
    );
    expect(phoenix.needsSecret(SUPABASE)).toBe(false);
    expect(
      phoenix.needsSecret({ ...SUPABASE, signIn: { email: "a@b.test" } }),
    ).toBe(true);
  });

  it("tell what is given: what the metas are mapped to, of who is there", () => {
    expect(givesOf("phoenix", SITE)).toMatchObject({
      directory: "no",
      presence: "yes",
      live: "yes",
      page: "yes",
      start: "no",
      activity: "no",
    });
    expect(
      givesOf("phoenix", { ...SUPABASE, activeOn: ["page"] }),
    ).toMatchObject({
      start: "yes",
      activity: "some",
    });
  });
});
