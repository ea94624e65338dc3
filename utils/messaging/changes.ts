import type { SourceId } from "../domain/ids.ts";

/**
 * "Source s is at revision n": without data, so order and loss cannot matter; whoever hears it reads what it lacks.
 * Also said when only the state of the connection changed (same n). `source: null`: settings or choices changed.
 */
export interface ChangeNotice {
  readonly source: SourceId | null;
  readonly revision: number;
}

const CHANNEL = "rollcall-changes";

/** A way to announce changes to all pages of this extension. */
export const openAnnouncer = (): ((notice: ChangeNotice) => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  return (notice) => {
    channel.postMessage(notice);
  };
};

/** Hears what the worker announces, until the signal aborts. */
export const onChange = (
  listener: (notice: ChangeNotice) => void,
  signal: AbortSignal,
): void => {
  const channel = new BroadcastChannel(CHANNEL);
  // CAST: only our own worker can write to a channel of our origin.
  channel.addEventListener(
    "message",
    (event) => listener(event.data as ChangeNotice),
    { signal },
  );
  signal.addEventListener("abort", () => channel.close(), { once: true });
};
