import { describe, expect, it } from "vitest";
import type { KnownReport } from "../../utils/connectors/connector.ts";
import { knownIn } from "../../utils/background/wire.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { SECOND } from "../../utils/domain/instant.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import type { Observation } from "../../utils/domain/observation.ts";
import type { Report } from "../../utils/domain/person.ts";
import { EMPTY_ROSTER, applyObservation } from "../../utils/domain/roster.ts";
import type { Mapping } from "../../utils/mapping/mapping.ts";
import { IDLE_LIMIT_MS } from "../../utils/transport/follow.ts";
import {
  type Action,
  type Channel,
  answer,
  channel,
  hang,
} from "../support/fault-server.ts";
import { type Listener, listenOn } from "../support/listener.ts";
import { startSocketServer } from "../support/socket-server.ts";
import { until } from "../support/until.ts";
import { observationIn, observe } from "./connector.contract.ts";
import { type DrivenIo, drivenIo } from "./driven-io.ts";
import { connectMapped, mappingOf, says } from "./mapped-answers.ts";
import { CANARY, expectSecretInEach } from "./product.ts";
import { eventText, streamOf } from "./stream-answers.ts";

const START = Date.UTC(2026, 2, 4, 12) / SECOND;
const FROM = { epoch: "counted-before", seq: 7 };
const PEOPLE = { rows: { at: "people" } } as const;

const FIELDS: Mapping["list"]["fields"] = {
  id: "user",
  session: "sid",
  name: "name",
  page: "page",
  status: "state",
  ip: "ip",
};
const EVENTS: Mapping["stream"] = {
  kind: "events",
  request: { path: "/events", query: { all: "1" } },
  messages: [
    {
      when: { $event: "presence", "meta.type": "all" },
      does: "snapshot",
      ...PEOPLE,
    },
    { when: { $event: "presence" }, does: "upsert", ...PEOPLE },
    { when: { $event: "left" }, does: "remove" },
    { when: { $event: "*", secret: "*" }, does: "nothing" },
  ],
};
const event = (type: string, data: unknown): string => eventText(type, data);

const LIST = says(() => ({
  people: [
    {
      user: "ana",
      sid: "s1",
      name: "Ana",
      page: "/a",
      state: "on",
      ip: "203.0.113.7",
    },
    { user: "ana", sid: "s2", state: "on" },
    { user: "bo", name: "Bo", state: "off" },
  ],
}));

const start = async (
  action: Action,
  more: Partial<Mapping> = {},
  list: Action = LIST,
) => {
  const mapping = mappingOf(
    { fields: FIELDS },
    { online: { when: "status", words: ["on"] }, stream: EVENTS, ...more },
  );
  return connectMapped(mapping, { "/people": list, "/events": action });
};

/** A stream that a test speaks on, with the list heard. */
const speaking = async (more: Partial<Mapping> = {}) => {
  const body = channel();
  const one = await start(body.action, more);
  const listener = listenOn(one.feed);
  await until(
    () => listener.heard.length === 1 && one.server.requests.length === 2,
  );
  return { ...one, body, listener };
};

/** 20 s pass, of which the listener hears, and the stream says that it is still there. */
const oneBeat = async (
  listener: Listener,
  io: DrivenIo,
  body: Channel,
): Promise<void> => {
  const [said, alive] = [listener.heard.length, io.alive()];
  io.advance(20 * SECOND);
  await until(() => listener.heard.length === said + 1);
  body.say(": still here\n");
  await until(() => io.alive() > alive);
};

const shown = (people: readonly Report[]) =>
  Object.fromEntries(
    people.map(({ id, sessions }) => [
      id,
      sessions.map(
        (session) => `${session.id ?? "?"} ${session.page?.url ?? ""}`,
      ),
    ]),
  );

