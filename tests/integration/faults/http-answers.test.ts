import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { chance } from "../../support/engine-under-fault-chance.ts";
import { FROZEN, NOTHING } from "../../support/engine-under-fault-disk.ts";
import { PRESENCE } from "../../support/engine-under-fault-platform.ts";
import { startEngine } from "../../support/engine-under-fault.ts";
import { fake } from "../../support/fake-extension.ts";
import {
  type Action,
  type Answer,
  answer,
  held,
  html,
  json,
  reset,
  startFaultServer,
} from "../../support/fault-server.ts";
import { until } from "../../support/until.ts";
import { SERVER_TIME } from "../../contract/presence-answers.ts";
import { CANARY } from "../../contract/product.ts";

const problem = (status: number, more: Answer = {}): Action =>
  answer({
    status,
    body: JSON.stringify({
      title: `not ${CANARY}`,
      detail: `The token ${CANARY} is not good enough`,
    }),
    ...more,
    headers: { "Content-Type": "application/problem+json", ...more.headers },
  });

const retryAfter = (value: string | null, status = 429): Action =>
  answer({
    status,
    headers: {
      Date: new Date(SERVER_TIME).toUTCString(),
      ...(value === null ? {} : { "Retry-After": value }),
    },
  });

/** When the next try is, from now, ms. */
const waitOf = async ({
  glance,
  clock,
}: Pick<
  Awaited<ReturnType<typeof startEngine>>,
  "glance" | "clock"
>): Promise<number> => {
  const { connection } = await glance();
  const phase = connection?.connection.phase;
  if (phase?.kind !== "waiting") throw new Error(`It is ${phase?.kind}.`);
  return phase.until - clock.now();
};

