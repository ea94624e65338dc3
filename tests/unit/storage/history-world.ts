import {
  type PersonId,
  type SourceId,
  personId,
} from "../../../utils/domain/ids.ts";
import { HOUR, type Instant, instant } from "../../../utils/domain/instant.ts";
import type { FinishedSession, Visit } from "../../../utils/domain/session.ts";
import type { Database } from "../../../utils/storage/database.ts";
import { NOON } from "../../support/builders.ts";
import { SOURCE, valueOf } from "./journal-world.ts";

/** An hour of somebody, from noon on. */
export const finished = (
  more: Partial<Omit<FinishedSession, "person">> & {
    readonly person?: string;
  } = {},
): FinishedSession => {
  const start = more.start ?? NOON;
  const end = more.end ?? instant(start + HOUR);
  return {
    id: null,
    atLeast: false,
    observedMs: end - start,
    engagedMs: 0,
    cutMs: 0,
    seenOnce: false,
    visits: [],
    ...more,
    start,
    end,
    person: personId(more.person ?? "ana"),
  };
};

export const visit = (
  url: string | null,
  start: Instant,
  end: Instant,
): Visit => ({ page: { url, title: null, feature: null }, start, end });

/** Puts finished sessions on the disk as observations leave them: each group was over at one of them. */
export const putFinished = async (
  db: Database,
  groups: readonly (readonly FinishedSession[])[],
  source: SourceId = SOURCE,
  firstRevision = 0,
): Promise<void> => {
  valueOf(
    await db.use(async (connected) => {
      const tx = connected.transaction("finished", "readwrite");
      await Promise.all(
        groups.map((sessions, index) =>
          tx.store.put({
            source,
            revision: firstRevision + index,
            chunk: 0,
            sessions,
          }),
        ),
      );
      await tx.done;
    }),
  );
};

export const putCoverage = async (
  db: Database,
  spans: readonly (readonly [from: number, to: number])[],
  source: SourceId = SOURCE,
): Promise<void> => {
  valueOf(
    await db.use(async (connected) => {
      const tx = connected.transaction("coverage", "readwrite");
      await Promise.all(
        spans.map(([from, to]) =>
          tx.store.put({ source, from: instant(from), to: instant(to) }),
        ),
      );
      await tx.done;
    }),
  );
};

export const inEndOrder = (
  sessions: readonly FinishedSession[],
): readonly FinishedSession[] =>
  sessions.toSorted(
    (a, b) => a.end - b.end || a.start - b.start || order(a.person, b.person),
  );

const order = (a: PersonId, b: PersonId): number => (a < b ? -1 : 1);
