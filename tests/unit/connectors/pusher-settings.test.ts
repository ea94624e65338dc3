import { givesOf } from "../../../utils/connectors/declared.ts";
import { describe, expect, it } from "vitest";
import { pusher } from "../../../utils/connectors/pusher.ts";
import { socketAddress } from "../../../utils/connectors/pusher-settings.ts";

const GOOD = { key: "app-key", channel: "presence-site" };
const SITE = "https://shop.acme.test/api";

const urlOf = (more: Record<string, unknown>, address = SITE): string =>
  socketAddress(address, { ...GOOD, ...more }).split("?")[0] ?? "";

describe("settings of the Pusher protocol", () => {
  it.each([
    [
      "of a cluster of Pusher Channels",
      { cluster: "eu" },
      SITE,
      "wss://ws-eu.pusher.com/app/app-key",
    ],
    ["of the site itself", {}, SITE, "wss://shop.acme.test/app/app-key"],
    [
      "of the site itself, at its port",
      {},
      "https://shop.acme.test:8443",
      "wss://shop.acme.test:8443/app/app-key",
    ],
    [
      "of a host of its own",
      { host: "ws.acme.test" },
      "https://shop.acme.test:8443",
      "wss://ws.acme.test/app/app-key",
    ],
    [
      "at a port",
      { host: "ws.acme.test", port: 6001 },
      SITE,
      "wss://ws.acme.test:6001/app/app-key",
    ],
    [
      "behind a path",
      { path: "/reverb" },
      SITE,
      "wss://shop.acme.test/reverb/app/app-key",
    ],
    [
      "of this machine, without TLS",
      { host: "localhost", port: 6001 },
      SITE,
      "ws://localhost:6001/app/app-key",
    ],
    [
      "of this machine, where the site is",
      {},
      "http://127.0.0.1:8000",
      "ws://127.0.0.1:8000/app/app-key",
    ],
    [
      "of a host that only sounds like this machine",
      { host: "localhost.evil.test" },
      SITE,
      "wss://localhost.evil.test/app/app-key",
    ],
  ])("find the WebSocket %s", (_, more, address, url) => {
    expect(urlOf(more, address)).toBe(url);
  });

  it("speak version 7 of the protocol", () => {
    expect(socketAddress(SITE, GOOD)).toContain("?protocol=7&");
  });

  it.each([
    ["key", { key: "a/b" }],
    ["key", { key: "" }],
    ["key", { key: undefined }],
    ["channel", { channel: "private-site" }],
    ["channel", { channel: "presence-" }],
    ["channel", { channel: "presence-a b" }],
    ["channel", { channel: "presence-a\u0000" }],
    ["cluster", { cluster: "eu.evil.test/" }],
    ["host", { host: "ws.acme.test:6001" }],
    ["host", { host: "ws.acme.test/x" }],
    ["host", { host: "user@ws.acme.test" }],
    ["host", { host: "WS.acme.test?" }],
    ["host", { host: "" }],
    ["port", { port: 0 }],
    ["port", { port: 1.5 }],
    ["port", { port: "6001" }],
    ["path", { path: "//evil.test" }],
    ["path", { path: "reverb" }],
    ["authPath", { authPath: "https://evil.test/" }],
    ["authPath", { authPath: "/auth?x" }],
    ["header", { header: "X Token" }],
    ["header", { header: "X:\r\nY" }],
    ["updates", { updates: "pusher:ping" }],
    ["fields", { fields: { nonsense: "x" } }],
    ["directory", { directory: { request: { path: "/u" }, fields: {} } }],
  ])("do not take a %s like %j", (at, more) => {
    const checked = pusher.check({ ...GOOD, ...more });
    expect(checked.ok ? null : checked.failure.path[0]).toBe(at);
  });

  it("take nothing that they do not know: it might be the app's secret", () => {
    expect(pusher.check({ ...GOOD, secret: "s" }).ok).toBe(false);
  });

  it("ask for a permission for the site alone: a WebSocket needs none", () => {
    const settings = { ...GOOD, cluster: "eu" };
    expect(pusher.origins(SITE, settings)).toEqual(["https://shop.acme.test"]);
    expect(pusher.secretOrigin(SITE, settings)).toBe("https://shop.acme.test");
  });

  it("say what the connection gives", () => {
    const fields = {
      id: "id",
      account: "state",
      lastLoginAt: { from: "at", unit: "s" },
    };
    const directory = { request: { path: "/users" }, fields, by: "id" };
    expect(givesOf("pusher", GOOD)).toMatchObject({
      directory: "no",
      presence: "yes",
      start: "no",
      activity: "no",
      page: "some",
      live: "yes",
    });
    expect(
      givesOf("pusher", { ...GOOD, updates: "client-page", directory }),
    ).toMatchObject({
      directory: "yes",
      activity: "some",
      account: "yes",
      lastLogin: "yes",
    });
    expect(givesOf("pusher", { ...GOOD, fields: { name: "n" } })).toMatchObject(
      {
        page: "no",
      },
    );
    expect(givesOf("pusher", {})).toBeNull();
  });
});
