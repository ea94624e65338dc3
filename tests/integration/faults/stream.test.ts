import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { user } from "../../contract/presence-answers.ts";
import {
  deltaText,
  eventText,
  streamOf,
} from "../../contract/stream-answers.ts";
import { PRESENCE, STREAM } from "../../support/engine-under-fault-platform.ts";
import {
  type EngineUnderFault,
  startEngine,
} from "../../support/engine-under-fault.ts";
import { chance } from "../../support/engine-under-fault-chance.ts";
import {
  type Action,
  answer,
  channel,
  endless,
  hang,
  html,
  json,
} from "../../support/fault-server.ts";

/** A minute of stream, at whose end bo comes, and ten seconds later ana goes: what is known when all went well. */
const TRUTH = {
  shown: "live",
  badge: "1",
  people: "ana- bo",
  sessions: ["ana -60..70", "bo 60.."],
  coverage: ["0..70"],
  position: "e1:3",
} as const;

/** Nothing of that was heard. */
const BEFORE = {
  shown: "live",
  badge: "1",
  people: "ana bo-",
  sessions: ["ana -60.."],
  position: "e1:1",
} as const;

/** The list tells who is there, and nothing of when ana went: she ends where she was seen last. */
const RESYNCED = {
  shown: "live",
  badge: "1",
  people: "ana- bo",
  sessions: ["ana -60..60", "bo 60.."],
  position: "e1:3",
} as const;

const happen = async ({ platform, pass }: EngineUnderFault): Promise<void> => {
  platform.join("bo");
  await pass(10 * SECOND);
  platform.leave("ana");
};

/** An engine whose stream has beaten for a minute; then it is held back until bo came and ana went. */
const heldBack = async () => {
  const engine = await startEngine({ stream: true });
  await engine.beat(MINUTE);
  const release = engine.platform.holdBack();
  await happen(engine);
  await engine.expect({ ...BEFORE, requests: 3 });
  return { engine, release };
};

const streamsAsked = ({ platform }: EngineUnderFault): number =>
  platform.server.requests.filter(({ target }) => target.endsWith(STREAM))
    .length;