describe("mapped server-sent events", () => {
  it("begin with the whole list, asked for when the stream is, and lead on from it", async () => {
    const { body, listener, server } = await speaking();
    expect(shown(listener.people())).toEqual({
      ana: [`s1 ${server.origin}/a`, "s2 "],
      bo: [],
    });
    body.say(
      event("presence", { people: [{ user: "ana", sid: "s1", page: "/b" }] }),
    );
    await until(() => listener.heard.length === 2);
    const ana = listener.people().find(({ id }) => id === "ana");
    // A message may be no more than an id and a page.
    expect(ana).toMatchObject({
      name: "Ana",
      sessions: [
        { id: "s1", ip: "203.0.113.7", page: { url: `${server.origin}/b` } },
        { id: "s2" },
      ],
    });
    body.say(
      event("presence", {
        people: [
          { user: "bo", sid: "s3", state: "on" },
          { user: "ana", sid: "s2", state: "off" },
        ],
      }),
    );
    await until(() => listener.heard.length === 3);
    expect(shown(listener.people())).toEqual({
      ana: [`s1 ${server.origin}/b`],
      bo: ["s3 "],
    });
    body.say(
      event("left", { user: "ana", sid: "s1" }) + event("left", { user: "bo" }),
    );
    await until(() => listener.heard.length === 5);
    expect(shown(listener.people())).toEqual({ ana: [], bo: [] });
    expect(listener.people().find(({ id }) => id === "bo")?.name).toBe("Bo");
    body.end();
    await listener.ended;
    expect(listener.steps()).toEqual([
      "snapshot applied",
      ...Array.from({ length: 4 }, () => "delta applied"),
    ]);
    expectSecretInEach(server, {});
    expect(server.requests.map(({ target }) => target)).toEqual([
      "/api/events?all=1",
      "/api/people",
    ]);
  });

  it("take those out of a list of who is there who are not", async () => {
    const { body, listener } = await speaking({ online: { when: "listed" } });
    body.say(event("left", { user: "ana", sid: "s1" }));
    await until(() => listener.heard.length === 2);
    expect(
      listener.people().map(({ id, sessions }) => [id, sessions.length]),
    ).toEqual([
      ["ana", 1],
      ["bo", 1],
    ]);
    body.say(
      event("left", { user: "ana", sid: "s2" }) +
        event("left", { user: "nobody" }),
    );
    await until(() => listener.heard.length === 4);
    expect(listener.people().map(({ id }) => id)).toEqual(["bo"]);
    listener.stop();
    await listener.ended;
  });

  it("may say all of them anew; what is no message of theirs says nothing", async () => {
    const { body, listener } = await speaking();
    body.say(
      event("other", { people: [] }) +
        event("presence", "no JSON") +
        "data: {}\n\n" +
        event("presence", {
          meta: { type: "all" },
          people: [{ user: "cy", state: "on" }],
        }),
    );
    await until(() => listener.steps().length === 2);
    expect(listener.people().map(({ id }) => id)).toEqual(["cy"]);
    // One of theirs, without people where they should be: a hole, which only a list fills.
    expect(listener.heard[1]).toEqual({ ok: true, value: { kind: "reset" } });
    listener.stop();
    await listener.ended;
  });

  it("beat every 20 s while bytes come, if only comments, and end with the silence", async () => {
    const { io, body, listener, server } = await speaking();
    const said = listener.heard.length;
    for (let beats = 1; beats <= 4; beats++) {
      io.advance(20 * SECOND);
      await until(() => listener.heard.length === said + beats);
      const alive = io.alive();
      body.say(": still here\n");
      await until(() => io.alive() > alive);
    }
    expect(listener.steps().slice(1)).toEqual(
      Array.from({ length: 4 }, () => "heartbeat applied"),
    );
    io.advance(IDLE_LIMIT_MS);
    await listener.ended;
    expect(listener.heard.at(-1)).toMatchObject({
      failure: { code: "timeout" },
    });
    expect(io.timers()).toBe(0);
    await until(() => server.open() === 0);
  });

  it("let those go whose time runs out while nobody says anything of them", async () => {
    const list = says(() => ({
      people: [
        { user: "ana", name: "Ana", idle: 30 },
        { user: "bo", idle: 0 },
      ],
    }));
    const body = channel();
    const mapping = mappingOf(
      {
        fields: {
          id: "user",
          name: "name",
          lastSeenAt: { from: "idle", unit: "s_ago" },
        },
      },
      {
        online: { when: "recent", of: "lastSeenAt", withinMs: 60 * SECOND },
        stream: EVENTS,
      },
    );
    const { feed, io } = await connectMapped(mapping, {
      "/people": list,
      "/events": body.action,
    });
    const listener = listenOn(feed);
    await until(() => listener.heard.length === 1);
    const online = () =>
      listener
        .people()
        .filter(({ sessions }) => sessions.length > 0)
        .map(({ id }) => id);
    const beat = async () => {
      await oneBeat(listener, io, body);
      return online();
    };
    expect(online()).toEqual(["ana", "bo"]);
    expect(await beat()).toEqual(["ana", "bo"]);
    expect(await beat()).toEqual(["bo"]);
    expect(await beat()).toEqual([]);
    expect(listener.heard.at(-1)).toMatchObject({
      value: { observation: { kind: "delta", pushed: false } },
    });
    expect(listener.people().map(({ name }) => name)).toEqual(["Ana", null]);
    await beat();
    expect(listener.steps().at(-1)).toBe("heartbeat applied");
    listener.stop();
    await listener.ended;
  });

  it.each<readonly [string, Action, Partial<Failure>]>([
    ["401", answer({ status: 401 }), { code: "auth_required" }],
    ["404", answer({ status: 404 }), { code: "not_found" }],
    [
      "a page",
      answer({ body: "<html>", headers: { "Content-Type": "text/html" } }),
      { code: "bad_data", what: "wrong_type" },
    ],
    [
      "bytes that are no UTF-8",
      streamOf(Uint8Array.from([0x64, 0x3a, 0xc3, 0x28, 0x0a, 0x0a])),
      { code: "bad_data", what: "encoding" },
    ],
    [
      "a line without an end",
      streamOf(`data: ${"x".repeat(1_100_000)}\n\n`),
      { code: "too_large" },
    ],
  ])(
    "end with what went wrong, and the list is asked as before: %s",
    async (_, action, failure) => {
      const { feed, io, server } = await start(action);
      const listener = listenOn(feed);
      await listener.ended;
      expect(listener.heard.at(-1)).toMatchObject({ ok: false, failure });
      expect(io.timers()).toBe(0);
      await until(() => server.open() === 0);
    },
  );

  it("end with a list that cannot be had, and leave no connection open", async () => {
    const { feed, io, server } = await start(
      channel().action,
      {},
      answer({ status: 500 }),
    );
    const listener = listenOn(feed);
    await listener.ended;
    expect(listener.heard).toMatchObject([
      { ok: false, failure: { code: "server_error" } },
    ]);
    await until(() => io.timers() === 0);
    await until(() => server.open() === 0);
  });

  // What happened between a list and a stream that opens only then would be missed for good.
  it.each<readonly [string, Action, readonly string[]]>([
    ["before the headers: the list waits", hang, ["/api/events?all=1"]],
    [
      "on a silent stream",
      channel().action,
      ["/api/events?all=1", "/api/people"],
    ],
  ])("end quietly when they are told to, %s (F3)", async (_, action, asked) => {
    const { feed, io, server } = await start(action);
    const listener = listenOn(feed);
    await until(() => server.requests.length === asked.length);
    expect(server.requests.map(({ target }) => target)).toEqual(asked);
    listener.stop();
    await listener.ended;
    expect(listener.heard.every(({ ok }) => ok)).toBe(true);
    expect(io.timers()).toBe(0);
    await until(() => server.open() === 0);
  });

  it("pass the server's wish for the next try on, within reason", async () => {
    const { feed } = await start(streamOf("retry: 5\n\nretry: 999999999\n\n"));
    const listener = listenOn(feed);
    await listener.ended;
    expect(listener.heard.slice(1)).toMatchObject([
      { value: { kind: "retry", ms: 1000 } },
      { value: { kind: "retry", ms: 300_000 } },
    ]);
  });

  it("say that somebody is gone whose session ends by itself, though no message does", async () => {
    const body = channel();
    const mapping = mappingOf(
      {
        fields: {
          ...FIELDS,
          endsAt: { from: "ends", unit: "s" },
        },
      },
      { online: { when: "listed" }, stream: EVENTS },
    );
    const { feed, io } = await connectMapped(mapping, {
      "/people": says(
        () => ({
          people: [
            { user: "ana", sid: "s1", ends: START + 30 },
            { user: "ana", sid: "s2", ends: START + 90 },
            { user: "bo", sid: "s3" },
          ],
        }),
        () => ({ headers: { date: new Date(START * 1000).toUTCString() } }),
      ),
      "/events": body.action,
    });
    const listener = listenOn(feed);
    await until(() => listener.heard.length === 1);
    const beat = async () => {
      await oneBeat(listener, io, body);
      return listener
        .people()
        .map(({ id, sessions }) => [id, ...sessions.map((one) => one.id)]);
    };
    expect(await beat()).toEqual([
      ["ana", "s1", "s2"],
      ["bo", "s3"],
    ]);
    // A message that does not say when it ends leaves that as it was.
    body.say(
      event("presence", { people: [{ user: "ana", sid: "s2", page: "/b" }] }),
    );
    await until(() => listener.steps().at(-1) === "delta applied");
    expect(await beat()).toEqual([
      ["ana", "s2"],
      ["bo", "s3"],
    ]);
    await beat();
    await beat();
    expect(await beat()).toEqual([["ana"], ["bo", "s3"]]);
    expect(listener.heard.at(-1)).toMatchObject({
      value: { observation: { kind: "delta", pushed: false } },
    });
    listener.stop();
    await listener.ended;
  });

  it("have the list read again, whose names no message says, and go on without where it cannot be", async () => {
    const body = channel();
    let name = "Ana";
    let status = 200;
    const directory: Mapping["directory"] = {
      request: { path: "/directory" },
      fields: { id: "id", name: "name" },
      by: "id",
    };
    const mapping = mappingOf(
      { fields: { id: "user", session: "sid" } },
      { directory, stream: EVENTS },
    );
    const { feed, io, server } = await connectMapped(mapping, {
      "/people": says(() => ({ people: [{ user: "ana", sid: "s1" }] })),
      "/directory": says(() =>
        status === 200 ? [{ id: "ana", name }] : status,
      ),
      "/events": body.action,
    });
    const listener = listenOn(feed);
    await until(() => listener.heard.length === 1);
    const pass = async (beats: number) => {
      for (let beat = 0; beat < beats; beat++) {
        const [said, alive] = [listener.heard.length, io.alive()];
        io.advance(20 * SECOND);
        await until(() => listener.heard.length > said);
        body.say(": still here\n");
        await until(() => io.alive() > alive);
      }
    };
    name = "Ana Maria";
    await pass(14);
    expect(server.requests).toHaveLength(3);
    await pass(1);
    expect(server.requests).toHaveLength(5);
    expect(listener.people()).toMatchObject([
      { id: "ana", name: "Ana Maria", sessions: [{ id: "s1" }] },
    ]);
    expect(listener.steps().at(-1)).toBe("snapshot applied");
    status = 503;
    await pass(15);
    expect(listener.steps().at(-1)).toBe("heartbeat applied");
    status = 200;
    name = "Ana Sol";
    await pass(1);
    expect(listener.people()).toMatchObject([{ name: "Ana Sol" }]);
    status = 401;
    await pass(14);
    io.advance(20 * SECOND);
    await listener.ended;
    expect(listener.heard.at(-1)).toMatchObject({
      ok: false,
      failure: { code: "auth_required" },
    });
  });

  it("look with the next beat for somebody whom moving pages missed", async () => {
    const body = channel();
    const all = ["a", "b", "c", "d"];
    let missing: string | null = null;
    const mapping = mappingOf(
      {
        paging: { by: "page", page: "page", first: 0, size: "size", rows: 2 },
      },
      { stream: EVENTS },
    );
    const { feed, io } = await connectMapped(mapping, {
      "/people": says((_, query) => ({
        people: all
          .filter((id) => id !== missing)
          .slice(2 * Number(query.get("page")))
          .slice(0, 2)
          .map((id) => ({ id })),
      })),
      "/events": body.action,
    });
    const asked = async (known: KnownReport, mark: string | null) => {
      const resume = { position: FROM, mark, known };
      return observationIn(await observe(feed, resume));
    };
    const roster = { now: EMPTY_ROSTER };
    const known = knownIn(() => roster.now.people);
    const put = (observation: Observation) => {
      roster.now = applyObservation(roster.now, observation).roster;
      return [...reportsOf(roster.now.people)].map(({ id }) => id).join("");
    };
    expect(put(await asked(known, null))).toBe("abcd");
    missing = "c";
    const last = await asked(known, null);
    expect(put(last)).toBe("abcd");
    // The stream's list is the next reading after that one.
    const controller = new AbortController();
    const heard: string[] = [];
    const read = async () => {
      const stream = feed.stream?.(
        last.position,
        controller.signal,
        known,
        last.mark,
      );
      for await (const told of stream ?? [])
        if (told.ok && told.value.kind === "observation")
          heard.push(put(told.value.observation));
    };
    const ended = read();
    await until(() => heard.length === 1);
    expect(heard).toEqual(["abd"]);
    missing = "d";
    for (let beat = 0; beat < 15; beat++) {
      const [said, alive] = [heard.length, io.alive()];
      io.advance(20 * SECOND);
      await until(() => heard.length > said);
      body.say(": still here\n");
      await until(() => io.alive() > alive);
    }
    // Missed for the first time, and with the next beat for the second.
    expect(heard.at(-1)).toBe("abcd");
    io.advance(20 * SECOND);
    await until(() => heard.at(-1) === "abc");
    controller.abort();
    await ended;
  });

  it("are joined with the directory by the address", async () => {
    const directory: Mapping["directory"] = {
      request: { path: "/directory" },
      fields: { id: "id", email: "mail", name: "name" },
      by: "email",
    };
    const body = channel();
    const mapping = mappingOf(
      { fields: { email: "mail" } },
      { directory, stream: { ...EVENTS, kind: "events" } as Mapping["stream"] },
    );
    const { feed } = await connectMapped(mapping, {
      "/people": says(() => ({ people: [] })),
      "/directory": says(() => [
        { id: "u1", mail: "Ana@acme.test", name: "Ana" },
      ]),
      "/events": body.action,
    });
    const listener = listenOn(feed);
    await until(() => listener.heard.length === 1);
    body.say(event("presence", { people: [{ mail: "ana@acme.test" }] }));
    await until(() => listener.heard.length === 2);
    expect(listener.people()).toMatchObject([
      { id: "u1", name: "Ana", sessions: [{}] },
    ]);
    body.say(event("left", { mail: "ana@acme.test" }));
    await until(() => listener.heard.length === 3);
    expect(listener.people()).toMatchObject([
      { id: "u1", name: "Ana", sessions: [] },
    ]);
    listener.stop();
    await listener.ended;
  });
});

