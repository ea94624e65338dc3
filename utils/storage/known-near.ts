import type { PersonId, SourceId } from "../domain/ids.ts";
import { instant } from "../domain/instant.ts";
import { dayOf } from "../domain/retention.ts";
import type { FinishedSession } from "../domain/session.ts";
import type { Schema } from "./database.ts";
import { ENDS_WITHIN_MS } from "./history-reading.ts";
import { rangeOf } from "./journal-reading.ts";
import { packSessions } from "./packed-sessions.ts";
import type { FinishedRecord } from "./records.ts";
import type { AnyWriting } from "./transaction.ts";
import { unpackSessions } from "./unpacked-sessions.ts";

/** Sessions that are over, where they lie, so that some can be taken out. */
export interface KnownNear {
  readonly of: (person: PersonId) => readonly FinishedSession[];
  /** Writes every record anew of which a session is gone. */
  readonly without: (
    gone: ReadonlySet<FinishedSession>,
  ) => readonly Promise<unknown>[];
}

/**
 * Sessions of some people that overlap or meet others.
 * @param sessions those others
 */
export const knownNear = async (
  tx: AnyWriting,
  source: SourceId,
  sessions: readonly FinishedSession[],
): Promise<KnownNear> => {
  const people = new Set(sessions.map(({ person }) => person));
  const [packed, small] = await Promise.all([
    packedNear(tx, source, sessions),
    tx.objectStore("finished").getAll(rangeOf(source)),
  ]);
  const known = Map.groupBy(
    [...packed, ...small].flatMap((record) =>
      record.sessions.filter(({ person }) => people.has(person)),
    ),
    ({ person }) => person,
  );
  return {
    of: (person) => known.get(person) ?? [],
    without: (gone) => [
      ...packed.flatMap(({ key, sessions: all }) => {
        const left = all.filter((session) => !gone.has(session));
        if (left.length === all.length) return [];
        const days = tx.objectStore("days");
        return [
          left.length === 0
            ? days.delete(key)
            : days.put(packSessions(null, left), key),
        ];
      }),
      ...small.flatMap((record) => smallWithout(tx, record, gone)),
    ],
  };
};

/** A day is looked at where one of them ends in it, and until a session that overlaps one may have ended. */
const packedNear = async (
  tx: AnyWriting,
  source: SourceId,
  sessions: readonly FinishedSession[],
): Promise<
  readonly {
    readonly key: Schema["days"]["key"];
    readonly sessions: readonly FinishedSession[];
  }[]
> => {
  const first = Math.min(...sessions.map(({ start }) => dayOf(start)));
  const last = Math.max(
    ...sessions.map(({ end }) => dayOf(instant(end + ENDS_WITHIN_MS))),
  );
  if (first > last) return [];
  const range = IDBKeyRange.bound([source, first], [source, last, []]);
  const days = tx.objectStore("days");
  const [keys, records] = await Promise.all([
    days.getAllKeys(range),
    days.getAll(range),
  ]);
  return keys.flatMap((key, at) => {
    const record = records[at];
    return record === undefined
      ? []
      : [{ key, sessions: unpackSessions(record) }];
  });
};

const smallWithout = (
  tx: AnyWriting,
  record: FinishedRecord,
  gone: ReadonlySet<FinishedSession>,
): readonly Promise<unknown>[] => {
  const sessions = record.sessions.filter((session) => !gone.has(session));
  if (sessions.length === record.sessions.length) return [];
  const store = tx.objectStore("finished");
  return [
    sessions.length === 0
      ? store.delete([record.source, record.revision, record.chunk])
      : store.put({ ...record, sessions }),
  ];
};