describe("what comes on a stream", () => {
  it("is taken as it comes when all goes well", async () => {
    const engine = await startEngine({ stream: true });
    await engine.beat(MINUTE);
    await happen(engine);
    await engine.expect({ ...TRUTH, requests: 3 });
  });

  it("E1 a hole: nothing is applied before the list was read", async () => {
    const { engine, release } = await heldBack();
    release((texts) => texts.slice(1));
    await engine.idle();
    await engine.expect({ ...BEFORE, requests: 3 });
    await engine.pass(0);
    await engine.expect({ ...RESYNCED, requests: 5 });
  });

  it.each([2, 3])("E2 everything %i times: no effect", async (times) => {
    const { engine, release } = await heldBack();
    release((texts) =>
      texts.flatMap((text) => Array.from({ length: times }, () => text)),
    );
    await engine.expect({ ...TRUTH, requests: 3 });
  });

  it("E3 in the wrong order: the list is read, and nothing doubles", async () => {
    const { engine, release } = await heldBack();
    release((texts) => texts.toReversed());
    await engine.pass(0);
    await engine.expect({ ...RESYNCED, requests: 5 });
  });

  it("E4 a server that pays no heed to where we resume, and says everything again: no effect", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    await happen(engine);
    await engine.idle();
    platform.faults({
      match: { path: STREAM },
      action: (socket, request) =>
        platform.lead(socket, {
          ...request,
          headers: new Map([["last-event-id", "e1:1"]]),
        }),
    });
    engine.endWorker();
    await engine.startWorker();
    await engine.expect({ ...TRUTH, requests: 4 });
  });

  it("E9 somebody who is not there leaves, somebody who is there comes: nothing happens", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    platform.change([user("ana")], ["nobody"]);
    await engine.idle();
    platform.change([user("bo", { sessions: [] })], ["nobody", "__proto__"]);
    await engine.beat(MINUTE);
    await engine.expect({ ...BEFORE, position: "e1:3", requests: 3 });
  });

  it.each([
    [
      "in the middle of its data",
      (text: string) => text.slice(0, text.length / 2),
    ],
    ["without its blank line", (text: string) => text.slice(0, -1)],
  ])(
    "E12 an end inside an event (%s): that event never came, and the next stream tells it",
    async (_, cut) => {
      const { engine, release } = await heldBack();
      release(([first = "", second = ""]) => [first, cut(second)]);
      engine.platform.endStream();
      await engine.expect({
        ...BEFORE,
        badge: "2",
        people: "ana bo",
        sessions: ["ana -60..", "bo 60.."],
        position: "e1:2",
        requests: 3,
      });
      await engine.pass(10 * SECOND);
      await engine.expect({ ...TRUTH, requests: 4 });
    },
  );

  it.each([
    ["an event that nobody knows", eventText("novelty", { seq: 9 })],
    ["an event without a type", `data: {"seq":9}\n\n`],
    ["a heartbeat that is none", eventText("heartbeat", "beat")],
  ])("E24 %s: is ignored", async (_, text) => {
    const { engine, release } = await heldBack();
    release((texts) => [text, ...texts, text]);
    await engine.expect({ ...TRUTH, requests: 3 });
  });

  const stamp = { epoch: "e1", seq: 2, serverTime: 1_772_625_660_000 };

  it.each<readonly [string, unknown]>([
    ["is no JSON", "{"],
    ["does not say who went", { ...stamp, upsert: [] }],
    [
      "has a row without an id (C2)",
      { ...stamp, upsert: [{ name: "cy" }], remove: [] },
    ],
    [
      "has a row with a number for an id (C3)",
      { ...stamp, upsert: [{ id: 7 }], remove: [] },
    ],
    ["has a row that is null (C3)", { ...stamp, upsert: [null], remove: [] }],
    [
      "names who changed as an object (C3)",
      { ...stamp, upsert: {}, remove: [] },
    ],
    [
      "tells the time in seconds (C5)",
      { ...stamp, serverTime: 1_772_625_660, upsert: [], remove: [] },
    ],
  ])(
    "E24 a delta that %s: is a hole, and the list is read",
    async (_, data) => {
      const { engine, release } = await heldBack();
      release(() => [eventText("delta", data)]);
      await engine.expect({ ...BEFORE, requests: 3 });
      await engine.pass(0);
      await engine.expect({ ...RESYNCED, requests: 5 });
    },
  );
});

