import type { Clock } from "../clock.ts";
import type { Span } from "../history.ts";
import { json } from "../http/message.ts";
import type { Handler } from "../http/message.ts";
import { problem } from "../http/problem.ts";
import type { Store } from "../store.ts";
import { pastJson } from "./past-json.ts";
import { endSilentSessions } from "./presence.ts";
import { readPlace, writePlace } from "./place.ts";

/**
 * GET history: the sessions that overlap [from, to), oldest start first, a bounded number at a time, and when within it
 * the platform wrote down what happened. A cursor is a place in that order, so it stays good; 400 for one that is none,
 * and for times that are no range.
 */
export function historyHandler(
  store: Store,
  clock: Clock,
  pageSize: number,
): Handler {
  return async ({ query }) => {
    const span = spanOf(query);
    if (!span)
      return problem(400, "Give from and to, ms since 1970, from before to.");
    const cursor = query.get("cursor");
    const after = cursor === null ? null : readPlace(cursor);
    if (after === undefined)
      return problem(400, "This is no cursor of this server.");
    const serverTime = clock.now();
    await endSilentSessions(store, serverTime);
    await store.watchUntil(serverTime);
    const page = await store.history(span, after, pageSize);
    const coverage = await store.watchedIn(span);
    return json(200, {
      serverTime,
      next: page.next && writePlace(page.next),
      coverage: coverage.map(({ from, to }) => [from, to]),
      sessions: page.sessions.map(pastJson),
    });
  };
}

function spanOf(query: URLSearchParams): Span | undefined {
  const from = timeOf(query.get("from"));
  const to = timeOf(query.get("to"));
  return from !== undefined && to !== undefined && from < to
    ? { from, to }
    : undefined;
}

function timeOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
