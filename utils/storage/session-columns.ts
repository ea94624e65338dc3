import type { SessionBlock } from "../domain/analytics/session-block.ts";
import {
  type PackedSessions,
  RARE,
  SEEN_ONCE_MARK,
} from "./packed-sessions.ts";
import { pageOf } from "./unpacked-sessions.ts";
import { unpackNumbers } from "./varints.ts";

/** The sessions of a record as columns: no object is made for any of them. */
export const blockOfPacked = (packed: PackedSessions): SessionBlock => {
  const { persons, pages, columns } = packed;
  const person = unpackNumbers(columns.person);
  const end = unpackNumbers(columns.end);
  const marks = unpackNumbers(columns.marks);
  const length = unpackNumbers(columns.length);
  const count = person.length;
  const start = new Float64Array(count);
  const engaged = new Float64Array(count);
  const [unseen, idle, visits, cut, away] = [
    rare(packed, "unseen"),
    rare(packed, "idle"),
    rare(packed, "visits"),
    rare(packed, "cut"),
    rare(packed, "away"),
  ];
  const visitsUpTo = new Uint32Array(count);
  const awayUpTo = away.column.length === 0 ? null : new Uint32Array(count);
  let last = 0;
  for (let row = 0; row < count; row++) {
    const mark = marks[row] ?? 0;
    const lasted = length[row] ?? 0;
    last += end[row] ?? 0;
    end[row] = last;
    start[row] = last - lasted;
    let known = lasted;
    if ((mark & cut.bit) > 0) known -= cut.column[cut.next++] ?? 0;
    let worked = known;
    if ((mark & unseen.bit) > 0) worked -= unseen.column[unseen.next++] ?? 0;
    if ((mark & idle.bit) > 0) worked -= idle.column[idle.next++] ?? 0;
    engaged[row] = worked;
    length[row] = (mark & SEEN_ONCE_MARK) > 0 ? -1 : known;
    if ((mark & visits.bit) > 0)
      visits.sum += visits.column[visits.next++] ?? 0;
    visitsUpTo[row] = visits.sum;
    if (awayUpTo === null) continue;
    if ((mark & away.bit) > 0) away.sum += away.column[away.next++] ?? 0;
    awayUpTo[row] = away.sum;
  }
  const within = spansOf(start, visitsUpTo, columns.pause, columns.stay);
  const times = spansOf(
    start,
    awayUpTo,
    columns.here ?? NONE,
    columns.gone ?? NONE,
  );
  return {
    ...{ count, persons, person, start, end, length, engaged },
    ...{ awayUpTo, awayFrom: times.from, awayTo: times.to },
    pages: pages.map(pageOf),
    visitsUpTo,
    visitPage: unpackNumbers(columns.page),
    visitStart: within.from,
    visitEnd: within.to,
  };
};

const NONE = new Uint8Array();

/** A column that holds only what is not 0, and how far it was read. */
const rare = ({ columns }: PackedSessions, name: (typeof RARE)[number]) => ({
  column: unpackNumbers(columns[name] ?? NONE),
  bit: 4 << RARE.indexOf(name),
  next: 0,
  sum: 0,
});

/** Times within sessions: the first of each so long after its start, each other so long after the end of the one before. */
const spansOf = (
  start: Float64Array,
  upTo: Uint32Array | null,
  pauses: Uint8Array,
  lengths: Uint8Array,
): { readonly from: Float64Array; readonly to: Float64Array } => {
  const from = unpackNumbers(pauses);
  const to = unpackNumbers(lengths);
  let at = 0;
  for (let row = 0; row < start.length; row++) {
    const until = upTo?.[row] ?? 0;
    let left = start[row] ?? 0;
    for (; at < until; at++) {
      from[at] = left += from[at] ?? 0;
      to[at] = left += to[at] ?? 0;
    }
  }
  return { from, to };
};
