import { describe, expect, it, vi } from "vitest";
import {
  NO_CREDENTIALS,
  bearer,
} from "../../../utils/transport/credentials.ts";
import { follow } from "../../../utils/transport/follow.ts";
import { send } from "../../../utils/transport/http.ts";
import type { Io } from "../../../utils/transport/io.ts";
import { drivenIo } from "../../contract/driven-io.ts";

const URL = "https://acme.test/stream";
const REQUEST = { url: URL, credentials: bearer("t"), lastEventId: "e1:7" };

const streamOf = (body: BodyInit | null): Response =>
  new Response(body, { headers: { "content-type": "text/event-stream" } });

/** A world in which every question gets this answer; `inits` are the questions. */
const answering = (answer: () => Response) => {
  const inits: RequestInit[] = [];
  const fetch: Io["fetch"] = (_, init) => {
    inits.push(init);
    return Promise.resolve(answer());
  };
  return { io: drivenIo({ fetch }), inits };
};

const listen = async (
  io: Io,
  signal: AbortSignal = new AbortController().signal,
) => {
  const said = [];
  for await (const piece of follow(io, REQUEST, signal)) said.push(piece);
  return said;
};

describe("following a stream", () => {
  it("asks with neither cookies, referrer, cache nor redirects, as every request does (T2, T5)", async () => {
    const { io, inits } = answering(() => streamOf(""));
    const { signal } = new AbortController();
    await listen(io);
    await send(io, { url: URL, credentials: bearer("t") }, signal);
    expect(inits).toMatchObject([
      {
        headers: {
          Accept: "text/event-stream",
          "Last-Event-ID": "e1:7",
          Authorization: "Bearer t",
        },
      },
      { headers: { Accept: "application/json", Authorization: "Bearer t" } },
    ]);
    for (const init of inits)
      expect(init).toMatchObject({
        method: "GET",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        redirect: "manual",
      });
  });

  it("refuses a redirect that the browser shows without its status (A14)", async () => {
    const { io } = answering(() =>
      Object.defineProperty(Response.error(), "type", {
        value: "opaqueredirect",
      }),
    );
    const refused = {
      ok: false,
      failure: { code: "bad_data", what: "redirect" },
    };
    const { signal } = new AbortController();
    expect(await listen(io)).toEqual([refused]);
    expect(
      await send(io, { url: URL, credentials: NO_CREDENTIALS }, signal),
    ).toEqual(refused);
  });

  it("ends with a failure, lets go of the connection, and reads no further", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(Uint8Array.of(0x64, 0xff, 0x0a));
      },
    });
    const { io, inits } = answering(() => streamOf(body));
    expect(await listen(io)).toEqual([
      { ok: false, failure: { code: "bad_data", what: "encoding" } },
    ]);
    // One chunk was read; another may wait.
    expect(pulled).toBeLessThanOrEqual(2);
    expect(inits[0]?.signal?.aborted).toBe(true);
    expect(io.timers()).toBe(0);
  });

  it("leaves nothing on the signal of its caller, who may live long", async () => {
    const { io } = answering(() => streamOf("data: x\n\n"));
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await listen(io, signal);
    await send(io, { url: URL, credentials: NO_CREDENTIALS }, signal);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
    expect(added).toHaveBeenCalledTimes(2);
  });

  it("ends quietly where there is no body at all", async () => {
    const { io } = answering(() => streamOf(null));
    expect(await listen(io)).toEqual([]);
  });
});