describe("a server that lost its place", () => {
  it("E5 another epoch that begins at 1, while the worker is away: the list is read, and no number of the two compared", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    for (let times = 0; times < 5; times++) platform.leave("bo");
    await engine.idle();
    platform.restart("e2");
    platform.endStream("reset");
    await engine.idle();
    await happen(engine);
    await engine.pass(5 * SECOND);
    await engine.expect({
      ...RESYNCED,
      sessions: ["ana -60..70", "bo 60.."],
      position: "e2:3",
      requests: 6,
    });
    platform.leave("bo");
    await engine.expect({
      ...RESYNCED,
      badge: "",
      people: "ana- bo-",
      sessions: ["ana -60..70", "bo 60..75"],
      position: "e2:4",
      requests: 6,
    });
  });

  it("E5 another epoch in the middle of a stream: the list is read", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    platform.restart("e2");
    platform.join("bo");
    await engine.expect({ ...BEFORE, requests: 3 });
    await engine.pass(10 * SECOND);
    platform.leave("ana");
    await engine.expect({
      ...TRUTH,
      sessions: ["ana -60..70", "bo 60.."],
      position: "e2:3",
      requests: 5,
    });
  });

  it.each([
    ["for a short while", 40 * SECOND, "ana -60.."],
    ["for ten minutes", 10 * MINUTE, "ana -60.. cut 600"],
  ])(
    "E6 a place that it no longer knows, the worker away %s: the list is read, and what was missed is a gap",
    async (_, away, ana) => {
      const engine = await startEngine({ stream: true });
      const { platform } = engine;
      await engine.beat(MINUTE);
      engine.endWorker();
      engine.sleep(away);
      platform.join("bo");
      platform.forget();
      await engine.startWorker();
      await engine.pass(0);
      await engine.expect({
        shown: "live",
        badge: "2",
        people: "ana bo",
        sessions: [ana, `bo ${60 + away / SECOND}..`],
        position: "e1:2",
        requests: 7,
      });
    },
  );

  it("E7 a delta that came before the list that it follows: is applied behind it", async () => {
    const { engine, release } = await heldBack();
    const { platform } = engine;
    const list = json({
      ...platform.list({ seq: 2 }),
      users: [user("ana"), user("bo")],
    });
    platform.faults(
      { match: { path: PRESENCE }, action: list },
      { match: { path: STREAM }, action: html(503) },
    );
    release((texts) => texts.slice(1));
    await engine.pass(0);
    await engine.expect({
      ...TRUTH,
      sessions: ["ana -60..70", "bo -60.."],
      requests: 5,
    });
  });

  it("E8 a list that is older than what the stream has told: is ignored, and nobody flickers", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    const old = platform.list();
    await engine.beat(MINUTE);
    await happen(engine);
    await engine.idle();
    platform.faults({ match: { path: PRESENCE }, action: json(old), times: 1 });
    await engine.refresh();
    await engine.expect({ ...TRUTH, requests: 4 });
    await engine.pass(2 * SECOND);
    await engine.expect({ ...TRUTH, coverage: ["0..71"], requests: 6 });
  });
});

