import type { Clock } from "../clock.ts";
import type { EventSink } from "../http/event-sink.ts";
import type { Handler, Reply } from "../http/message.ts";
import { problem } from "../http/problem.ts";
import { MOST_STREAMS, RETRY_MS, SECOND } from "../settings.ts";
import type { Store } from "../store.ts";
import { startStreamReader } from "./stream-reader.ts";
import type { StreamPace, StreamReader } from "./stream-reader.ts";

export interface StreamParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly streamPace: StreamPace;
  /** Aborted when the platform stops. */
  readonly stopping: AbortSignal;
}

/** After a stop the readers come back spread over this time, not all at once. */
const SPREAD_MS = 3 * SECOND;

/**
 * GET stream: what changes, as server-sent events, from the present or from the
 * position in `Last-Event-ID` on. 503 while too many streams are open.
 */
export function streamHandler(
  { store, clock, streamPace, stopping }: StreamParts,
  mostStreams = MOST_STREAMS,
): Handler {
  const open = new Set<StreamReader>();
  stopping.addEventListener("abort", () => open.forEach(sayBye));

  function sayBye(reader: StreamReader): void {
    open.delete(reader);
    reader.bye(RETRY_MS + Math.floor(Math.random() * SPREAD_MS));
  }

  function start(sink: EventSink, lastEventId: string | undefined): void {
    const parts = { store, clock };
    const reader = startStreamReader(parts, streamPace, sink, lastEventId);
    open.add(reader);
    sink.onClose(() => open.delete(reader));
    if (stopping.aborted) sayBye(reader);
  }

  return async ({ headers }): Promise<Reply> => {
    if (open.size >= mostStreams)
      return problem(503, "Too many streams are open. Try again later.", {
        "Retry-After": "10",
      });
    // Node joins a header that came twice; that is no position then.
    const lastEventId = headers["last-event-id"]?.toString();
    return {
      status: 200,
      headers: {
        "Content-Type": "text/event-stream",
        // A proxy that collects bytes would hold events back.
        "X-Accel-Buffering": "no",
      },
      stream: (sink) => start(sink, lastEventId),
    };
  };
}
