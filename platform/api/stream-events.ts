import { eventText } from "../http/event-sink.ts";
import type { Position } from "../snapshot.ts";
import type { Delta, Lost } from "../store.ts";
import { writeEventId } from "./event-id.ts";

/** Many readers get the same delta; its bytes are made and held once. */
const made = new WeakMap<Delta, Buffer>();

/** What changed between the position before and this one. */
export function deltaEvent(delta: Delta): Buffer {
  const known = made.get(delta);
  if (known) return known;
  const { epoch, seq, serverTime, upsert, remove } = delta;
  const head = JSON.stringify({ epoch, seq, serverTime }).slice(0, -1);
  // The people are JSON already, as in the answer of the presence endpoint.
  const data = `${head},"upsert":${upsert},"remove":${remove}}`;
  const bytes = Buffer.from(eventText("delta", data, writeEventId(delta)));
  made.set(delta, bytes);
  return bytes;
}

/** Nothing new, and everybody is still there. */
export function heartbeatEvent(position: Position, serverTime: number): string {
  const { epoch, seq } = position;
  const data = JSON.stringify({ epoch, seq, serverTime });
  return eventText("heartbeat", data, writeEventId(position));
}

/** The reader's position cannot be resumed; the stream goes on from this one. */
export function resetEvent(
  position: Position,
  serverTime: number,
  reason: Lost | "malformed",
): string {
  const { epoch, seq } = position;
  const data = JSON.stringify({ epoch, seq, serverTime, reason });
  return eventText("reset", data, writeEventId(position));
}

/** The server stops. Without an id: the reader's position stays what it was. */
export function byeEvent(retryMs: number): string {
  return eventText("bye", JSON.stringify({ reason: "stopping", retryMs }));
}