describe("a stream that is cut off", () => {
  it("E10 a connection that died without a word: is given up after 45 s, shown as stale, and mended", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    platform.faults({ action: hang });
    await engine.pass(45 * SECOND - 1);
    expect((await engine.connection()).phase.kind).toBe("listening");
    await engine.pass(1);
    expect((await engine.connection()).phase.kind).toBe("live");
    await engine.expect({ ...BEFORE, requests: 3 });
    await engine.pass(106 * SECOND);
    await engine.expect({
      ...BEFORE,
      shown: "stale timeout",
      badge: "1?",
      requests: 12,
    });
    platform.faults();
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      requests: 15,
    });
  });

  it("E10 a stream that died without a word while all else answers: polling goes on, nothing grows stale", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    platform.holdBack();
    for (let times = 0; times < 60; times++) {
      await engine.pass(10 * SECOND);
      await engine.expect({ ...BEFORE, requests: 30 });
    }
  });

  const noise: readonly (readonly [string, Action])[] = [
    [
      "a line without an end",
      endless(Buffer.from("x".repeat(64 * 1024)), {
        type: "text/event-stream",
        first: "data: ",
      }),
    ],
    [
      "an event without an end",
      endless(Buffer.from(`data: ${"x".repeat(1000)}\n`), {
        type: "text/event-stream",
      }),
    ],
    [
      "nothing but noise",
      endless(Buffer.from(" ".repeat(64 * 1024)), {
        type: "text/event-stream",
      }),
    ],
  ];

  it.each(noise)(
    "E13 %s: is let go of, and asked for less and less",
    async (_, action) => {
      const engine = await startEngine({
        stream: true,
        faults: [{ match: { path: STREAM }, action }],
      });
      await engine.pass(10 * MINUTE);
      expect(streamsAsked(engine)).toBeLessThanOrEqual(6);
      expect(engine.platform.server.open()).toBe(0);
      await engine.expect({
        ...BEFORE,
        coverage: ["0..600"],
        requests: 3 + 15,
      });
    },
  );

  it("E13 a million empty comments: are read within a second of work, and what follows is heard", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    const since = process.cpuUsage();
    platform.say(":\n".repeat(1_000_000));
    await happen(engine);
    await engine.idle();
    const { user: ours, system } = process.cpuUsage(since);
    expect((ours + system) / 1000).toBeLessThan(SECOND);
    await engine.expect({ ...TRUTH, requests: 3 });
  });

  it.each([
    ["0", SECOND, 1.1 * SECOND],
    ["4000", 4 * SECOND, 4.4 * SECOND],
    ["1000000000000", 5 * MINUTE, 6.5 * MINUTE],
    ["5s", 0, 10 * SECOND],
    ["-1", 0, 10 * SECOND],
  ])(
    "E14 a wish to be left alone for %s: is held between 1 s and 300 s",
    async (wish, least, most) => {
      const engine = await startEngine({ stream: true });
      const { platform } = engine;
      await engine.beat(MINUTE);
      platform.say(`retry: ${wish}\n\n`);
      platform.endStream();
      await engine.idle();
      await engine.pass(Math.max(0, least - 1));
      expect(streamsAsked(engine)).toBe(1);
      await engine.pass(most - least + 1);
      expect(streamsAsked(engine)).toBe(2);
      await engine.expect({ ...BEFORE, requests: 4 + 6 });
    },
  );

  it.each([
    ["E15 says with 204 that there is none", answer({ status: 204 }), 1],
    ["E15 says with 405 that there is none", answer({ status: 405 }), 1],
    ["E16 is the page of a captive portal", html(200), 6],
    ["E16 answers 503", html(503), 6],
    [
      "E16 answers 503 with a wait",
      answer({ status: 503, headers: { "Retry-After": "120" } }),
      5,
    ],
    ["E16 is reset", (socket) => socket.resetAndDestroy(), 6],
  ] as const satisfies readonly (readonly [string, Action, number])[])(
    "%s: polling covers, as if there were no stream",
    async (_, action, streams) => {
      const engine = await startEngine({
        stream: true,
        faults: [{ match: { path: STREAM }, action }],
      });
      await engine.pass(5 * MINUTE);
      engine.platform.join("bo");
      await engine.pass(5 * MINUTE);
      expect(streamsAsked(engine)).toBeLessThanOrEqual(streams);
      await engine.expect({
        ...BEFORE,
        badge: "2",
        people: "ana bo",
        sessions: ["ana -60..", "bo 300.."],
        coverage: ["0..600"],
        position: "e1:2",
        requests: 2 + streams + 12,
      });
    },
  );

  it("E18 a server that closes each stream after a second: five tries that lie further and further apart, then polling alone", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    for (let seconds = 0; seconds < 600; seconds++) {
      await engine.pass(SECOND);
      if (platform.isListenedTo()) platform.endStream();
    }
    await engine.idle();
    expect(streamsAsked(engine)).toBeLessThanOrEqual(5);
    await engine.expect({
      ...BEFORE,
      coverage: ["0..600"],
      requests: 2 + 5 + 11,
    });
  });
});