describe("an answer of the platform", () => {
  it.each([
    ["A1 a refused token", 401, "auth_required"],
    ["A3 a token that may not read presence", 403, "forbidden"],
    ["A6 a request that is too large", 413, "too_large"],
  ])(
    "%s: says so at once, stops polling and looks again each quarter of an hour",
    async (_, status, code) => {
      const engine = await startEngine();
      engine.platform.faults({ action: problem(status) });
      await engine.pass(MINUTE);
      const refused = { ...FROZEN, shown: `failed ${code}`, badge: "!" };
      await engine.expect({ ...refused, requests: 3 });
      await engine.pass(15 * MINUTE - SECOND);
      await engine.expect({ ...refused, requests: 3 });
      await engine.pass(HOUR);
      await engine.expect({ ...refused, requests: 3 + 5 });
      engine.platform.faults();
      await engine.refresh();
      await engine.expect({
        ...FROZEN,
        shown: "live",
        badge: "1",
        sessions: ["ana -60.. cut 4559"],
        requests: 3 + 5 + 2,
      });
    },
  );

  it("A2 a refusal of the old token, after the new one was saved: is dropped", async () => {
    const engine = await startEngine();
    const late = held();
    const asked = engine.platform.server.requests;
    engine.platform.faults({ match: { path: PRESENCE }, action: late.action });
    await engine.pass(MINUTE);
    expect(asked).toHaveLength(3);
    engine.platform.faults();
    const saving = engine.save({ token: "another-token-another-token" });
    await until(() => asked.length > 3);
    late.release(problem(401));
    await saving;
    expect(asked.at(-1)?.headers.get("authorization")).toBe(
      "Bearer another-token-another-token",
    );
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      coverage: ["0..60"],
      nowhere: "another-token",
      requests: 5,
    });
  });

  it.each([
    ["404 in JSON", json({ error: "no" }, { status: 404 })],
    ["404 in HTML", html(404)],
    ["410", answer({ status: 410 })],
  ])(
    "A4 no service at this address (%s): one try each five minutes",
    async (_, action) => {
      const engine = await startEngine();
      engine.platform.faults({ action });
      await engine.pass(10 * MINUTE);
      const gone = { ...FROZEN, shown: "failed not_found", badge: "!" };
      await engine.expect({ ...gone, requests: 2 + 2 });
      await engine.pass(50 * MINUTE);
      await engine.expect({ ...gone, requests: 2 + 12 });
    },
  );

  it("A7 a wait that the server asks for: nothing before it is over, also when the worker ends meanwhile", async () => {
    const engine = await startEngine({
      faults: [
        { match: { path: PRESENCE }, action: retryAfter("7"), times: 1 },
      ],
    });
    const limited = { ...NOTHING, shown: "failed rate_limited", badge: "!" };
    await engine.expect({ ...limited, requests: 2 });
    await engine.pass(3 * SECOND);
    engine.endWorker();
    await engine.startWorker();
    await engine.refresh();
    await engine.pass(4 * SECOND - 1);
    await engine.expect({ ...limited, requests: 2 });
    await engine.pass(SECOND);
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      requests: 4,
    });
  });

  it("A7 a wait that the server asks for: an ended worker comes back for it by its alarm", async () => {
    const engine = await startEngine();
    engine.platform.faults({ action: retryAfter("7"), times: 1 });
    await engine.pass(MINUTE + 3 * SECOND);
    engine.endWorker();
    await engine.pass(4 * SECOND - 1);
    await engine.expect({ ...FROZEN, shown: "live", badge: "1", requests: 3 });
    await engine.pass(MINUTE);
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      coverage: ["0..90"],
      requests: 4,
    });
  });

  it("A8 a wait as a date, with this machine a day ahead: counts by the server's clock", async () => {
    const date = new Date(SERVER_TIME + 40 * SECOND).toUTCString();
    const engine = await startEngine({
      shows: SERVER_TIME + DAY,
      faults: [{ action: retryAfter(date, 503), times: 1 }],
    });
    const limited = { ...NOTHING, shown: "failed server_error", badge: "!" };
    await engine.pass(40 * SECOND - 1);
    await engine.expect({ ...limited, requests: 1 });
    await engine.pass(4 * SECOND);
    await engine.expect({ ...FROZEN, shown: "live", badge: "1", requests: 3 });
  });

  it.each([
    ["none", null, SECOND, 2 * SECOND],
    ["one below nothing", "-5", SECOND, 2 * SECOND],
    ["a word", "abc", SECOND, 2 * SECOND],
    ["a number of science", "1e9", SECOND, 2 * SECOND],
    ["two in one", "7, 9", SECOND, 2 * SECOND],
    ["two", "7\r\nRetry-After: 9", SECOND, 2 * SECOND],
    ["thirty years", "999999999", HOUR, 1.1 * HOUR],
  ])(
    "A9 a wait that makes no sense (%s): the usual one, an hour at most",
    async (_, value, least, most) => {
      for (const [status, code] of [
        [429, "rate_limited"],
        [503, "server_error"],
      ] as const) {
        const engine = await startEngine({
          faults: [{ action: retryAfter(value, status) }],
        });
        const wait = await waitOf(engine);
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(most);
        await engine.expect({
          ...NOTHING,
          shown: `failed ${code}`,
          badge: "!",
          requests: 1,
        });
      }
    },
  );

  it("A10 one failure, then all is well: nothing of it shows, nothing is missing", async () => {
    const engine = await startEngine();
    engine.platform.faults({ action: html(500), times: 1 });
    await engine.pass(MINUTE);
    await engine.expect({ ...FROZEN, shown: "live", badge: "1", requests: 3 });
    await engine.pass(2 * SECOND);
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      coverage: ["0..61"],
      requests: 4,
    });
  });

  it.each([502, 504])(
    "A11 %i with 2 MB of HTML from a proxy: the status speaks, nothing of the body is kept",
    async (status) => {
      const engine = await startEngine();
      const body = `<html>${"<p>BAD-GATEWAY-PAGE</p>".repeat(90_000)}</html>`;
      engine.platform.faults({ action: html(status, body) });
      await engine.pass(10 * MINUTE);
      const { connection } = await engine.glance();
      expect(connection?.connection.phase).toMatchObject({
        failure: { status },
      });
      await engine.expect({
        ...FROZEN,
        shown: "failed server_error",
        badge: "!",
        nowhere: "BAD-GATEWAY-PAGE",
        requests: 2 + 14,
      });
    },
  );
});

describe("a platform that is down for an hour (A12)", () => {
  it.each([1, 2, 3, 4])(
    "A12 503 for ever (chance %i): at most 44 requests, though the worker ends each ten minutes",
    async (seed) => {
      const engine = await startEngine({ random: chance(seed) });
      engine.platform.faults({ action: html(503) });
      for (let times = 0; times < 6; times++) {
        await engine.pass(10 * MINUTE);
        engine.endWorker();
      }
      await engine.startWorker();
      await engine.expect({
        ...FROZEN,
        shown: "failed server_error",
        badge: "!",
        requests: 2 + 44,
      });
    },
  );
});

