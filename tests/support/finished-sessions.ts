import type { Failure } from "../../utils/domain/failure.ts";
import type { SourceId } from "../../utils/domain/ids.ts";
import type { Instant } from "../../utils/domain/instant.ts";
import { dayOf } from "../../utils/domain/retention.ts";
import type { Result } from "../../utils/domain/result.ts";
import type { FinishedSession } from "../../utils/domain/session.ts";
import type { Database } from "../../utils/storage/database.ts";
import { rangeOf } from "../../utils/storage/journal-reading.ts";
import { unpackSessions } from "../../utils/storage/unpacked-sessions.ts";

/** All that is kept of sessions that are over and overlap [from, to), in no order. No page needs so much at once. */
export const readFinished = (
  db: Database,
  source: SourceId,
  from: Instant,
  to: Instant,
): Promise<Result<readonly FinishedSession[], Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["finished", "days"]);
    // None is noticed more than two days after it began.
    const days = IDBKeyRange.bound(
      [source, dayOf(from)],
      [source, dayOf(to) + 3, []],
    );
    const [packed, small] = await Promise.all([
      tx.objectStore("days").getAll(days),
      tx.objectStore("finished").getAll(rangeOf(source)),
    ]);
    return [
      ...packed.flatMap(unpackSessions),
      ...small.flatMap(({ sessions }) => sessions),
    ].filter(({ start, end }) => start < to && (end > from || start >= from));
  });
