import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { streamHandler } from "../../../platform/api/stream.ts";
import { heartbeatEveryMs } from "../../../platform/api/stream-reader.ts";
import type { EventSink } from "../../../platform/http/event-sink.ts";
import type { Handler, StreamReply } from "../../../platform/http/message.ts";
import { MOST_WAITING_BYTES } from "../../../platform/settings.ts";
import type { Store } from "../../../platform/store.ts";
import {
  NOON,
  handClock,
  memoryStore,
  request,
  user,
  visit,
} from "./builders.ts";

const PACE = { heartbeatEveryMs: 12_000, patienceMs: 10_000 };

/** A connection whose other end the test plays. */
function fakeSink() {
  const listeners = { drain: () => {}, close: [] as (() => void)[] };
  let text = "";
  let waiting = 0;
  let state = "open";
  const close = (how: string) => {
    if (state !== "open") return;
    state = how;
    listeners.close.forEach((listener) => listener());
  };
  const sink: EventSink = {
    send: (events) => (text += events.toString()),
    waiting: () => waiting,
    end(events) {
      text += events;
      close("ended");
    },
    cut: () => close("cut"),
    onDrain: (listener) => (listeners.drain = listener),
    onClose: (listener) => listeners.close.push(listener),
  };
  return {
    sink,
    names: () => [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name),
    state: () => state,
    hangUp: () => close("hung up"),
    fill: () => (waiting = MOST_WAITING_BYTES + 1),
    drain: () => {
      waiting = 0;
      listeners.drain();
    },
  };
}

async function openOn(handler: Handler, sink: EventSink) {
  const reply = await handler(request());
  if (!("stream" in reply)) throw new Error(`Status ${reply.status}.`);
  reply.stream(sink);
  await settled();
}

/** Lets everything happen that waits for no timer. */
const settled = () => vi.advanceTimersByTimeAsync(0);

async function setUp(changes: Partial<Store> = {}, mostStreams = 9) {
  const store = { ...memoryStore(), ...changes };
  await store.addUsers([user("ana")], NOON);
  const stopping = new AbortController();
  const handler = streamHandler(
    {
      store,
      clock: handClock(),
      streamPace: PACE,
      stopping: stopping.signal,
    },
    mostStreams,
  );
  return { store, handler, stopping };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a stream", () => {
  it("gets a heartbeat only after it was quiet for the whole time", async () => {
    const { store, handler } = await setUp();
    const { sink, names } = fakeSink();
    await openOn(handler, sink);
    await vi.advanceTimersByTimeAsync(11_999);
    await store.recordVisit(visit("ana", NOON));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(names()).toEqual(["heartbeat", "delta"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(names()).toEqual(["heartbeat", "delta", "heartbeat"]);
    await vi.advanceTimersByTimeAsync(24_000);
    expect(names()).toHaveLength(5);
  });

  it("learns with the heartbeat what another process changed", async () => {
    const { store, handler } = await setUp({ onCommit: () => () => {} });
    const { sink, names } = fakeSink();
    await openOn(handler, sink);
    await store.recordVisit(visit("ana", NOON));
    await settled();
    expect(names()).toEqual(["heartbeat"]);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(names()).toEqual(["heartbeat", "delta"]);
  });

  it("gets nothing while it is full, and everything afterwards", async () => {
    const { store, handler } = await setUp();
    const { sink, names, fill, drain, state } = fakeSink();
    await openOn(handler, sink);
    fill();
    for (let beat = 0; beat < 20; beat += 1)
      await store.recordVisit(visit("ana", NOON + beat));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(names()).toEqual(["heartbeat"]);
    drain();
    await settled();
    expect(names()).toHaveLength(21);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state()).toBe("open");
  });

  it("is cut when it stays full", async () => {
    const { store, handler } = await setUp();
    const { sink, fill, state } = fakeSink();
    await openOn(handler, sink);
    fill();
    await store.recordVisit(visit("ana", NOON));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(state()).toBe("open");
    await vi.advanceTimersByTimeAsync(1);
    expect(state()).toBe("cut");
  });

  it("is cut when the store fails, so that its reader resumes", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const { store, handler } = await setUp({
      deltasAfter: () => Promise.reject(new Error("The disk is gone.")),
    });
    const { sink, state } = fakeSink();
    await openOn(handler, sink);
    await store.recordVisit(visit("ana", NOON));
    await settled();
    expect(state()).toBe("cut");
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it("leaves nothing behind when its reader hangs up", async () => {
    let listening = 0;
    const { handler } = await setUp({
      onCommit: () => {
        listening += 1;
        return () => {
          listening -= 1;
        };
      },
    });
    const { sink, hangUp, names } = fakeSink();
    await openOn(handler, sink);
    expect(listening).toBe(1);
    hangUp();
    expect(listening).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(names()).toEqual(["heartbeat"]);
  });

  it("is refused when there are too many, until one closes", async () => {
    const { handler } = await setUp({}, 2);
    const first = fakeSink();
    await openOn(handler, first.sink);
    await openOn(handler, fakeSink().sink);
    const refused = await handler(request());
    expect(refused.status).toBe(503);
    expect(Number(refused.headers["Retry-After"])).toBeGreaterThan(0);
    first.hangUp();
    expect((await handler(request())).status).toBe(200);
  });

  it("ends with a goodbye, even when it begins while the platform stops", async () => {
    const { handler, stopping, store } = await setUp();
    const early = fakeSink();
    await openOn(handler, early.sink);
    // CAST: nothing has stopped yet.
    const reply = (await handler(request())) as StreamReply;
    stopping.abort();
    const late = fakeSink();
    reply.stream(late.sink);
    await store.recordVisit(visit("ana", NOON));
    await settled();
    expect(early.names()).toEqual(["heartbeat", "bye"]);
    expect(late.names()).toEqual(["bye"]);
    expect([early.state(), late.state()]).toEqual(["ended", "ended"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the time between two heartbeats", () => {
  it.each([
    [0.1, 12_000],
    [1, 12_000],
    [4, 3_000],
    [48, 250],
    [600, 250],
  ])("at speed %d is %d ms", (speed, expected) => {
    expect(heartbeatEveryMs(speed)).toBe(expected);
  });
});
