import { describe, expect, it } from "vitest";
import type { Feed } from "../../utils/connectors/connector.ts";
import { protocolFeed } from "../../utils/connectors/protocol.ts";
import type { Observation } from "../../utils/domain/observation.ts";
import { reportsOf } from "../../utils/domain/people.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../utils/domain/roster.ts";
import {
  type Action,
  type FaultServer,
  channel,
  json,
  startFaultServer,
} from "../support/fault-server.ts";
import { until } from "../support/until.ts";
import { observationIn, observe } from "./connector.contract.ts";
import { drivenIo } from "./driven-io.ts";
import { SERVER_TIME, pageOf, user } from "./presence-answers.ts";
import { CANARY, expectCleanRequests } from "./product.ts";
import {
  deltaText,
  eventText,
  heartbeatText,
  resetText,
  streamOf,
} from "./stream-answers.ts";
import { listen, wordsOf } from "./stream.contract.ts";

const at = (seq: number, epoch = "e1") => ({ epoch, seq });

const start = async (
  stream: Action,
  list: Action = json(pageOf([])),
): Promise<{ server: FaultServer; feed: Feed }> => {
  const server = await startFaultServer([
    { match: { path: "/stream" }, action: stream },
    { match: { path: "/presence" }, action: list },
  ]);
  const feed = protocolFeed(drivenIo(), {
    address: `${server.origin}/api/rollcall`,
    token: CANARY,
  });
  return { server, feed };
};

/** Everything that a stream of this text says, from position e1:1. */
const told = async (body: string) => {
  const { server, feed } = await start(streamOf(body));
  const heard = await listen(feed, at(1)).ended;
  expect(JSON.stringify(heard)).not.toContain(CANARY);
  server.expectRequests(1);
  return heard;
};

const words = async (body: string) => wordsOf(await told(body));

describe("the position to go on from", () => {
  it.each([
    ["as the protocol writes it", "b3f1", "b3f1:4711"],
    ["in UTF-8 beyond ASCII", "é-李", "é-李:4711"],
  ])("is asked for %s", async (_, epoch, id) => {
    const { server, feed } = await start(streamOf(""));
    await listen(feed, { epoch, seq: 4711 }).ended;
    const sent = server.requests[0]?.headers.get("last-event-id") ?? "";
    expect(Buffer.from(sent, "latin1").toString("utf8")).toBe(id);
    expectCleanRequests(server);
  });

  it.each(["a\r\nX-More: 1", "a\0b", "a\tb", "a\u007F"])(
    "is left out where no header can carry it: %j",
    async (epoch) => {
      const { server, feed } = await start(streamOf(deltaText(2)));
      expect(wordsOf(await listen(feed, at(1, epoch)).ended)).toEqual([
        "delta 2",
      ]);
      expect(server.requests[0]?.headers.has("last-event-id")).toBe(false);
      expect(server.requests[0]?.headers.has("x-more")).toBe(false);
    },
  );
});

