import type { FinishedSession, VisitedPage } from "../domain/session.ts";
import { packNumbers } from "./varints.ts";

/** What is mostly 0: a column holds it only of those sessions that have it, and `marks` says which. */
export const RARE = ["id", "unseen", "idle", "visits", "cut", "away"] as const;

/** Of `marks`: seen in one observation only. */
export const SEEN_ONCE_MARK = 2;

/** Of `marks`: the platform's word. Missing in records of earlier versions. */
export const TOLD_MARK = 4 << RARE.length;

/** What is kept of each session, of each visit and of each time away: a column of numbers for each of these. */
const COLUMNS = [
  /** Number in `persons`. */
  "person",
  /** Since the end of the session before it, ms; of the first since 1970. */
  "end",
  /** From start to end, ms. */
  "length",
  /** 1 = at least, 2 = seen once, then one bit for each of `RARE`, then `TOLD_MARK`. */
  "marks",
  /**
   * id: number in `ids` + 1, 0 = null. unseen: of the length neither observed nor cut out, ms. idle: observed but not
   * engaged, ms. visits: how many. cut: cut out, ms. away: how many times.
   */
  ...RARE,
  /** Number in `pages`. */
  "page",
  /** Since the end of the visit before it, of the first since the start of the session, ms. */
  "pause",
  /** From start to end, ms. */
  "stay",
  /** Since the end of the time away before it, of the first since the start of the session, ms. */
  "here",
  /** From start to end, ms. */
  "gone",
] as const;

type Column = (typeof COLUMNS)[number];
type Columns<Name extends Column> = Record<Name, Uint8Array<ArrayBuffer>>;
/** Not in records of earlier versions, whose sessions have no time away. */
type Late = "away" | "here" | "gone";

/** Finished sessions of one UTC day: columns of numbers (`varints.ts`), and the texts that repeat. */
export interface PackedSessions {
  readonly count: number;
  /** End of the last one, ms since 1970. */
  readonly lastEnd: number;
  readonly persons: readonly string[];
  readonly ids: readonly string[];
  /** Pages as `keyOfPage` gives them. */
  readonly pages: readonly string[];
  readonly columns: Readonly<
    Columns<Exclude<Column, Late>> & Partial<Columns<Late>>
  >;
}

/** A page as one text. */
const keyOfPage = ({ url, title, feature }: VisitedPage): string =>
  JSON.stringify([url, title, feature]);

/** Packs sessions behind those that were packed before (null: none). Their order stays. */
export const packSessions = (
  before: PackedSessions | null,
  sessions: readonly FinishedSession[],
): PackedSessions => {
  const persons = numbering(before?.persons);
  const ids = numbering(before?.ids);
  const pages = numbering(before?.pages);
  let lastEnd = before?.lastEnd ?? 0;
  const numbers = columnsOf<number[]>(() => []);
  for (const session of sessions) {
    const { start, end, cutMs, observedMs, engagedMs, visits } = session;
    const { away = [] } = session;
    numbers.person.push(persons.numberOf(session.person));
    numbers.end.push(end - lastEnd);
    numbers.length.push(end - start);
    const rare = {
      id: session.id === null ? 0 : ids.numberOf(session.id) + 1,
      unseen: end - start - cutMs - observedMs,
      idle: observedMs - engagedMs,
      visits: visits.length,
      cut: cutMs,
      away: away.length,
    };
    let marks = Number(session.atLeast) + 2 * Number(session.seenOnce);
    for (const [bit, column] of RARE.entries()) {
      if (rare[column] === 0) continue;
      marks += 4 << bit;
      numbers[column].push(rare[column]);
    }
    if (session.told === true) marks += TOLD_MARK;
    numbers.marks.push(marks);
    lastEnd = end;
    let left = start;
    for (const visit of visits) {
      numbers.page.push(pages.numberOf(keyOfPage(visit.page)));
      numbers.pause.push(visit.start - left);
      numbers.stay.push(visit.end - visit.start);
      left = visit.end;
    }
    left = start;
    for (const { from, to } of away) {
      numbers.here.push(from - left);
      numbers.gone.push(to - from);
      left = to;
    }
  }
  return {
    count: (before?.count ?? 0) + sessions.length,
    lastEnd,
    persons: persons.texts(),
    ids: ids.texts(),
    pages: pages.texts(),
    columns: columnsOf((column) =>
      joined(before?.columns[column], packNumbers(numbers[column])),
    ),
  };
};

const columnsOf = <Value>(
  make: (column: Column) => Value,
): Record<Column, Value> =>
  // CAST: every column is there.
  Object.fromEntries(COLUMNS.map((column) => [column, make(column)])) as Record<
    Column,
    Value
  >;

/** Numbers texts from 0 on, as they come. */
const numbering = (known: readonly string[] = []) => {
  const numbers = new Map(known.map((text, number) => [text, number]));
  return {
    numberOf: (text: string): number => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    texts: (): readonly string[] => [...numbers.keys()],
  };
};

const joined = (
  before: Uint8Array | undefined,
  after: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> => {
  if (before === undefined) return after;
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
};