describe("an answer that is none of the platform's", () => {
  it.each(
    [301, 302, 303, 307, 308].flatMap((status) => [
      { status, to: "the same origin" },
      { status, to: "another origin" },
      { status, to: "itself" },
    ]),
  )("A14 a redirect ($status) to $to: is refused", async ({ status, to }) => {
    const other = await startFaultServer();
    const engine = await startEngine();
    const { server, address, faults } = engine.platform;
    const origin = to === "another origin" ? other.origin : server.origin;
    const path = to === "itself" ? new URL(address).pathname : "/elsewhere";
    faults({
      action: answer({ status, headers: { Location: `${origin}${path}` } }),
    });
    await engine.pass(5 * MINUTE);
    await engine.expect({
      ...FROZEN,
      shown: "failed bad_data",
      badge: "!",
      requests: 2 + 10,
    });
    other.expectRequests(0);
    expect(server.requests.map(({ target }) => target)).not.toContain(
      "/elsewhere",
    );
  });

  it.each([
    ["A5 a request that came too slowly", html(408), "timeout"],
    ["A5 a request that came too early", html(425), "timeout"],
    ["A13 no content", answer({ status: 204 }), "bad_data"],
    ["A13 a part", json({}, { status: 206 }), "bad_data"],
    ["A13 nothing new, unasked", answer({ status: 304 }), "bad_data"],
    ["A15 the page of a captive portal", html(200), "bad_data"],
    ["A15 a network that wants a login", html(511), "server_error"],
    ["A16 an error as 200", json({ error: "no" }), "bad_data"],
    ["A16 a problem document as 200", problem(200), "bad_data"],
    ["A19 a reset on accept", reset(), "network"],
    ["A19 a reset in the head", reset("HTTP/1.1 200 OK\r\nCon"), "network"],
  ])("%s: keeps the last known list", async (_, action, code) => {
    const engine = await startEngine();
    engine.platform.faults({ action });
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

  it("A17 a problem document that lies: the status speaks, and its words are cut to plain text", async () => {
    const engine = await startEngine();
    const detail = `${"<b>".repeat(100)}THE-END`;
    const body = JSON.stringify({
      status: 200,
      type: "javascript:alert(1)",
      detail,
    });
    engine.platform.faults({ action: problem(400, { body }) });
    await engine.pass(5 * MINUTE);
    expect((await engine.connection()).lastFailure).toEqual({
      code: "bad_data",
      what: "unexpected_status",
      detail: detail.slice(0, 200),
    });
    await engine.expect({
      ...FROZEN,
      shown: "failed bad_data",
      badge: "!",
      nowhere: "THE-END",
      requests: 2 + 10,
    });
  });

  it("A19 nobody listens: says that the network fails", async () => {
    const engine = await startEngine();
    await engine.platform.server.stop();
    await engine.pass(5 * MINUTE);
    await engine.expect({
      ...FROZEN,
      shown: "failed network",
      badge: "!",
      requests: 2,
    });
  });

  it("A19 nobody answers because the browser is offline: says so", async () => {
    const engine = await startEngine({ online: () => false });
    engine.platform.faults({ action: reset() });
    await engine.pass(5 * MINUTE);
    await engine.expect({
      ...FROZEN,
      shown: "failed offline",
      badge: "!",
      requests: 2 + 14,
    });
  });

  it("A20 no permission for the site: says so, and sends nothing until it is there again", async () => {
    const engine = await startEngine();
    fake.withdraw("http://127.0.0.1/*");
    await engine.idle();
    const missing = {
      ...FROZEN,
      shown: "failed permission_missing",
      badge: "!",
    };
    await engine.expect({ ...missing, requests: 2 });
    await engine.pass(HOUR);
    await engine.refresh();
    await engine.expect({ ...missing, requests: 2 });
    fake.allow("http://127.0.0.1/*");
    await engine.idle();
    await engine.expect({
      ...FROZEN,
      shown: "live",
      badge: "1",
      sessions: ["ana -60.. cut 3600"],
      requests: 4,
    });
  });
});
