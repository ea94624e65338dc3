import { browser } from "../browser.ts";
import { parseAddress } from "../domain/address.ts";
import { localInstant } from "../domain/instant.ts";
import { openSocket } from "./browser-socket.ts";
import type { Io } from "./io.ts";

/** The real world, as an extension reaches it. The only place that names `fetch`, the clock and chance. */
export const browserIo = (): Io => ({
  fetch: (url, init) => fetch(url, init),
  now: () => localInstant(Date.now()),
  random: () => Math.random(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  socket: openSocket,
  online: () => navigator.onLine,
  allowed: async (origin) => {
    const address = parseAddress(origin);
    return (
      address.ok &&
      browser.permissions.contains({ origins: [address.value.pattern] })
    );
  },
  stayAlive: () => void browser.runtime.getPlatformInfo(),
});
