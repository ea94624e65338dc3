import { browser } from "../browser.ts";
import { SECOND } from "../domain/instant.ts";

/** Name of the port that an open page holds: while there is one, the worker asks at the platform's own interval. */
export const WATCHING = "watching";

/** The worker is ended after 30 s without an event: a ping each 20 s is one. */
const PING_MS = 20 * SECOND;

/** Tells the worker that a page is open and visible, until the signal aborts; reconnects when the worker was ended. */
export const watch = (signal: AbortSignal): void => {
  let port = connect(signal, reconnect);
  function reconnect(): void {
    if (!signal.aborted) port = connect(signal, reconnect);
  }
  const timer = setInterval(() => port.postMessage(null), PING_MS);
  signal.addEventListener(
    "abort",
    () => {
      clearInterval(timer);
      port.disconnect();
    },
    { once: true },
  );
};

const connect = (signal: AbortSignal, onLost: () => void) => {
  const port = browser.runtime.connect({ name: WATCHING });
  // A worker that dies takes the port with it; connecting anew starts the next one.
  port.onDisconnect.addListener(() => {
    if (!signal.aborted) setTimeout(onLost, SECOND);
  });
  return port;
};
