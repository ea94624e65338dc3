import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import {
  DESCRIPTION,
  SERVER_TIME,
  type User,
  pageOf,
  user,
} from "../../contract/presence-answers.ts";
import { FROZEN } from "../../support/engine-under-fault-disk.ts";
import { PRESENCE } from "../../support/engine-under-fault-platform.ts";
import {
  type EngineUnderFault,
  startEngine,
} from "../../support/engine-under-fault.ts";
import { type Action, answer, json } from "../../support/fault-server.ts";

type Way = "a list" | "a delta of the stream";

/** An engine to which the platform, a minute after the first list, says these rows. */
const told = async (
  way: Way,
  rows: readonly unknown[],
  more: User = {},
): Promise<EngineUnderFault> => {
  const isStream = way === "a delta of the stream";
  const engine = await startEngine({ stream: isStream });
  const { platform } = engine;
  // CAST: what is no user is what the platform gets wrong.
  const users = rows as readonly User[];
  if (isStream) {
    await engine.beat(MINUTE);
    platform.change(users);
    await engine.idle();
    return engine;
  }
  await engine.pass(MINUTE - 1);
  platform.change(users);
  const list = pageOf(rows, {
    ...platform.position(),
    serverTime: SERVER_TIME + MINUTE,
    ...more,
  });
  platform.faults({ match: { path: PRESENCE }, action: json(list), times: 1 });
  await engine.pass(1);
  return engine;
};

const ANA = user("ana");
const BO = user("bo", { sessions: [] });
const login = (more: User = {}): User => ({ id: "s-cy", ...more });

