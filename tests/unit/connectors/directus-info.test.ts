import { describe, expect, it } from "vitest";
import {
  type DirectusInfo,
  lookEveryMs,
  parseDirectusInfo,
} from "../../../utils/connectors/directus-info.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { recordedAnswer } from "../../support/captures.ts";
import { unwrap } from "../../support/unwrap.ts";

const infoWith = (more: Record<string, unknown>): DirectusInfo =>
  unwrap(parseDirectusInfo({ data: { project: {}, ...more } }));

describe("what a Directus server says of itself", () => {
  it("is read from the recorded answer", () => {
    const { body } = recordedAnswer("directus/server-info");
    expect(unwrap(parseDirectusInfo(body))).toEqual({
      name: "Directus",
      maxRows: null,
      requestEveryMs: SECOND,
      socketPath: "/websocket",
    });
  });

  it("is little without a token: the name, and nothing that could be asked too much", () => {
    const answer = { data: { project: { project_name: "Acme" } } };
    expect(unwrap(parseDirectusInfo(answer))).toEqual({
      name: "Acme",
      maxRows: null,
      requestEveryMs: SECOND,
      socketPath: null,
    });
  });

  it.each([
    ["no limit is asked every 10 s", false, 10 * SECOND],
    ["50 a second changes nothing", { points: 50, duration: 1 }, 10 * SECOND],
    [
      "60 a minute leaves four fifths to others",
      { points: 60, duration: 60 },
      15 * SECOND,
    ],
    ["5 a minute is asked rarely", { points: 5, duration: 60 }, 3 * MINUTE],
    [
      "1 an hour is asked every 5 min all the same",
      { points: 1, duration: 3600 },
      5 * MINUTE,
    ],
    ["nonsense is none", { points: 0, duration: -1 }, 10 * SECOND],
  ])("%s", (_, rateLimit, refreshMs) => {
    expect(lookEveryMs(infoWith({ rateLimit }))).toBe(refreshMs);
    expect(lookEveryMs(infoWith({ rateLimitGlobal: rateLimit }))).toBe(
      refreshMs,
    );
  });

  it("is asked more rarely the more requests a look needs", () => {
    const info = infoWith({});
    expect(
      [2, 12, 101, 1000].map((requests) => lookEveryMs(info, requests)),
    ).toEqual([10, 12, 101, 300].map((seconds) => seconds * SECOND));
  });

  it.each([
    [{ default: 100, max: 250 }, 250],
    [{ default: 100, max: -1 }, null],
    [{ default: 100, max: 0 }, null],
    [null, null],
  ])("gives at most as many rows as it says: %j", (queryLimit, maxRows) => {
    expect(infoWith({ queryLimit }).maxRows).toBe(maxRows);
  });

  it.each([
    ["switched off", false, null],
    ["without the part that is not GraphQL", { rest: false }, null],
    [
      "at a path of its own",
      { rest: { authentication: "public", path: "/live/ws" } },
      "/live/ws",
    ],
    [
      "that wants the token in its address",
      { rest: { authentication: "strict", path: "/websocket" } },
      null,
    ],
    [
      "elsewhere",
      { rest: { authentication: "handshake", path: "//evil.test@x" } },
      null,
    ],
    [
      "at a whole address",
      { rest: { authentication: "handshake", path: "wss://evil.test/" } },
      null,
    ],
    [
      "with a query",
      { rest: { authentication: "handshake", path: "/websocket?a=b" } },
      null,
    ],
  ])("has a WebSocket %s", (_, websocket, socketPath) => {
    expect(infoWith({ websocket }).socketPath).toBe(socketPath);
  });

  it.each([
    null,
    [],
    {},
    { data: null },
    { data: [] },
    { data: {} },
    { data: { project: "x" } },
  ])("is not read from %j", (answer) => {
    expect(parseDirectusInfo(answer)).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "wrong_shape" },
    });
  });
});
