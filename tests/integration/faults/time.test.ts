import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { isTrusted } from "../../../utils/domain/server-clock.ts";
import { SERVER_TIME, user } from "../../contract/presence-answers.ts";
import {
  type EngineUnderFault,
  startEngine,
} from "../../support/engine-under-fault.ts";
import { fake } from "../../support/fake-extension.ts";

/** Some minutes in which bo comes, goes and comes back, a worker ends, and time passes. */
const someMinutes = async (engine: EngineUnderFault, stream: boolean) => {
  const { platform } = engine;
  const next = stream ? engine.beat : engine.pass;
  await next(2 * MINUTE);
  platform.join("bo");
  await next(2 * MINUTE);
  platform.leave("bo");
  await next(MINUTE);
  engine.endWorker();
  await engine.startWorker();
  await next(3 * MINUTE);
  platform.join("bo");
  await next(2 * MINUTE);
};

const AFTER_MINUTES = {
  shown: "live",
  badge: "2",
  people: "ana bo",
  sessions: ["ana -60..", "bo 120..240", "bo 480.."],
  coverage: ["0..600"],
  position: "e1:4",
} as const;

describe("this machine's clock", () => {
  it.each(
    [
      ["a day ahead", SERVER_TIME + DAY],
      ["a day behind", SERVER_TIME - DAY],
      ["in 1970", Date.UTC(1970, 0, 1, 0, 0, 1)],
      ["in 2099", Date.UTC(2099, 11, 31, 23, 59)],
      ["right", SERVER_TIME],
    ].flatMap(([name, shows]) => [
      { name, shows: Number(shows), stream: false },
      { name, shows: Number(shows), stream: true },
    ]),
  )(
    "D1 $name (stream: $stream): changes nothing of what is known",
    async ({ shows, stream }) => {
      const engine = await startEngine({ shows, stream });
      await someMinutes(engine, stream);
      await engine.expect({ ...AFTER_MINUTES, requests: stream ? 5 : 13 });
    },
  );

  it.each(
    [HOUR, -HOUR, DAY, -DAY].flatMap((by) => [
      { by, stream: false },
      { by, stream: true },
    ]),
  )(
    "D2 a jump by $by ms in the middle of a session (stream: $stream): changes no duration",
    async ({ by, stream }) => {
      const engine = await startEngine({ stream });
      const next = stream ? engine.beat : engine.pass;
      await next(5 * MINUTE);
      engine.clock.set(engine.clock.now() + by);
      await next(5 * MINUTE);
      engine.platform.leave("ana");
      await next(MINUTE);
      await engine.expect({
        shown: "live",
        badge: "",
        people: "ana- bo-",
        sessions: ["ana -60..600"],
        coverage: ["0..660"],
        requests: stream ? 8 : 15,
      });
    },
  );
});

describe("the platform's clock", () => {
  it("D3 replicas a day apart, in turn: no time counts twice, and the clock is no longer trusted", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    for (let minute = 1; minute <= 10; minute++) {
      platform.setAhead(minute % 2 === 0 ? -DAY : DAY);
      await engine.pass(MINUTE);
    }
    const { state } = await engine.glance();
    expect(state && isTrusted(state.watch.clock)).toBe(false);
    // One minute in every two is of the replica ahead: eight minutes go on from its first word.
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      // A session is no longer than a day.
      sessions: ["ana -60..0", "ana ≥86340.."],
      coverage: ["86460..86940"],
      requests: 12,
    });
  });

  it("D4 set back by an hour: no time below nothing, and none twice", async () => {
    const engine = await startEngine();
    const { platform } = engine;
    await engine.pass(10 * MINUTE);
    platform.setAhead(-HOUR);
    platform.join("bo");
    await engine.pass(10 * MINUTE);
    platform.leave("bo");
    await engine.pass(10 * MINUTE);
    const back = {
      shown: "live",
      badge: "1",
      people: "ana bo-",
      position: "e1:3",
    };
    await engine.expect({
      ...back,
      sessions: ["ana -60..", "bo -3000..600"],
      coverage: ["0..600"],
      requests: 32,
    });
    await engine.pass(50 * MINUTE);
    await engine.expect({
      ...back,
      sessions: ["ana -60..", "bo -3000..600"],
      coverage: ["0..1200"],
      requests: 83,
    });
  });
});

