import { BYE_GRACE_MS, ONLINE_WINDOW_MS } from "../settings.ts";
import type { Clock } from "../clock.ts";
import { empty } from "../http/message.ts";
import type { Handler, Reply } from "../http/message.ts";
import { problem } from "../http/problem.ts";
import type { SnapshotPage } from "../snapshot.ts";
import type { Store } from "../store.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { matches, pageTag } from "./etag.ts";

/**
 * GET presence: one page of the directory. All pages that are reached through
 * `next` show the same instant, whatever happens meanwhile. 400 for a cursor
 * that is none, 410 for one whose snapshot is no longer kept.
 * @param pageSize people on one page
 */
export function presenceHandler(
  store: Store,
  clock: Clock,
  pageSize: number,
): Handler {
  async function firstPage(ifNoneMatch: string | undefined): Promise<Reply> {
    const now = clock.now();
    await endSilentSessions(store, now);
    const tag = pageTag(await store.position(), 0);
    if (matches(ifNoneMatch, tag)) return empty(304, { ETag: tag });
    const head = await store.takeSnapshot(now);
    return page({ snapshot: head.id, offset: 0 }, now);
  }

  async function page(cursor: Cursor, now: number): Promise<Reply> {
    const { snapshot, offset } = cursor;
    const found = await store.readSnapshot(snapshot, offset, pageSize, now);
    if (!found)
      return problem(410, "This snapshot expired. Start again without cursor.");
    if (offset > 0 && offset >= found.head.total)
      return problem(400, "This cursor points behind the end.");
    return {
      status: 200,
      headers: {
        "Content-Type": "application/json",
        ETag: pageTag(found.head, offset),
      },
      body: pageText(found, offset),
    };
  }

  return async (request) => {
    const text = request.query.get("cursor");
    if (text === null) return firstPage(request.headers["if-none-match"]);
    const cursor = readCursor(text);
    if (!cursor) return problem(400, "This is no cursor of this server.");
    return page(cursor, clock.now());
  };
}

/** Ends what fell silent, so that nobody is shown online longer than the rule says. */
export async function endSilentSessions(
  store: Store,
  now: number,
): Promise<void> {
  await store.endSilent(now - ONLINE_WINDOW_MS, now - BYE_GRACE_MS, now);
}

function pageText({ head, rows }: SnapshotPage, offset: number): string {
  const { epoch, seq, id: snapshot, serverTime, total } = head;
  const end = offset + rows.length;
  const next = end < total ? writeCursor({ snapshot, offset: end }) : null;
  const shared = { epoch, seq, snapshot, serverTime, total, next };
  // The rows are JSON already; building them anew would cost most of the answer.
  return `${JSON.stringify(shared).slice(0, -1)},"users":[${rows.join(",")}]}`;
}