describe("a delta", () => {
  it("says who changed and who went, on the ground of the number before its own, when it happened", async () => {
    const heard = await told(
      deltaText(4712, {
        upsert: [user("ana", { name: "Ana Pérez" })],
        remove: ["bo", "cy"],
      }),
    );
    expect(heard).toEqual([
      {
        ok: true,
        value: {
          kind: "observation",
          observation: {
            kind: "delta",
            basis: at(4711),
            pushed: true,
            position: at(4712),
            serverTime: SERVER_TIME + 4_712_000,
            mark: null,
            upserts: [
              expect.objectContaining({ id: "ana", name: "Ana Pérez" }),
            ],
            removals: ["bo", "cy"],
          },
        },
      },
    ]);
  });

  const good = {
    epoch: "e1",
    seq: 2,
    serverTime: SERVER_TIME,
    upsert: [],
    remove: [],
  };

  it.each<readonly [string, unknown]>([
    ["is no JSON", "{"],
    ["is no object", [good]],
    ["is null", null],
    ["has no number", { ...good, seq: undefined }],
    ["has a number of text", { ...good, seq: "2" }],
    ["has a number below zero", { ...good, seq: -1 }],
    ["has a number that is none", { ...good, seq: 1.5 }],
    ["has no epoch", { ...good, epoch: "" }],
    ["has too long an epoch", { ...good, epoch: "e".repeat(129) }],
    ["has no time", { ...good, serverTime: null }],
    [
      "tells the time in seconds (C5)",
      { ...good, serverTime: SERVER_TIME / 1000 },
    ],
    ["does not say who changed", { ...good, upsert: undefined }],
    ["says who changed as an object", { ...good, upsert: { ana: {} } }],
    ["does not say who went", { ...good, remove: undefined }],
    ["has a row without an id", { ...good, upsert: [user("ana"), {}] }],
    ["has a row that is none", { ...good, upsert: [null] }],
    ["removes a number", { ...good, remove: ["bo", 7] }],
    ["removes nobody by name", { ...good, remove: [""] }],
    [
      "names more people than there may be",
      { ...good, remove: Array.from({ length: 250_001 }, () => "a") },
    ],
    ["is nested too deeply (B15)", `${"[".repeat(1000)}${"]".repeat(1000)}`],
  ])("that %s leaves a hole, and the stream goes on (E24)", async (_, data) => {
    const body = eventText("delta", data) + deltaText(3);
    expect(await words(body)).toEqual(["reset", "delta 3"]);
  });

  it("keeps a person whose other fields are nonsense (C2, C4)", async () => {
    const row = { id: "ana", name: 7, sessions: [{ id: 5, page: "x" }] };
    expect(await told(deltaText(2, { upsert: [row] }))).toMatchObject([
      {
        value: {
          observation: { upserts: [{ id: "ana", sessions: [{ id: null }] }] },
        },
      },
    ]);
  });

  it("keeps hostile ids as they are (C15, T20)", async () => {
    const ids = ["__proto__", "constructor", "a", "A", "a\u200b", " a"];
    const heard = await told(
      deltaText(2, { upsert: ids.map((id) => user(id)), remove: ["toString"] }),
    );
    expect(heard).toMatchObject([
      {
        value: {
          observation: {
            upserts: ids.map((id) => ({ id })),
            removals: ["toString"],
          },
        },
      },
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("may be spread over lines, as any event's data", async () => {
    const [before = "", after = ""] = deltaText(2).split(',"remove"');
    expect(await words(`${before}\ndata: ,"remove"${after}`)).toEqual([
      "delta 2",
    ]);
  });
});

describe("a heartbeat", () => {
  it("says that all are still there", async () => {
    expect(await told(heartbeatText(7))).toEqual([
      {
        ok: true,
        value: {
          kind: "observation",
          observation: {
            kind: "heartbeat",
            position: at(7),
            serverTime: SERVER_TIME + 7000,
            mark: null,
          },
        },
      },
    ]);
  });

  it.each<readonly [string, unknown]>([
    ["is no JSON", "beat"],
    ["has no number", { epoch: "e1", serverTime: SERVER_TIME }],
    ["is in seconds", { epoch: "e1", seq: 1, serverTime: SERVER_TIME / 1000 }],
  ])("that %s is a sign of life and no more (E24)", async (_, data) => {
    expect(await words(eventText("heartbeat", data) + deltaText(2))).toEqual([
      "delta 2",
    ]);
  });
});

describe("the id of an event", () => {
  const data = {
    epoch: "e1",
    seq: 2,
    serverTime: SERVER_TIME,
    upsert: [],
    remove: [],
  };

  it.each([
    ["is not there", null],
    ["is empty", ""],
    ["is to be ignored", "e9:9\0"],
    ["agrees", "e1:2"],
  ])("changes nothing when it %s", async (_, id) => {
    expect(await words(eventText("delta", data, id))).toEqual(["delta 2"]);
  });

  it.each([
    ["another number", "e1:3"],
    ["another epoch", "e2:2"],
    ["something else", "2"],
  ])("ends the stream when it says %s than the data", async (_, id) => {
    for (const type of ["delta", "heartbeat"]) {
      const heard = await told(eventText(type, data, id) + deltaText(3));
      expect(heard).toEqual([
        { ok: false, failure: { code: "bad_data", what: "wrong_shape" } },
      ]);
    }
  });

  it("is of its event alone", async () => {
    const body = deltaText(2) + eventText("delta", { ...data, seq: 3 });
    expect(await words(body)).toEqual(["delta 2", "delta 3"]);
  });
});

describe("the other events", () => {
  it("say that a snapshot is needed, and the stream goes on (E6)", async () => {
    expect(await words(resetText(40) + deltaText(41))).toEqual([
      "reset",
      "delta 41",
    ]);
    expect(await words(eventText("reset", "?"))).toEqual(["reset"]);
  });

  it.each<readonly [string, unknown, number | null]>([
    ["when to come back", { reason: "deploy", retryMs: 4000 }, 4000],
    ["that it may be at once", { retryMs: 0 }, 0],
    ["nothing of it", { reason: "deploy" }, null],
    ["a time that is none", { retryMs: "4000" }, null],
    ["a time before now", { retryMs: -1 }, null],
    ["something that is no JSON", "bye", null],
  ])("say that the server stops, and %s", async (_, data, retryMs) => {
    expect(await told(eventText("bye", data) + deltaText(2))).toEqual([
      { ok: true, value: { kind: "bye", retryMs } },
    ]);
  });

  it("are ignored when nobody knows them (E24)", async () => {
    const unknown = eventText("novelty", { epoch: "e9", seq: 1 }, "e9:1");
    const nameless = `data: ${JSON.stringify({ seq: 9 })}\n\n`;
    const otherCase = eventText("Delta", {});
    expect(await words(unknown + nameless + otherCase + deltaText(2))).toEqual([
      "delta 2",
    ]);
  });
});

describe("a stream on a roster", () => {
  const list = pageOf([user("ana"), user("bo")], { seq: 3 });

  const held = (observations: readonly Observation[]): Roster => {
    let roster = EMPTY_ROSTER;
    for (const one of observations)
      roster = applyObservation(roster, one).roster;
    return roster;
  };

  const idsOf = ({ people }: Roster) =>
    [...reportsOf(people)].map(({ id }) => id);

  it("leads on from the snapshot, and has no effect when all is said again (E4)", async () => {
    const news =
      deltaText(4, { upsert: [user("cy")] }) + deltaText(5, { remove: ["bo"] });
    const replay = deltaText(2, { remove: ["ana"] }) + deltaText(3) + news;
    const { feed } = await start(streamOf(news + replay), json(list));
    const snapshot = observationIn(await observe(feed));
    const heard = await listen(feed, at(3)).ended;
    expect(wordsOf(heard)).toEqual(
      [4, 5, 2, 3, 4, 5].map((seq) => `delta ${seq}`),
    );
    const said = heard.flatMap((one) =>
      one.ok && one.value.kind === "observation" ? [one.value.observation] : [],
    );
    const once = held([snapshot, ...said.slice(0, 2)]);
    const again = held([snapshot, ...said]);
    expect(again.revision).toBe(once.revision);
    expect(again.position).toEqual(at(5));
    expect(again.people).toEqual(once.people);
    expect(idsOf(again)).toEqual(["ana", "cy"]);
  });

  it("makes the next answer to be read whole, and a silent one does not", async () => {
    const stream = channel();
    const { server, feed } = await start(stream.action, json(list));
    const snapshot = observationIn(await observe(feed));
    const { heard, ended } = listen(feed, snapshot.position);
    await until(() => server.requests.length === 2);
    stream.say(heartbeatText(3));
    await until(() => heard.length === 1);
    const resume = { position: at(3), mark: null };
    expect(observationIn(await observe(feed, resume)).kind).toBe("delta");
    stream.say(deltaText(4, { upsert: [user("cy")] }));
    await until(() => heard.length === 2);
    // The roster is at 4 now; what is remembered is at 3, where nobody knew of cy.
    const later = { position: at(4), mark: null };
    expect(observationIn(await observe(feed, later))).toMatchObject({
      kind: "snapshot",
      reports: [{ id: "ana" }, { id: "bo" }],
    });
    stream.end();
    await ended;
  });
});
