import { ok } from "../domain/result.ts";
import { DEFAULT_LIMITS, type PlatformInfo } from "../domain/source.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, Feed } from "./connector.ts";
import { nextPosition } from "./counted.ts";
import { defineConnector } from "./definition.ts";
import { type DirectusInfo, lookEveryMs } from "./directus-info.ts";
import { look } from "./directus-looking.ts";
import { type Directus, openDirectus, readInfo } from "./directus-server.ts";
import { DirectusSettings } from "./directus-settings.ts";
import { followDirectus } from "./directus-stream.ts";

/**
 * Directus: its users, their pages as the app tracks them, and its activity log. The secret is a static token of a user
 * that may read `directus_users`, `directus_roles` and `directus_activity` (without the last: no devices, no addresses).
 */
export const directus = defineConnector({
  id: "directus",
  settings: DirectusSettings,
  connect: (io, endpoint, settings) => directusFeed(io, endpoint, settings),
});

const directusFeed = (
  io: Io,
  endpoint: Endpoint,
  settings: DirectusSettings,
): Feed => {
  const server = openDirectus(io, endpoint, settings);
  return {
    describe: async (signal) => {
      // Who runs it may have allowed the log meanwhile.
      server.mayReadLog = true;
      const info = await readInfo(server, signal);
      return info.ok ? ok(platformOf(server, info.value)) : info;
    },
    observations: async function* (resume, signal) {
      const seen = await look(server, resume, signal);
      if (!seen.ok) return yield seen;
      const position = nextPosition(resume.position, io);
      yield ok({ kind: "snapshot", position, ...seen.value });
    },
    leastIntervalMs: () =>
      server.info === null ? 0 : lookEveryMs(server.info, server.requests),
    stream: (from, signal, known) =>
      followDirectus(server, from, known, signal),
  };
};

const platformOf = (
  { endpoint: { address }, windowMs }: Directus,
  info: DirectusInfo,
): PlatformInfo => ({
  name: info.name,
  limits: { ...DEFAULT_LIMITS, onlineWindowMs: windowMs },
  refreshMs: lookEveryMs(info),
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: info.socketPath !== null,
  canHistory: false,
  canWrite: [],
  network: { available: true, hint: null },
  userUrl: `${address}/admin/users/{id}`,
  zone: null,
});
