import { describe, expect, it } from "vitest";
import type { Failure } from "../../../utils/domain/failure.ts";
import { HOUR, SECOND } from "../../../utils/domain/instant.ts";
import { HEADER_DEADLINE_MS } from "../../../utils/transport/attempt.ts";
import { knock } from "../../../utils/transport/knock.ts";
import { type World, drivenIo } from "../../contract/driven-io.ts";

const NOW = Date.UTC(2026, 2, 4, 12);
const URL = "wss://acme.test/socket?token=s3cret";

const ask = (answer: () => Promise<Response>, world: World = {}) => {
  const asked: [string, RequestInit][] = [];
  const io = drivenIo({
    now: NOW,
    ...world,
    fetch: (url, init) => {
      asked.push([url, init]);
      return answer();
    },
  });
  const { signal } = new AbortController();
  return { io, asked, knocked: knock(io, URL, signal) };
};

const answering = (status: number, headers: HeadersInit = {}) =>
  ask(() => Promise.resolve(new Response("", { status, headers })));

describe("a knock at the address of a WebSocket", () => {
  it("is a plain request like any other", async () => {
    const { asked, knocked } = answering(426);
    await knocked;
    expect(asked).toMatchObject([
      [
        "https://acme.test/socket?token=s3cret",
        {
          method: "GET",
          redirect: "manual",
          credentials: "omit",
          referrerPolicy: "no-referrer",
        },
      ],
    ]);
  });

  it("hears the server's clock, which goes on", async () => {
    const date = new Date(NOW - HOUR).toUTCString();
    const { io, knocked } = answering(400, { date });
    const heard = await knocked;
    io.advance(7 * SECOND);
    expect(heard.ok && heard.value.serverTime()).toBe(NOW - HOUR + 7 * SECOND);
  });

  it("goes by ours where it says none", async () => {
    const heard = await answering(400).knocked;
    expect(heard.ok && heard.value.serverTime()).toBe(NOW);
  });

  it.each<readonly [number, Partial<Failure>]>([
    [401, { code: "auth_required" }],
    [403, { code: "forbidden" }],
    [404, { code: "not_found" }],
    [503, { code: "server_error" }],
    [302, { code: "bad_data", what: "redirect" }],
    [400, { code: "bad_data", what: "no_socket" }],
    [426, { code: "bad_data", what: "no_socket" }],
    [200, { code: "bad_data", what: "no_socket" }],
  ])(
    "fails with no answer, and remembers what %i would mean",
    async (status, refusal) => {
      expect(await answering(status).knocked).toMatchObject({
        ok: true,
        value: { refusal },
      });
    },
  );

  it("lets who does not answer it open the socket all the same", async () => {
    const io = drivenIo({
      now: NOW,
      // As a browser does: an abort ends it.
      fetch: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () =>
            reject(new DOMException("ended", "AbortError")),
          );
        }),
    });
    const knocked = knock(io, URL, new AbortController().signal);
    io.advance(HEADER_DEADLINE_MS);
    const heard = await knocked;
    expect(heard).toMatchObject({
      ok: true,
      value: { refusal: { code: "timeout", afterMs: HEADER_DEADLINE_MS } },
    });
    expect(heard.ok && heard.value.serverTime()).toBe(NOW + HEADER_DEADLINE_MS);
    expect(io.timers()).toBe(0);
  });

  it.each<readonly [World, Failure["code"]]>([
    [{}, "network"],
    [{ online: false }, "offline"],
    [{ allowed: false }, "permission_missing"],
  ])("fails where nobody can be reached: %j", async (world, code) => {
    const { io, knocked } = ask(
      () => Promise.reject(new TypeError("Failed to fetch")),
      world,
    );
    expect(await knocked).toMatchObject({ ok: false, failure: { code } });
    expect(io.timers()).toBe(0);
  });
});
