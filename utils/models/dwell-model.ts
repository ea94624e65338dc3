import {
  type ReadonlySignal,
  createModel,
  effect,
  signal,
} from "@preact/signals";
import { addDwell } from "../domain/dwell.ts";
import type { SourceId } from "../domain/ids.ts";
import { DAY, type Instant, instant } from "../domain/instant.ts";
import type { NameOf } from "../domain/page-name.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { FinishedSession, RunningSession } from "../domain/session.ts";
import type { Reader } from "../storage/reader.ts";
import type { Stays, StaysPlace } from "../storage/stays.ts";
import {
  type PageDwells,
  addVisit,
  dwellOn,
  mergeDwells,
} from "./page-dwells.ts";
import type { People } from "./people.ts";

/** What is usual is told from this long. */
export const USUAL_OF_MS = 7 * DAY;
/** So many visits, the latest, say it; more would only take longer. */
const MOST_VISITS = 500_000;
/** Sessions that go on, whose visits are counted at once. */
const SESSIONS_AT_ONCE = 2000;

export interface DwellPorts {
  readonly reader: Pick<Reader, "stays">;
  readonly people: ReadonlySignal<People | null>;
  readonly source: ReadonlySignal<SourceId | null>;
  readonly serverNow: ReadonlySignal<Instant>;
  /** Resolves when what was rendered is on the screen. */
  readonly afterPaint: () => Promise<void>;
  /** What is to be done with the whole list before what is usual is told: each in a task of its own. */
  readonly prepare: readonly ((people: People) => unknown)[];
}

/**
 * How long people stay on each page: finished visits of the past week, read part by part when the whole list stands on the
 * screen, and then every visit that ends before the page's eyes. Counted anew when the list is,
 * or when its pages are called otherwise.
 */
export const DwellModel = createModel((ports: DwellPorts) => {
  const { reader, people, source, serverNow, afterPaint, prepare } = ports;
  const dwells = signal<{ readonly of: PageDwells } | null>(null);
  let index: PeopleIndex | null = null;
  /** What ended since the reading began; null = it is over. */
  let meanwhile: PageDwells | null = null;

  const read = async (all: People, whose: SourceId): Promise<void> => {
    const mine = all.index;
    const isMine = (): boolean => index === mine;
    const from = instant(serverNow.peek() - USUAL_OF_MS);
    const running = [...all.running.values()];
    const known: PageDwells = new Map();
    const isOver = isOverIn(all);
    let place: StaysPlace | null = null;
    let count = 0;
    do {
      await afterPaint();
      const part = await reader.stays(whose, from, place, isOver);
      if (!isMine()) return;
      // A failed disk says so above the list; what was read, and what is seen from now on, counts.
      if (!part.ok) break;
      count += addStays(known, part.value, mine.nameOf);
      place = part.value.next;
    } while (place !== null && count < MOST_VISITS);
    for (let at = 0; at < running.length; at += SESSIONS_AT_ONCE) {
      await afterPaint();
      if (!isMine()) return;
      const some = running.slice(at, at + SESSIONS_AT_ONCE);
      addRunning(known, some, mine.nameOf);
    }
    for (const step of prepare) {
      await afterPaint();
      const now = people.peek();
      if (!isMine() || now === null) return;
      step(now);
    }
    mergeDwells(known, meanwhile ?? new Map());
    meanwhile = null;
    dwells.value = { of: known };
  };

  effect(() => {
    const all = people.value;
    const whose = source.value;
    if (all === null || whose === null || !all.whole) return;
    if (all.index !== index) {
      index = all.index;
      all.visited.length = 0;
      meanwhile = new Map();
      void read(all, whose);
      return;
    }
    const ended = all.visited.splice(0);
    const into = meanwhile ?? dwells.peek()?.of;
    if (into === undefined || ended.length === 0) return;
    for (const { page, ms } of ended)
      addVisit(into, page, ms, all.index.nameOf);
    if (meanwhile === null) dwells.value = { of: into };
  });

  return {
    /** Null until it was read. The same map, grown, in a new value with each visit that ends. */
    dwells,
  };
});

export type DwellModel = InstanceType<typeof DwellModel>;

/** The disk may be ahead of the page: the end of what goes on here is still to be seen. */
const isOverIn =
  ({ running }: People) =>
  ({ person, start }: FinishedSession): boolean =>
    running.get(person)?.start !== start;

/** @returns how many visits there were */
const addStays = (
  dwells: PageDwells,
  { pages, page, ms }: Stays,
  nameOf: NameOf,
): number => {
  const on = pages.map((visited) => dwellOn(dwells, visited, nameOf));
  for (let at = 0; at < page.length; at++) {
    const dwell = on[page[at] ?? 0] ?? null;
    if (dwell !== null) addDwell(dwell, ms[at] ?? 0);
  }
  return page.length;
};

const addRunning = (
  dwells: PageDwells,
  sessions: readonly RunningSession[],
  nameOf: NameOf,
): void => {
  for (const { visits } of sessions)
    for (const { page, start, end } of visits)
      addVisit(dwells, page, end - start, nameOf);
};
