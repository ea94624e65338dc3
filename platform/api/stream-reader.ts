import type { Clock } from "../clock.ts";
import type { EventSink } from "../http/event-sink.ts";
import { HEARTBEAT_MS, MOST_WAITING_BYTES, RETRY_MS } from "../settings.ts";
import type { Position } from "../snapshot.ts";
import type { Lost, Store } from "../store.ts";
import { readEventId } from "./event-id.ts";
import { endSilentSessions } from "./presence.ts";
import {
  byeEvent,
  deltaEvent,
  heartbeatEvent,
  resetEvent,
} from "./stream-events.ts";

/** Real ms: connections live in real time, however fast the platform's clock runs. */
export interface StreamPace {
  /** A stream that was quiet for this long gets a heartbeat. */
  readonly heartbeatEveryMs: number;
  /** A stream that was full for this long is cut. */
  readonly patienceMs: number;
}

/** A stream that is being written. */
export interface StreamReader {
  /** Ends it; the reader should come back after `retryMs`. */
  bye(retryMs: number): void;
}

/** Earlier than promised, so that a delay on the way does not break the promise. */
const QUIET_MS = 0.8 * HEARTBEAT_MS;
const SHORTEST_QUIET_MS = 250;
/** Deltas asked from the store at once. */
const DELTAS_AT_ONCE = 4;

/** Real ms between two heartbeats of a platform whose clock runs `speed` times as fast. */
export function heartbeatEveryMs(speed: number): number {
  return Math.min(QUIET_MS, Math.max(SHORTEST_QUIET_MS, QUIET_MS / speed));
}

/**
 * Writes everything that follows a position to one connection, until it closes.
 * The reader gets every delta in order; where that cannot be done, one reset and
 * what follows the present position.
 * @param lastEventId where the reader stood when its last stream ended
 */
export function startStreamReader(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  pace: StreamPace,
  sink: EventSink,
  lastEventId: string | undefined,
): StreamReader {
  let position: Position | undefined;
  let closed = false;
  let sent = 0;
  let full: NodeJS.Timeout | undefined;
  const quiet = setTimeout(() => queue(sayStillHere), pace.heartbeatEveryMs);

  // One thing after the other: two at a time would mix up what they send.
  let last = Promise.resolve();
  function queue(work: () => Promise<void>): void {
    last = last
      .then(() => (closed ? undefined : work()))
      .catch((error: unknown) => {
        console.error(error);
        // The reader resumes from what it got.
        sink.cut();
      });
  }
  let wanted = false;
  function wantDeltas(): void {
    if (wanted) return;
    wanted = true;
    queue(async () => {
      wanted = false;
      await sendDeltas();
    });
  }

  function send(events: string | Buffer): void {
    if (closed) return;
    sink.send(events);
    sent += 1;
    quiet.refresh();
  }

  function isFull(): boolean {
    if (sink.waiting() > MOST_WAITING_BYTES) {
      full ??= setTimeout(() => isFull() && sink.cut(), pace.patienceMs);
      return true;
    }
    clearTimeout(full);
    full = undefined;
    return false;
  }

  async function begin(): Promise<void> {
    send(`retry: ${RETRY_MS}\n\n`);
    position = lastEventId ? readEventId(lastEventId) : await store.position();
    if (!position) return reset("malformed");
    const before = sent;
    await sendDeltas();
    if (sent === before) await sendHeartbeat();
  }

  async function sendDeltas(): Promise<void> {
    while (position && !closed && !isFull()) {
      const missed = await store.deltasAfter(position, DELTAS_AT_ONCE);
      if (!missed.ok) {
        await reset(missed.reason);
        continue;
      }
      if (missed.deltas.length === 0) return;
      for (const delta of missed.deltas) {
        if (isFull()) return;
        send(deltaEvent(delta));
        position = delta;
      }
    }
  }

  async function reset(reason: Lost | "malformed"): Promise<void> {
    position = await store.position();
    send(resetEvent(position, clock.now(), reason));
  }

  async function sendHeartbeat(): Promise<void> {
    if (position && !isFull()) send(heartbeatEvent(position, clock.now()));
  }

  async function sayStillHere(): Promise<void> {
    quiet.refresh();
    const before = sent;
    // "All still there" must hold: nobody is online longer than the rule says.
    await endSilentSessions(store, clock.now());
    // Another process may have changed what this one did not hear of.
    await sendDeltas();
    if (sent === before) await sendHeartbeat();
  }

  const endCalls = store.onCommit(wantDeltas);
  sink.onDrain(wantDeltas);
  function close(): void {
    closed = true;
    endCalls();
    clearTimeout(quiet);
    clearTimeout(full);
  }
  sink.onClose(close);
  queue(begin);

  return {
    bye(retryMs) {
      close();
      sink.end(byeEvent(retryMs));
    },
  };
}
