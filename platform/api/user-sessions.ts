import type { Clock } from "../clock.ts";
import { json } from "../http/message.ts";
import type { Handler } from "../http/message.ts";
import { problem } from "../http/problem.ts";
import { conversationOf } from "../life/conversation.ts";
import type { Store } from "../store.ts";
import { pastJson } from "./past-json.ts";
import { readPlace, writePlace } from "./place.ts";

/** Where the sessions of one person are, with the person's id. */
export const USER_SESSIONS = /^\/rollcall\/v1\/users\/([^/]{1,400})\/sessions$/;
const PAGE_SIZE = 20;

/**
 * GET users/{id}/sessions: those of one person, newest first, some with what was asked in them. 404 for nobody.
 * @param demo address of the demo pages, without a slash at the end
 */
export function userSessionsHandler(
  store: Store,
  clock: Clock,
  demo: string,
): Handler {
  return async ({ path, query }) => {
    const id = idIn(path);
    const user = id === undefined ? undefined : await store.findUser(id);
    if (user === undefined || user.id !== id)
      return problem(404, "There is nobody with this id.");
    const cursor = query.get("cursor");
    const after = cursor === null ? null : readPlace(cursor);
    if (after === undefined)
      return problem(400, "This is no cursor of this server.");
    const page = await store.sessionsOf(user.id, after, PAGE_SIZE);
    return json(200, {
      serverTime: clock.now(),
      next: page.next && writePlace(page.next),
      sessions: page.sessions.map((session) => ({
        ...pastJson(session),
        ...conversationOf(session, demo),
      })),
    });
  };
}

function idIn(path: string): string | undefined {
  try {
    return decodeURIComponent(USER_SESSIONS.exec(path)?.[1] ?? "");
  } catch {
    return undefined;
  }
}
