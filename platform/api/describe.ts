import type { Clock } from "../clock.ts";
import { json } from "../http/message.ts";
import type { Handler } from "../http/message.ts";
import {
  AWAY_AFTER_MS,
  HEARTBEAT_MS,
  IDLE_AFTER_MS,
  ONLINE_WINDOW_MS,
  PLATFORM_NAME,
  PRIVILEGED_ROLES,
  REFRESH_MS,
  ROLES,
} from "../settings.ts";

/**
 * GET BASE: what the platform is and can do.
 * @param demo address of the demo pages, without a slash at the end
 */
export function describeHandler(clock: Clock, demo: string): Handler {
  return async () =>
    json(200, {
      protocol: "rollcall-presence",
      version: 1,
      name: PLATFORM_NAME,
      serverTime: clock.now(),
      heartbeatMs: HEARTBEAT_MS,
      refreshMs: REFRESH_MS,
      rules: {
        singleSession: false,
        onlineWindowMs: ONLINE_WINDOW_MS,
        idleAfterMs: IDLE_AFTER_MS,
        awayAfterMs: AWAY_AFTER_MS,
        privilegedRoles: PRIVILEGED_ROLES,
      },
      can: {
        stream: true,
        history: true,
        network: {
          available: false,
          hint: "the reference platform keeps no network per person",
        },
        write: [],
      },
      roles: ROLES,
      userUrl: `${demo}/people/{id}`,
      // Whose days its people live by, where that is known: here, those of the machine that it runs on.
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
}
