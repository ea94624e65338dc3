import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, rawStatus, signIn, start } from "./harness.ts";
import type { TestPlatform } from "./harness.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await start();
});
afterAll(() => platform.stop());

describe("the server", () => {
  it("describes itself, with its time on every answer", async () => {
    const answer = await ask(platform, "");
    const now = platform.clock.now();
    expect(answer.headers.get("rollcall-server-time")).toBe(String(now));
    expect(await answer.json()).toMatchObject({
      protocol: "rollcall-presence",
      version: 1,
      serverTime: now,
      can: { stream: true, history: true, write: [] },
    });
  });

  it("answers a request for the head alone without a body", async () => {
    const answer = await fetch(platform.base, {
      method: "HEAD",
      headers: { authorization: `Bearer ${platform.token}` },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  it.each([
    ["without a token", {}],
    ["with a wrong token", { authorization: "Bearer wrong" }],
  ])("refuses a reader %s", async (_, headers) => {
    for (const path of ["", "/presence"]) {
      const answer = await fetch(`${platform.base}${path}`, { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(answer.headers.get("content-type")).toBe(
        "application/problem+json",
      );
      expect(await answer.json()).toMatchObject({
        title: "Unauthorized",
        status: 401,
      });
    }
  });

  it("does not let a rebound host name in, not even with the token", async () => {
    const authorization = `Bearer ${platform.token}`;
    const { port } = new URL(platform.base);
    for (const host of ["evil.test", `evil.test:${port}`, "127.0.0.1:1"])
      expect(await rawStatus(platform.base, { host, authorization })).toBe(403);
    const host = `localhost:${port}`;
    expect(await rawStatus(platform.base, { host, authorization })).toBe(200);
  });

  it("does not answer a foreign web page, and allows none by CORS", async () => {
    const { base, token } = platform;
    const authorization = `Bearer ${token}`;
    const origin = "https://evil.test";
    expect(await rawStatus(base, { origin, authorization })).toBe(403);
    const answer = await ask(platform);
    const cors = [...answer.headers.keys()].filter((name) =>
      name.startsWith("access-control"),
    );
    expect(cors).toEqual([]);
    expect(await rawStatus(`${base}/beat`, { origin })).toBe(403);
  });

  it("answers an extension, which has an origin too", async () => {
    const status = await rawStatus(platform.base, {
      origin: "chrome-extension://abcdefghijklmnop",
      authorization: `Bearer ${platform.token}`,
    });
    expect(status).toBe(200);
  });

  it.each(["/histories", "/nothing", "/..%2f..%2fpackage.json"])(
    "has nothing at %s",
    async (path) => {
      expect((await ask(platform, path)).status).toBe(404);
    },
  );

  it("serves no file of the machine", async () => {
    const { demo } = platform;
    for (const path of ["assets/..%2f..%2fmain.ts", "assets/%2e%2e/routes.ts"])
      expect((await fetch(`${demo}${path}`)).status).toBe(404);
  });

  it("says which methods an address has", async () => {
    const method = "DELETE";
    const presence = await fetch(`${platform.base}/presence`, { method });
    expect(presence.status).toBe(405);
    expect(presence.headers.get("allow")).toBe("GET, HEAD");
    const beat = await fetch(`${platform.base}/beat`);
    expect(beat.status).toBe(405);
    expect(beat.headers.get("allow")).toBe("POST");
  });

  it("refuses a body over 64 KiB", async () => {
    const browser = await signIn(platform, "ada@demo.test");
    expect(await browser.beat({ more: "x".repeat(70_000) })).toBe(413);
    expect(await browser.beat({ more: "x".repeat(60_000) })).toBe(204);
  });

  it("refuses a long body that does not say its length", async () => {
    const chunk = new Uint8Array(40_000);
    const body = new ReadableStream({
      start(stream) {
        for (let count = 0; count < 3; count += 1) stream.enqueue(chunk);
        stream.close();
      },
    });
    // `duplex` is what fetch asks for with a stream; not all type libraries know it.
    const options = { method: "POST", body, duplex: "half" };
    const answer = await fetch(`${platform.demo}sign-in`, options);
    expect(answer.status).toBe(413);
  });

  it("survives what is no HTTP", async () => {
    const { port } = new URL(platform.base);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () =>
        socket.write("NONSENSE\r\n\r\n"),
      );
      socket.once("data", (bytes) => resolve(String(bytes)));
    });
    expect(said).toMatch(/^HTTP\/1.1 400/);
    expect((await ask(platform)).status).toBe(200);
  });
});

describe("the demo pages", () => {
  it("allow nothing but themselves", async () => {
    const answer = await fetch(`${platform.demo}sign-in`);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("load directly for who is signed in, and ask others to sign in", async () => {
    const browser = await signIn(platform, "grace@demo.test");
    for (const path of [
      "dashboard",
      "orders",
      "orders/10250",
      "customers/c101",
      "billing/invoices",
      "settings/roles",
      "help",
      "people/demo-ada",
    ]) {
      const { status } = await browser.open(path);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
    expect((await browser.open("orders/1")).status).toBe(404);
    const stranger = await fetch(`${platform.demo}orders`, {
      redirect: "manual",
    });
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get("location")).toBe("/demo/sign-in");
  });

  it("give a cookie that scripts and other sites cannot use", async () => {
    const answer = await fetch(`${platform.demo}sign-in`, {
      method: "POST",
      body: new URLSearchParams({ user: "ada@demo.test" }),
      redirect: "manual",
    });
    expect(answer.headers.get("set-cookie")).toMatch(
      /; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it("let nobody in who has no account", async () => {
    const answer = await fetch(`${platform.demo}sign-in`, {
      method: "POST",
      body: new URLSearchParams({ user: "<b>@evil.test" }),
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});
