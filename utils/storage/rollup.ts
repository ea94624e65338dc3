import { withFewerPeople } from "../domain/analytics/fewer-people.ts";
import type { Quarters } from "../domain/analytics/quarters.ts";
import { quartersOf } from "../domain/analytics/quarters-of.ts";
import type { Span } from "../domain/coverage.ts";
import { type PackedSessions, RARE } from "./packed-sessions.ts";
import { blockOfPacked } from "./session-columns.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/** A record of the store `rollups`: its key is [source, UTC day, number of the record among those of the day]. */
export type RollupRecord =
  | { readonly quarters: Quarters }
  | { readonly sessions: PackedSessions };

/**
 * What is kept of a UTC day whose sessions are to be deleted: first its quarters of an hour, with who was active in each
 * and how many were online, then the sessions that ended on it, without the platform's ids of the logins. Whatever is
 * asked of the day, and of any range that it lies in, is answered as from the sessions themselves. The records hold typed
 * arrays only, and are to be stored as they are, all of a day in the transaction that deletes its sessions: what lies
 * beside a rollup counts as added to it.
 *
 * A rollup is made of a day that is over for two days: whoever was there on it may be there for another one, and their
 * session is known when it ended. Where sessions are added to a day that has one (the platform's own history), roll up
 * that day and the day before it again; `ended` and `later` may then be the records of rollups, with those of the added
 * sessions beside them.
 * @param day its number, counted from 1970
 * @param ended the day's records: sessions that ended on it
 * @param later records of the two days after it, of which some sessions began on this one
 * @param watched when we watched (`coverageIn`), at least from the day's begin to its end
 */
export const rollUp = (
  day: number,
  ended: readonly PackedSessions[],
  later: readonly PackedSessions[],
  watched: readonly Span[],
): readonly RollupRecord[] => {
  const blocks = [...ended, ...later].map(blockOfPacked);
  return [
    ...quartersOf(blocks, watched, day, 1).map((quarters) => ({
      quarters: withFewerPeople(quarters),
    })),
    ...ended.map((packed) => ({ sessions: withoutIds(packed) })),
  ];
};

const ID_BIT = 4 << RARE.indexOf("id");

/** Which login a session was is of no use once it cannot go on. */
const withoutIds = (packed: PackedSessions): PackedSessions => {
  const marks = Array.from(
    unpackNumbers(packed.columns.marks),
    (mark) => mark & ~ID_BIT,
  );
  return {
    ...packed,
    ids: [],
    columns: {
      ...packed.columns,
      id: packNumbers([]),
      marks: packNumbers(marks),
    },
  };
};