describe("a stream that goes on", () => {
  it("E19 an hour of nothing but heartbeats: all of it was watched, and nobody asked again", async () => {
    const engine = await startEngine({ stream: true });
    await engine.beat(HOUR);
    await engine.expect({ ...BEFORE, coverage: ["0..3600"], requests: 3 });
  });

  it("E20 data without heartbeats: data is life", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    for (let times = 0; times < 15; times++) {
      await engine.pass(40 * SECOND);
      platform.change([user("bo", { sessions: [], name: `Bo ${times}` })]);
    }
    await engine.expect({
      ...BEFORE,
      coverage: ["0..600"],
      position: "e1:16",
      requests: 3,
    });
  });

  it.each([
    ["closes", (engine: EngineUnderFault) => engine.platform.endStream()],
    [
      "says goodbye",
      (engine: EngineUnderFault) =>
        engine.platform.say(eventText("bye", { reason: "token", retryMs: 0 })),
    ],
    [
      "breaks",
      (engine: EngineUnderFault) => engine.platform.endStream("reset"),
    ],
  ])(
    "E23 a token that expires while a stream is open (it %s): is told, and the list stays as it was",
    async (_, stop) => {
      const engine = await startEngine({ stream: true });
      await engine.beat(MINUTE);
      engine.platform.faults({ action: answer({ status: 401 }) });
      stop(engine);
      await engine.idle();
      await engine.pass(15 * SECOND);
      const refused = { ...BEFORE, shown: "failed auth_required", badge: "!" };
      await engine.expect({ ...refused, requests: 4 });
      await engine.pass(14 * MINUTE);
      await engine.expect({ ...refused, requests: 4 });
    },
  );

  it("E25 two streams at once for five seconds: the older one is not heard, and nothing doubles", async () => {
    const first = channel();
    const second = channel();
    const engine = await startEngine({
      stream: true,
      faults: [
        { match: { path: STREAM, nth: 1 }, action: first.action },
        { match: { path: STREAM }, action: second.action },
      ],
    });
    const { platform } = engine;
    await engine.pass(10 * SECOND);
    const join = deltaText(2, {
      serverTime: platform.time(),
      upsert: [user("bo")],
    });
    await engine.refresh();
    first.say(join);
    second.say(join);
    await engine.pass(5 * SECOND);
    const leave = deltaText(3, {
      serverTime: platform.time(),
      upsert: [user("bo", { sessions: [] })],
    });
    first.say(leave);
    await engine.expect({
      ...BEFORE,
      badge: "2",
      people: "ana bo",
      sessions: ["ana -60..", "bo -60.."],
      position: "e1:2",
      requests: 5,
    });
    second.say(leave);
    await engine.expect({
      ...BEFORE,
      sessions: ["ana -60..", "bo -60..15"],
      position: "e1:3",
      requests: 5,
    });
  });

  it("E26 a new hole behind every list: five tries no closer than 5 s, then polling alone", async () => {
    const engine = await startEngine({
      stream: true,
      faults: [{ match: { path: STREAM }, action: streamOf(deltaText(40)) }],
    });
    await engine.pass(20 * SECOND);
    expect(streamsAsked(engine)).toBeLessThanOrEqual(5);
    expect(engine.platform.server.requests.length).toBeLessThanOrEqual(
      2 + 2 * 5,
    );
    await engine.pass(10 * MINUTE - 20 * SECOND);
    expect(streamsAsked(engine)).toBeLessThanOrEqual(5);
    await engine.expect({
      ...BEFORE,
      requests: 2 + 2 * 5 + 10,
    });
  });

  it("E27 a worker that is ended each 30 s, for an hour in which the stream goes on: nothing is lost, nothing counts twice", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    const random = chance(27);
    const here = new Map<string, number>();
    const truth = ["ana -60..3660"];
    for (let seconds = 10; seconds <= 3600; seconds += 10) {
      await engine.pass(10 * SECOND);
      const id = `p${Math.floor(random() * 20)}`;
      const since = here.get(id);
      if (random() < 0.3) platform.beat();
      else if (since === undefined) {
        platform.join(id);
        here.set(id, seconds);
      } else {
        platform.leave(id);
        here.delete(id);
        truth.push(`${id} ${since}..${seconds}`);
      }
      // Sometimes it ends before it has read what was just said.
      if (random() < 0.5) await engine.idle();
      // The alarm brings it back half a minute later, or whatever wakes it before.
      if (seconds % 30 === 0) engine.endWorker();
      else if (random() < 0.3) await engine.startWorker();
    }
    await engine.startWorker();
    await engine.beat(MINUTE);
    platform.leave("ana");
    for (const [id, since] of here) truth.push(`${id} ${since}..`);
    await engine.expect({
      shown: "live",
      badge: String(here.size),
      sessions: truth.toSorted(),
      coverage: ["0..3660"],
      requests: 3 + 121,
    });
  });
});
