import { browser } from "../browser.ts";
import { SECOND } from "../domain/instant.ts";

/** Name of the port that an open page holds: while there is one, the worker asks at the platform's own interval. */
export const WATCHING = "watching";

/** The worker is ended after 30 s without an event: a ping each 20 s is one. */
const PING_MS = 20 * SECOND;

/** Tells the worker that a page is open and visible, until the signal aborts; reconnects when the worker was ended. */
export const watch = (signal: AbortSignal): void => {
  if (signal.aborted) return;
  // Null between a worker's end and the next one's start: a message to a port that was lost throws.
  let port: Port | null = null;
  const connect = (): void => {
    if (signal.aborted) return;
    const opened = browser.runtime.connect({ name: WATCHING });
    port = opened;
    // A worker that dies takes the port with it; connecting anew starts the next one.
    opened.onDisconnect.addListener(() => {
      port = null;
      if (!signal.aborted) setTimeout(connect, SECOND);
    });
  };
  connect();
  const timer = setInterval(() => port?.postMessage(null), PING_MS);
  signal.addEventListener(
    "abort",
    () => {
      clearInterval(timer);
      port?.disconnect();
    },
    { once: true },
  );
};

type Port = ReturnType<typeof browser.runtime.connect>;
