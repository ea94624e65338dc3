import type { PersonId } from "../domain/ids.ts";
import { listedId } from "../domain/listed-id.ts";
import type { Origin } from "../domain/origin.ts";
import { pageName } from "../domain/page-name.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import type { RunningSession } from "../domain/session.ts";
import type { People } from "./people.ts";

/** The people of one connection, under the ids that its platform gives. Null: not read yet. */
export interface Listed {
  readonly origin: Origin;
  readonly people: People | null;
}

/** What stands of one connection in the list of all. */
interface Part {
  readonly origin: Origin;
  readonly index: PeopleIndex;
  version: number;
  /** Slot in the list of all, by the connection's own slot. */
  readonly places: number[];
}

interface Kept {
  readonly index: PeopleIndex;
  readonly running: Map<PersonId, RunningSession>;
  parts: readonly Part[];
}

type Read = Listed & { readonly people: People };

/**
 * One list of the people of several connections, each under an id that names the connection too. A person of two is two
 * people. A revision of one connection costs what it touched, and another list of it what is in that one; texts and pages
 * are those that each prepared for itself, by its own names of pages.
 * @returns a function: of the lists; null while none was read
 */
export const createUnion = () => {
  const kept: Kept = {
    index: {
      ...{ reports: [], texts: [], pages: [], free: [], touched: [] },
      nameOf: pageName,
      slots: new Map(),
      size: 0,
      version: 0,
    },
    running: new Map(),
    parts: [],
  };
  let last: People | null = null;
  let revision = 0;
  return (lists: readonly Listed[]): People | null => {
    const read = lists.filter((one): one is Read => one.people !== null);
    const whole =
      read.length === lists.length && read.every(({ people }) => people.whole);
    const touched = new Set<number>();
    const parts = read.map((one) => partOf(kept, one));
    for (const part of kept.parts)
      if (!parts.includes(part)) leave(kept, part, touched);
    kept.parts = parts;
    for (const [at, { people }] of read.entries()) {
      const part = parts[at];
      if (part === undefined) continue;
      for (const slot of slotsToPut(part, people))
        touched.add(put(kept, part, people, slot));
      part.version = people.index.version;
    }
    if (read.length === 0) return (last = null);
    if (last?.whole === whole && touched.size === 0) return last;
    const { index, running } = kept;
    const since = index.version++;
    last = {
      ...{ index, running, ended: [], visited: [] },
      ...{ whole, since, touched, revision: ++revision },
    };
    return last;
  };
};

/** What is kept of a connection, as long as its list is the same one. */
const partOf = ({ parts }: Kept, { origin, people }: Read): Part =>
  parts.find(
    (part) => part.origin === origin && part.index === people.index,
  ) ?? {
    ...{ origin, index: people.index },
    version: -1,
    places: [],
  };

/** Whom the list of all does not have as they are now. Where revisions were missed nobody knows: all of them. */
const slotsToPut = (
  { version }: Part,
  { index, since, touched }: People,
): Iterable<number> => {
  if (version === index.version) return [];
  return version === since ? touched : index.reports.keys();
};

/** Takes out all people of a connection; their places are given to who comes next. */
const leave = (
  { index, running }: Kept,
  { places }: Part,
  touched: Set<number>,
): void => {
  for (const place of places) {
    const report = index.reports[place];
    index.free.push(place);
    if (report === undefined) continue;
    touched.add(place);
    empty({ index, running }, place, report);
    index.size--;
  }
};

const empty = (
  { index, running }: Pick<Kept, "index" | "running">,
  place: number,
  { id }: Report,
): void => {
  index.slots.delete(id);
  running.delete(id);
  index.reports[place] = undefined;
  index.texts[place] = "";
  index.pages[place] = null;
};

/** Brings a slot of a connection into the list of all; a place that was given stays the connection's. */
const put = (
  kept: Kept,
  { origin, places }: Part,
  people: People,
  slot: number,
): number => {
  const { index, running } = kept;
  const place = (places[slot] ??= index.free.pop() ?? index.reports.length);
  const before = index.reports[place];
  const report = people.index.reports[slot];
  const id = report && listedId(origin.source, report.id);
  if (before !== undefined && before.id !== id) empty(kept, place, before);
  index.size += Number(report !== undefined) - Number(before !== undefined);
  if (report === undefined || id === undefined) {
    index.reports[place] = undefined;
    return place;
  }
  index.reports[place] = { ...report, id, own: report.id, from: origin };
  index.texts[place] = people.index.texts[slot] ?? "";
  index.pages[place] = people.index.pages[slot] ?? null;
  index.slots.set(id, place);
  const session = people.running.get(report.id);
  if (session === undefined) running.delete(id);
  else running.set(id, session);
  return place;
};

const raw = new WeakMap<Report, Report>();

/** The report as the connection has it, with the id that its platform gives; the same one for the same. */
export const ownReport = (listed: Report, id: PersonId): Report => {
  const known = raw.get(listed);
  if (known !== undefined) return known;
  const { from: _, own: __, ...rest } = listed;
  const report = { ...rest, id };
  raw.set(listed, report);
  return report;
};
