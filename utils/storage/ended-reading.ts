import {
  type EndedSessions,
  UNKNOWN_LENGTH,
  endedOf,
} from "../domain/ended-sessions.ts";
import { type PersonId, type SourceId, personId } from "../domain/ids.ts";
import { DAY, type Instant } from "../domain/instant.ts";
import { dayOf } from "../domain/retention.ts";
import { ENDS_WITHIN_MS } from "./history-reading.ts";
import { type JournalTransaction, rangeOf } from "./journal-reading.ts";
import {
  type PackedSessions,
  RARE,
  SEEN_ONCE_MARK,
} from "./packed-sessions.ts";
import { unpackNumbers } from "./varints.ts";

/**
 * Sessions that are over and overlap [from, to), in parts of no order: a part for each record, which is read by itself, so
 * that the page answers in between.
 */
export const endedIn = async (
  tx: JournalTransaction,
  source: SourceId,
  from: Instant,
  to: Instant,
): Promise<readonly EndedSessions[]> => {
  if (from >= to) return [];
  const overlaps = (start: number, end: number): boolean =>
    start < to && (end > from || start >= from);
  const days = tx.objectStore("days");
  const lastDay = dayOf(to) + Math.ceil(ENDS_WITHIN_MS / DAY);
  const found: EndedSessions[] = [];
  const keys = await days.getAllKeys(
    IDBKeyRange.bound([source, dayOf(from)], [source, lastDay, []]),
  );
  for (const key of keys) {
    const packed = await days.get(key);
    if (packed !== undefined) found.push(endsOfPacked(packed, overlaps));
  }
  const small = await tx.objectStore("finished").getAll(rangeOf(source));
  const loose = small
    .flatMap(({ sessions }) => sessions)
    .filter(({ start, end }) => overlaps(start, end));
  return [...found, endedOf(loose)];
};

/** Of a record only when its sessions were and how long: five of its columns. */
const endsOfPacked = (
  { persons, columns }: PackedSessions,
  isWanted: (start: number, end: number) => boolean,
): EndedSessions => {
  const names = persons.map(personId);
  const person = unpackNumbers(columns.person);
  const ends = unpackNumbers(columns.end);
  const spent = unpackNumbers(columns.length);
  const marks = unpackNumbers(columns.marks);
  const cuts = unpackNumbers(columns.cut ?? NONE);
  const found: PersonId[] = [];
  const starts = new Float64Array(person.length);
  const lengths = new Float64Array(person.length);
  let end = 0;
  let cut = 0;
  for (let row = 0; row < person.length; row++) {
    const mark = marks[row] ?? 0;
    const length = spent[row] ?? 0;
    const cutMs = (mark & CUT) > 0 ? (cuts[cut++] ?? 0) : 0;
    end += ends[row] ?? 0;
    const name = names[person[row] ?? 0];
    if (name === undefined || !isWanted(end - length, end)) continue;
    // Fewer are kept than were read: each goes to where one that was read before stood.
    const place = found.push(name) - 1;
    starts[place] = end - length;
    ends[place] = end;
    lengths[place] =
      (mark & SEEN_ONCE_MARK) > 0 ? UNKNOWN_LENGTH : length - cutMs;
  }
  const count = found.length;
  return {
    persons: found,
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    lengths: lengths.subarray(0, count),
  };
};

const NONE = new Uint8Array();
const CUT = 4 << RARE.indexOf("cut");
