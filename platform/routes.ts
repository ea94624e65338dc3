import { beatHandler } from "./api/beat.ts";
import { describeHandler } from "./api/describe.ts";
import { historyHandler } from "./api/history.ts";
import { presenceHandler } from "./api/presence.ts";
import { streamHandler } from "./api/stream.ts";
import type { StreamPace } from "./api/stream-reader.ts";
import { USER_SESSIONS, userSessionsHandler } from "./api/user-sessions.ts";
import type { Clock } from "./clock.ts";
import { demoRoutes } from "./demo/routes.ts";
import type { Desk } from "./helpdesk/desk.ts";
import { helpdeskRoutes } from "./helpdesk/routes.ts";
import {
  refuseCrossSite,
  refuseForeign,
  refuseWithoutToken,
} from "./http/guard.ts";
import type { Handler } from "./http/message.ts";
import { answer } from "./http/router.ts";
import type { Route } from "./http/router.ts";
import type { Store } from "./store.ts";

export const BASE_PATH = "/rollcall/v1";
export const DEMO_PATH = "/demo";

export interface PlatformParts {
  readonly store: Store;
  /** The tickets of the demo helpdesk. */
  readonly desk: Desk;
  readonly clock: Clock;
  readonly token: string;
  readonly pageSize: number;
  /** Sessions on one page of the history. */
  readonly historyPageSize: number;
  /** Address of the server, without a slash at the end. */
  readonly origin: string;
  /** The values of `Host` that the server answers to. */
  readonly hosts: readonly string[];
  /** How often the demo pages beat, in ms as the browser's clock counts them. */
  readonly beatEveryMs: number;
  readonly streamPace: StreamPace;
  /** Aborted when the platform stops. */
  readonly stopping: AbortSignal;
}

/** The whole platform as one handler: who may ask, what there is, what time it is. */
export function platformHandler(parts: PlatformParts): Handler {
  const { clock, hosts } = parts;
  const routes = [
    ...apiRoutes(parts),
    ...helpdeskRoutes(parts),
    ...demoRoutes(parts),
  ];
  return async (request) => {
    const reply =
      refuseForeign(request, hosts) ?? (await answer(routes, request));
    const serverTime = String(clock.now());
    return {
      ...reply,
      headers: { ...reply.headers, "Rollcall-Server-Time": serverTime },
    };
  };
}

function apiRoutes(parts: PlatformParts): Route[] {
  const { store, clock, token, pageSize, origin, hosts } = parts;
  const withToken =
    (handler: Handler): Handler =>
    async (request) =>
      refuseWithoutToken(request, token) ?? handler(request);
  const ownPage =
    (handler: Handler): Handler =>
    async (request) =>
      refuseCrossSite(request, hosts) ?? handler(request);
  const describe = describeHandler(clock, `${origin}${DEMO_PATH}`);
  return [
    { path: BASE_PATH, methods: { GET: withToken(describe) } },
    { path: `${BASE_PATH}/`, methods: { GET: withToken(describe) } },
    {
      path: `${BASE_PATH}/presence`,
      methods: { GET: withToken(presenceHandler(store, clock, pageSize)) },
    },
    {
      path: `${BASE_PATH}/stream`,
      methods: { GET: withToken(streamHandler(parts)) },
    },
    {
      path: `${BASE_PATH}/history`,
      methods: {
        GET: withToken(historyHandler(store, clock, parts.historyPageSize)),
      },
    },
    {
      path: USER_SESSIONS,
      methods: {
        GET: withToken(
          userSessionsHandler(store, clock, `${origin}${DEMO_PATH}`),
        ),
      },
    },
    {
      path: `${BASE_PATH}/beat`,
      methods: { POST: ownPage(beatHandler(store, clock)) },
    },
  ];
}
