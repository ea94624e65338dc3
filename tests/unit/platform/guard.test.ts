import { describe, expect, it } from "vitest";
import {
  refuseCrossSite,
  refuseForeign,
  refuseWithoutToken,
} from "../../../platform/http/guard.ts";
import { request } from "./builders.ts";

const HOSTS = ["127.0.0.1:80", "localhost:80"];
const TOKEN = "a-token-of-some-length";

describe("guard", () => {
  it.each([
    ["its own address", { host: "127.0.0.1:80" }, true],
    ["localhost in capitals", { host: "LOCALHOST:80" }, true],
    ["a rebound name", { host: "evil.test" }, false],
    ["another port", { host: "127.0.0.1:81" }, false],
    ["no host", {}, false],
    ["its own page", { host: HOSTS[0], origin: "http://127.0.0.1:80" }, true],
    ["an extension", { host: HOSTS[0], origin: "moz-extension://ab12" }, true],
    ["a foreign page", { host: HOSTS[0], origin: "https://evil.test" }, false],
    ["a sandboxed page", { host: HOSTS[0], origin: "null" }, false],
  ])("answers %s: %o", (_, headers, allowed) => {
    const refusal = refuseForeign(request({ headers }), HOSTS);
    expect(refusal?.status).toBe(allowed ? undefined : 403);
  });

  it.each([
    ["its own page", { origin: "http://localhost:80" }, true],
    ["a program", {}, true],
    ["an extension", { origin: "chrome-extension://ab" }, false],
    ["a link from elsewhere", { "sec-fetch-site": "cross-site" }, false],
    ["a neighbour port", { "sec-fetch-site": "same-site" }, false],
  ])("lets %s act: %o", (_, headers, allowed) => {
    const refusal = refuseCrossSite(request({ headers }), HOSTS);
    expect(refusal?.status).toBe(allowed ? undefined : 403);
  });

  it.each([
    ["the token", `Bearer ${TOKEN}`, true],
    ["a lower case scheme", `bearer ${TOKEN}`, true],
    ["a wrong token", `Bearer ${TOKEN}x`, false],
    ["another scheme", `Basic ${TOKEN}`, false],
    ["nothing", undefined, false],
  ])("knows %s", (_, authorization, allowed) => {
    const headers = authorization === undefined ? {} : { authorization };
    const refusal = refuseWithoutToken(request({ headers }), TOKEN);
    expect(refusal?.status).toBe(allowed ? undefined : 401);
  });
});