describe("a mapped socket", () => {
  it("reads the list where its messages do not say it, with the secret where the mapping has it", async () => {
    const mapping = mappingOf(
      {},
      {
        stream: {
          kind: "socket",
          path: "/feed?key={{secret}}",
          protocols: ["feed.v1"],
          hello: [{ auth: ["{{secret}}"] }],
          messages: [
            { when: { came: "*" }, does: "upsert", rows: { at: "came" } },
          ],
        },
      },
    );
    const server = await startSocketServer({}, () => ({
      body: { people: [{ id: "ana" }] },
    }));
    const io = drivenIo();
    const feed = CONNECTORS.mapped.connect(
      io,
      { address: `${server.origin}/api`, token: CANARY },
      { mapping },
    );
    const listener = listenOn(feed);
    await until(() => listener.heard.length === 1);
    const [client] = server.clients;
    expect(client?.target).toBe(`/api/feed?key=${CANARY}`);
    expect(client?.headers["sec-websocket-protocol"]).toBe("feed.v1");
    expect(client?.heard).toEqual([JSON.stringify({ auth: [CANARY] })]);
    client?.say({ came: [{ id: "bo" }], token: CANARY });
    await until(() => listener.heard.length === 2);
    expect(listener.people().map(({ id }) => id)).toEqual(["ana", "bo"]);
    expect(JSON.stringify(listener.heard)).not.toContain(CANARY);
    client?.close(4401);
    await listener.ended;
    expect(listener.heard.at(-1)).toMatchObject({
      failure: { code: "auth_required" },
    });
    expect(io.timers()).toBe(0);
  });

  it("never leaves the origin", async () => {
    const stream: Mapping["stream"] = {
      kind: "socket",
      path: "wss://evil.test/",
      messages: [{ does: "upsert" }],
    };
    const { feed, io, server } = await connectMapped(
      mappingOf({}, { stream }),
      {},
    );
    const listener = listenOn(feed);
    await listener.ended;
    for (const url of io.asked)
      expect(new URL(url).host).toBe(new URL(server.origin).host);
  });
});