describe.each<Way>(["a list", "a delta of the stream"])("%s", (way) => {
  const live = {
    shown: "live",
    coverage: ["0..60"],
    position: "e1:2",
    requests: 3,
  };

  it.each([
    ["alike", [user("cy"), user("cy")], 1, "Name of cy"],
    [
      "other, the later one more active",
      [
        user("cy", { name: "old", lastActiveAt: SERVER_TIME - 9000 }),
        user("cy", { name: "new" }),
      ],
      1,
      "new",
    ],
    [
      "other, the earlier one more active",
      [
        user("cy", { name: "new" }),
        user("cy", {
          name: "old",
          lastActiveAt: SERVER_TIME - 9000,
          sessions: [],
        }),
      ],
      1,
      "new",
    ],
  ])(
    "C1 one id twice (%s): is one person, and the most active row speaks",
    async (_, rows, __, name) => {
      const engine = await told(way, [ANA, BO, ...rows]);
      const { name: shown } =
        (await engine.reports()).find(({ id }) => id === "cy") ?? {};
      expect(shown).toBe(name);
      await engine.expect({
        ...live,
        badge: "2",
        people: "ana bo- cy",
        sessions: ["ana -60..", "cy -60.."],
      });
    },
  );

  it("C2 everything but the id missing: the person is there, and nothing is made up", async () => {
    const engine = await told(way, [
      ANA,
      BO,
      { id: "cy" },
      { id: "di", sessions: [{}] },
    ]);
    expect(
      (await engine.reports()).find(({ id }) => id === "di"),
    ).toMatchObject({
      name: null,
      email: null,
      account: "unknown",
      lastLoginAt: null,
      sessions: [{ id: null, startedAt: null }],
    });
    await engine.expect({
      ...live,
      badge: "2",
      people: "ana bo- cy- di",
      sessions: ["ana -60..", "di 60.."],
    });
  });

  it.each<readonly [string, User]>([
    ["below nothing", { startedAt: -1, lastSeenAt: -1, lastActiveAt: -1 }],
    ["far away", { startedAt: 1e18, lastSeenAt: 1e18, lastActiveAt: 1e18 }],
    ["a fraction", { startedAt: SERVER_TIME + 0.5 }],
    ["text", { startedAt: "2026-02-30T00:00:00Z", lastSeenAt: "now" }],
    ["a minute of 60 s", { startedAt: "2026-03-04T11:59:60Z" }],
    ["without a zone", { startedAt: "2026-03-04T11:59:00" }],
    ["seconds", { startedAt: SERVER_TIME / 1000 }],
    ["null", { startedAt: null, lastActiveAt: null }],
    ["a list", { startedAt: [SERVER_TIME] }],
  ])(
    "C4 a time that is %s: is unknown, and the session begins when it is seen",
    async (_, times) => {
      const engine = await told(way, [
        ANA,
        BO,
        user("cy", { ...times, sessions: [login(times)] }),
      ]);
      await engine.expect({
        ...live,
        badge: "2",
        people: "ana bo- cy",
        sessions: ["ana -60..", "cy 60.."],
      });
    },
  );

  it.each([
    ["begins in the future", { startedAt: SERVER_TIME + HOUR }, 60],
    [
      "was seen before it began",
      { startedAt: SERVER_TIME + 30 * SECOND, lastSeenAt: SERVER_TIME - HOUR },
      30,
    ],
  ])(
    "C6 a session that %s: begins no later than it is seen, and has no length below nothing",
    async (_, times, start) => {
      const engine = await told(way, [
        ANA,
        BO,
        user("cy", { sessions: [login(times)] }),
      ]);
      await engine.expect({
        ...live,
        badge: "2",
        people: "ana bo- cy",
        sessions: ["ana -60..", `cy ${start}..`],
      });
    },
  );

  it("C15 ids that are nearly the same, or names of what every object has: are people of their own", async () => {
    const ids = [
      "Ana",
      "ana ",
      "ana\u200b",
      "\u00e9",
      "e\u0301",
      "__proto__",
      "constructor",
      "toString",
    ];
    const engine = await told(way, [ANA, BO, ...ids.map((id) => user(id))]);
    await engine.expect({
      ...live,
      badge: "9",
      people: ["ana", "bo-", ...ids].toSorted().join(" "),
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("C17 another name and address in the middle of a session: the same session", async () => {
    const engine = await told(way, [
      user("ana", { name: "Ana Pérez", email: "ap@acme.test" }),
      BO,
    ]);
    expect((await engine.reports())[0]).toMatchObject({
      name: "Ana Pérez",
      email: "ap@acme.test",
    });
    await engine.expect({
      ...live,
      badge: "1",
      people: "ana bo-",
      sessions: ["ana -60.."],
    });
  });

  it("C19 gone and back with another login: two sessions, and the first ends when it was seen last", async () => {
    const sessions = [{ id: "s-ana-2", startedAt: SERVER_TIME + 50 * SECOND }];
    const engine = await told(way, [user("ana", { sessions }), BO]);
    const lastSeen = way === "a list" ? 0 : 60;
    await engine.expect({
      ...live,
      badge: "1",
      people: "ana bo-",
      sessions: [`ana -60..${lastSeen}`, `ana ${Math.max(50, lastSeen)}..`],
    });
  });
});

describe("a list that is not whole", () => {
  it("C2 one row of a thousand without an id: who is missing may be that one, so nobody leaves", async () => {
    const many = Array.from({ length: 998 }, (_, at) => user(`p${at}`));
    const engine = await told("a list", [
      ...many,
      user("cy"),
      { name: "somebody" },
    ]);
    const people = ["ana", "bo-", "cy", ...many.map(({ id }) => String(id))];
    await engine.expect({
      shown: "live",
      badge: "999+",
      people: people.toSorted().join(" "),
      position: "e1:2",
      requests: 3,
    });
    engine.platform.change([], ["ana", "undefined"]);
    await engine.pass(MINUTE);
    expect((await engine.reports()).map(({ id }) => id)).not.toContain("ana");
  });

  it("C12 fewer rows than it says: nobody leaves by it", async () => {
    const engine = await told("a list", [user("cy")], { total: 3 });
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo- cy",
      sessions: ["ana -60..0?", "cy -60.."],
      coverage: ["0..60"],
      position: "e1:2",
      requests: 3,
    });
  });

  it("C11 suddenly nobody: is believed when the next answer says it too", async () => {
    const engine = await startEngine();
    engine.platform.change([], ["ana", "bo"]);
    await engine.pass(MINUTE);
    expect((await engine.glance()).state?.emptyUnconfirmed).toBe(true);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      sessions: ["ana -60.."],
      coverage: [],
      requests: 3,
    });
    await engine.pass(MINUTE);
    expect((await engine.glance()).state?.emptyUnconfirmed).toBe(false);
    await engine.expect({
      shown: "live",
      badge: "",
      people: "",
      sessions: ["ana -60..0"],
      position: "e1:2",
      requests: 4,
    });
  });

  it("C11 suddenly nobody, by mistake: nobody has left", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    const nobody = pageOf([], { seq: 2, serverTime: SERVER_TIME + MINUTE });
    platform.faults({
      match: { path: PRESENCE },
      action: json(nobody),
      times: 1,
    });
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      position: "e1:1",
      requests: 3,
    });
    platform.join("bo");
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo",
      sessions: ["ana -60..", "bo 60.."],
      coverage: ["0..120"],
      position: "e1:2",
      requests: 4,
    });
  });
});

