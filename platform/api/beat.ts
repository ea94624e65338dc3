import type { Clock } from "../clock.ts";
import { currentSignIn } from "../demo/cookie.ts";
import { empty } from "../http/message.ts";
import type { Handler } from "../http/message.ts";
import { problem } from "../http/problem.ts";
import type { Store } from "../store.ts";
import { parseBeat } from "./parse-beat.ts";

/** A user agent longer than this says nothing more about the device. */
const MOST_USER_AGENT = 512;

/**
 * POST beat: a page says that its visitor is there, or left (`bye`). The
 * visitor is known by the cookie of the sign-in, never by the body. 401 without
 * one, 400 for a body that breaks a rule; 204 otherwise.
 */
export function beatHandler(store: Store, clock: Clock): Handler {
  return async (request) => {
    const signIn = await currentSignIn(request, store, clock);
    if (!signIn) return problem(401, "Sign in first.");
    const body = await request.readBody();
    if (!body.ok) return body.problem;
    const parsed = parseBeat(body.text);
    if (!parsed.ok) return problem(400, parsed.detail);
    const { beat } = parsed;
    const at = clock.now();
    if (beat.kind === "bye")
      await store.recordBye(signIn.userId, beat.session, at);
    else
      await store.recordVisit({
        userId: signIn.userId,
        key: beat.session,
        at,
        page: beat.page,
        active: beat.active,
        hidden: beat.hidden,
        ip: request.ip,
        userAgent:
          request.headers["user-agent"]?.slice(0, MOST_USER_AGENT) ?? null,
      });
    return empty(204);
  };
}
