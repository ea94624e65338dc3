import type { Failure } from "../domain/failure.ts";
import { MINUTE } from "../domain/instant.ts";
import { type Fields, countOf, textOf } from "../domain/outside-value.ts";

/*
 * What the protocol's numbers mean: 4000 to 4099 "do not come back as you are", 4100 to 4199 "not so soon", 4200 to 4299
 * "at once" (pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol, "Error codes").
 */

/** Why a connection is over. `again`: nothing is wrong, and it may be made anew at once. Null: closed without a reason. */
export type Ending = Failure | "again" | null;

/** The plan of the app is used up: that changes when others leave, or with the plan. */
const QUOTA_WAIT_MS = 15 * MINUTE;

/** What a close code, or the code of a `pusher:error`, means. */
export const endingOf = (code: number): Ending => {
  if (code >= 4200 && code < 4300) return "again";
  if (code >= 4100 && code < 4200)
    return { code: "server_error", status: 503, retryAfterMs: null };
  switch (code) {
    // Policy violation: some servers say so instead of 4009.
    case 1008:
    // Not authorised in time, or wrongly.
    case 4009:
      return { code: "auth_required", reason: "refused" };
    // No such app.
    case 4001:
      return { code: "bad_settings", at: "key" };
    // The app is disabled.
    case 4003:
      return { code: "forbidden" };
    // Too many connections.
    case 4004:
      return { code: "rate_limited", retryAfterMs: QUOTA_WAIT_MS };
    // No such path.
    case 4005:
      return { code: "bad_settings", at: "path" };
    default:
      // TLS is missing, or the server speaks another version: it is the wrong one.
      return code >= 4000 && code < 4100
        ? { code: "bad_settings", at: "host" }
        : null;
  }
};

const MAX_WORD = 40;

/** Why somebody may not join a channel. */
export const refusalOfChannel = (error: Fields): Failure => {
  const type = textOf(error["type"], MAX_WORD) ?? "";
  const status = countOf(error["status"]);
  if (/limit/i.test(type)) return { code: "too_large", limit: type };
  if (status === 403) return { code: "forbidden" };
  if (status === 401 || type === "AuthError")
    return { code: "auth_required", reason: "refused" };
  return status !== null && status >= 500
    ? { code: "server_error", status: 503, retryAfterMs: null }
    : { code: "bad_data", what: "told_error" };
};