describe("an answer that is no list", () => {
  it.each<readonly [string, Action]>([
    [
      "C3 ids that are numbers",
      json(pageOf([{ id: 7 }, { id: 8 }], { seq: 2 })),
    ],
    [
      "C3 users that are an object",
      json({ ...pageOf([], { seq: 2 }), users: { ana: ANA } }),
    ],
    [
      "C3 users that are null",
      json({ ...pageOf([], { seq: 2 }), users: null }),
    ],
    ["C3 rows that are null", json(pageOf([null, null], { seq: 2 }))],
    [
      "C4 a time beyond numbers",
      answer({
        body: JSON.stringify(pageOf([], { seq: 2 })).replace(
          `"serverTime":${SERVER_TIME}`,
          `"serverTime":1e400`,
        ),
      }),
    ],
    [
      "C5 the time in seconds",
      json(pageOf([], { seq: 2, serverTime: SERVER_TIME / 1000 })),
    ],
  ])("%s: nobody comes and nobody leaves", async (_, action) => {
    const engine = await startEngine();
    engine.platform.faults({ match: { path: PRESENCE }, action });
    await engine.pass(5 * MINUTE);
    await engine.expect({
      shown: "failed bad_data",
      badge: "!",
      people: "ana bo-",
      sessions: ["ana -60.."],
      coverage: [],
      position: "e1:1",
      requests: 2 + 14,
    });
  });

  it("C14 another version of the protocol: is told, and not asked for again soon", async () => {
    const engine = await startEngine({
      faults: [{ action: json({ ...DESCRIPTION, version: 2 }) }],
    });
    await engine.pass(14 * MINUTE);
    await engine.expect({
      shown: "failed incompatible",
      badge: "!",
      people: "",
      requests: 1,
    });
  });
});