describe("a machine that sleeps", () => {
  it.each([
    { stream: false, named: true },
    { stream: false, named: false },
    { stream: true, named: true },
    { stream: true, named: false },
  ])(
    "D10 for 8 h (stream: $stream, logins have names: $named): the night counts for nobody",
    async ({ stream, named }) => {
      const engine = await startEngine({ stream });
      const { platform } = engine;
      const next = stream ? engine.beat : engine.pass;
      if (!named) platform.change([user("ana", { sessions: [{}] })]);
      await next(5 * MINUTE);
      engine.sleep(8 * HOUR);
      await engine.pass(0);
      await next(MINUTE);
      const night = (8 * HOUR) / SECOND;
      const [from, to] = [300 + night, 360 + night];
      await engine.expect({
        shown: "live",
        badge: "1",
        people: "ana bo-",
        sessions: named
          ? [`ana -60.. cut ${night}`]
          : ["ana -60..300", `ana ≥${from}..`],
        coverage: ["0..300", `${from}..${to}`],
        requests: 10,
      });
    },
  );

  it.each([false, true])(
    "D11 for 40 s (stream: %s): is no gap",
    async (stream) => {
      const engine = await startEngine({ stream });
      const next = stream ? engine.beat : engine.pass;
      await next(50 * SECOND);
      engine.sleep(40 * SECOND);
      engine.platform.beat();
      await engine.idle();
      await next(90 * SECOND);
      await engine.expect({
        shown: "live",
        badge: "1",
        people: "ana bo-",
        sessions: ["ana -60.."],
        requests: 5,
      });
    },
  );

  it("D13 with a stream open that is dead when it wakes: reads the list at once", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    platform.holdBack();
    engine.sleep(2 * HOUR);
    platform.join("bo");
    await engine.pass(0);
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo",
      sessions: ["ana -60.. cut 7200", "bo 7260.."],
      coverage: ["0..60"],
      position: "e1:2",
      requests: 5,
    });
  });

  it("D13 with words of before its sleep still on their way: are not taken for news, the list is read first", async () => {
    const engine = await startEngine({ stream: true });
    const { platform } = engine;
    await engine.beat(MINUTE);
    const release = platform.holdBack();
    platform.join("bo");
    engine.sleep(2 * HOUR);
    release();
    await engine.idle();
    await engine.pass(0);
    await engine.expect({
      shown: "live",
      badge: "2",
      people: "ana bo",
      sessions: ["ana -60.. cut 7200", "bo 60.."],
      coverage: ["0..60"],
      position: "e1:2",
      requests: 5,
    });
  });
});

describe("an alarm", () => {
  it("D12 that comes five minutes late: the worker goes on, and the time is a gap", async () => {
    const engine = await startEngine();
    engine.endWorker();
    engine.sleep(6 * MINUTE);
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      sessions: ["ana -60.. cut 360"],
      requests: 4,
    });
  });

  it("D12 that comes twice: one poll", async () => {
    const engine = await startEngine();
    engine.endWorker();
    await engine.pass(MINUTE);
    const alarm = { name: "rollcall-wake", when: engine.clock.now() };
    fake.alarms.set(alarm.name, alarm);
    await engine.pass(0);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      coverage: ["0..60"],
      requests: 3,
    });
  });

  it("D12 that never comes: is set anew by whatever starts the worker", async () => {
    const engine = await startEngine();
    engine.endWorker();
    fake.alarms.clear();
    await engine.pass(10 * MINUTE);
    await engine.startWorker();
    expect(fake.alarms.size).toBe(1);
    engine.endWorker();
    await engine.pass(MINUTE);
    await engine.expect({
      shown: "live",
      badge: "1",
      people: "ana bo-",
      coverage: ["600..660"],
      requests: 4,
    });
  });
});

describe("what is too old", () => {
  /** A session and coverage that are over since the first minutes. */
  const past = async (): Promise<EngineUnderFault> => {
    const engine = await startEngine();
    await engine.pass(5 * MINUTE);
    engine.platform.leave("ana");
    await engine.pass(5 * MINUTE);
    return engine;
  };
  const kept = {
    shown: "live",
    people: "ana- bo-",
    badge: "",
    sessions: ["ana -60..300"],
  };

  it("D14 is deleted after a month", async () => {
    const engine = await past();
    engine.sleep(40 * DAY);
    await engine.pass(2 * HOUR);
    await engine.expect({
      ...kept,
      sessions: [],
      coverage: ["3456600..3463800"],
      requests: 140,
    });
  });

  it.each([
    ["2099", Date.UTC(2099, 0, 1)],
    ["1970", Date.UTC(1970, 0, 1, 0, 0, 1)],
  ])(
    "D14 is not what a clock in %s makes of it: nothing is deleted",
    async (_, shows) => {
      const engine = await past();
      engine.clock.set(shows);
      // Upkeep is due each hour: even a day more with each would reach it in these.
      for (let hours = 0; hours < 40; hours++) {
        engine.sleep(HOUR - MINUTE);
        await engine.pass(MINUTE);
      }
      await engine.expect({ ...kept, requests: 200 });
    },
  );
});