describe("a list on several pages", () => {
  /** The first page, and what comes for its cursor. */
  const paged = (second: Action, rows: readonly User[] = [user("cy")]) => [
    {
      match: { path: PRESENCE, nth: 1 },
      action: json(pageOf(rows, { seq: 2, total: 2, next: "p2" })),
    },
    { match: { path: PRESENCE }, action: second },
  ];

  it.each<readonly [string, Action, string]>([
    [
      "C7 the second of another snapshot (I14)",
      json(pageOf([user("di")], { seq: 3, total: 2 })),
      "mixed_snapshot",
    ],
    [
      "C7 the second of another epoch (I14)",
      json(pageOf([user("di")], { epoch: "e2", seq: 2, total: 2 })),
      "mixed_snapshot",
    ],
    [
      "C7 the snapshot gone meanwhile",
      answer({ status: 410 }),
      "mixed_snapshot",
    ],
    [
      "C9 a cursor that comes again (I14)",
      json(pageOf([user("di")], { seq: 2, total: 2, next: "p2" })),
      "endless_paging",
    ],
  ])(
    "%s: nobody comes and nobody leaves by half a list",
    async (_, second, what) => {
      const engine = await startEngine();
      engine.platform.faults(...paged(second));
      await engine.pass(MINUTE);
      expect((await engine.connection()).phase).toMatchObject({
        kind: "waiting",
        failure: { code: "bad_data", what },
      });
      await engine.expect({
        ...FROZEN,
        shown: "live",
        badge: "1",
        requests: 4,
      });
      engine.platform.faults();
      await engine.pass(2 * SECOND);
      await engine.expect({
        ...FROZEN,
        shown: "live",
        badge: "1",
        coverage: ["0..61"],
        requests: 5,
      });
    },
  );

  it("C8 a row on both pages, and so one that is on none: nobody leaves, and nobody counts twice", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    platform.change([user("cy"), user("di")]);
    platform.faults(
      ...paged(json(pageOf([user("cy"), BO], { seq: 2, total: 4 })), [
        user("cy"),
      ]),
    );
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo- cy",
      position: "e1:2",
      requests: 4,
    });
  });

  it("C9 pages without an end: are given up after a thousand", async () => {
    const engine = await startEngine();
    let page = 1;
    engine.platform.faults({
      match: { path: PRESENCE },
      action: (socket, request) =>
        json(pageOf([user(`p${page}`)], { seq: 2, next: `c${++page}` }))(
          socket,
          request,
        ),
    });
    await engine.pass(MINUTE);
    expect((await engine.connection()).phase).toMatchObject({
      failure: { code: "bad_data", what: "endless_paging" },
    });
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      requests: 2 + 1000,
    });
  });

  it("C10 the second page fails: the first says nothing of who left", async () => {
    const engine = await startEngine();
    engine.platform.faults(...paged(answer({ status: 500 })));
    await engine.pass(MINUTE);
    await engine.expect({ ...FROZEN, shown: "live", badge: "1", requests: 4 });
  });
});

describe("people with several connections, and several platforms", () => {
  it.each([false, true])(
    "C16 one of three connections drops: still one person online, until the last one does (stream: %s)",
    async (stream) => {
      const engine = await startEngine({ stream });
      const { platform } = engine;
      const logins = ["a", "b", "c"].map((id, at) => ({
        id,
        startedAt: SERVER_TIME - (at + 1) * SECOND,
      }));
      const next = stream ? engine.beat : engine.pass;
      platform.change([user("bo", { sessions: logins })]);
      await next(MINUTE);
      platform.change([user("bo", { sessions: logins.slice(0, 1) })]);
      await next(MINUTE);
      const three = {
        shown: "live",
        people: "ana bo",
        sessions: ["ana -60..", "bo -3.."],
        coverage: ["0..120"],
      };
      await engine.expect({
        ...three,
        badge: "2",
        position: "e1:3",
        requests: 4,
      });
      platform.leave("bo");
      await next(MINUTE);
      await engine.expect({
        shown: "live",
        badge: "1",
        people: "ana bo-",
        sessions: ["ana -60..", "bo -3..120"],
        coverage: ["0..180"],
        position: "e1:4",
        requests: 5,
      });
    },
  );

  it("C18 one id on two platforms: two people, and what one platform says is nothing to the other", async () => {
    const engine = await startEngine();
    const { other, platform } = engine;
    const second = await engine.save({ source: null, address: other.address });
    other.leave("ana");
    platform.join("bo");
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo",
      sessions: ["ana -60..", "bo 0.."],
      requests: 3,
    });
    await engine.expect(
      {
        shown: "live",
        badge: "2",
        people: "ana- bo-",
        sessions: ["ana -60..0"],
        requests: 3,
      },
      second,
    );
    other.server.expectRequests(3);
  });
});
