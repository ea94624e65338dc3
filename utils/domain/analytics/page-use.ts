import type { NameOf } from "../page-name.ts";
import type { PageUse, Range } from "./analytics.ts";
import { medianOf } from "./median.ts";
import { type Numbering, newNumbering } from "./numbering.ts";
import type { SessionBlock } from "./session-block.ts";

/** Visits that began in a range, by the name of their page; those on pages without a name are left out. */
interface NamedVisits {
  readonly names: readonly string[];
  /** Where the visits of each name end. */
  readonly upTo: Uint32Array;
  readonly person: Uint32Array;
  readonly dwellMs: Float64Array;
}

/** How pages were used in a range. Visits seen in a single observation count as visits, and their dwell is unknown. */
export const pagesIn = (
  blocks: readonly SessionBlock[],
  range: Range,
  nameOf: NameOf,
  people: Numbering,
): readonly PageUse[] => {
  const { names, upTo, person, dwellMs } = namedVisits(
    ...([blocks, range, nameOf, people] as const),
  );
  const seenOn = new Int32Array(people.texts.length).fill(-1);
  return names
    .map((name, page): PageUse => {
      const from = page === 0 ? 0 : (upTo[page - 1] ?? 0);
      const to = upTo[page] ?? 0;
      let [distinct, known] = [0, from];
      for (let visit = from; visit < to; visit++) {
        const who = person[visit] ?? 0;
        if (seenOn[who] !== page) distinct++;
        seenOn[who] = page;
        const ms = dwellMs[visit] ?? 0;
        if (ms > 0) dwellMs[known++] = ms;
      }
      return {
        name,
        people: distinct,
        visits: to - from,
        medianDwellMs: medianOf(dwellMs.subarray(from, known)) ?? 0,
      };
    })
    .sort(byPeople);
};

const byPeople = (a: PageUse, b: PageUse): number =>
  b.people - a.people || b.visits - a.visits || (a.name < b.name ? -1 : 1);

/** People with a visit to a page that began in the range. */
export const peopleOnPage = (
  blocks: readonly SessionBlock[],
  range: Range,
  nameOf: NameOf,
  people: Numbering,
  name: string,
): readonly number[] => {
  const visits = namedVisits(blocks, range, nameOf, people);
  const page = visits.names.indexOf(name);
  const from = visits.upTo[page - 1] ?? 0;
  return page < 0
    ? []
    : [...new Set(visits.person.subarray(from, visits.upTo[page]))];
};

const namedVisits = (
  blocks: readonly SessionBlock[],
  { from, to }: Range,
  nameOf: NameOf,
  people: Numbering,
): NamedVisits => {
  const names = newNumbering();
  const named = blocks.map((block) => namesIn(block, nameOf, names));
  const upTo = new Uint32Array(names.texts.length);
  for (const [at, { visitPage, visitStart }] of blocks.entries())
    for (let visit = 0; visit < visitStart.length; visit++) {
      const begin = visitStart[visit] ?? 0;
      if (begin < from || begin >= to) continue;
      const name = named[at]?.[visitPage[visit] ?? 0] ?? -1;
      if (name >= 0) upTo[name] = (upTo[name] ?? 0) + 1;
    }
  let sum = 0;
  for (const [name, count] of upTo.entries()) upTo[name] = sum += count;
  const place = upTo.slice();
  const person = new Uint32Array(sum);
  const dwellMs = new Float64Array(sum);
  for (const [at, block] of blocks.entries()) {
    const { visitPage, visitStart, visitEnd, visitsUpTo } = block;
    const numbers = people.of(block.persons);
    let visit = 0;
    for (let row = 0; row < block.count; row++) {
      const until = visitsUpTo[row] ?? 0;
      const who = numbers[block.person[row] ?? 0] ?? 0;
      for (; visit < until; visit++) {
        const begin = visitStart[visit] ?? 0;
        if (begin < from || begin >= to) continue;
        const name = named[at]?.[visitPage[visit] ?? 0] ?? -1;
        if (name < 0) continue;
        const next = (place[name] ?? 0) - 1;
        place[name] = next;
        person[next] = who;
        dwellMs[next] = (visitEnd[visit] ?? 0) - begin;
      }
    }
  }
  return withoutUnused(names.texts, { upTo, person, dwellMs });
};

/** Of each page of a block the number of its name; -1: it has none. */
const namesIn = (
  { pages }: SessionBlock,
  nameOf: NameOf,
  names: Numbering,
): Int32Array =>
  Int32Array.from(pages, (page) => {
    const name = nameOf(page);
    return name === null ? -1 : names.numberOf(name);
  });

/** Names of pages that nobody went to in the range are not among them. */
const withoutUnused = (
  names: readonly string[],
  { upTo, ...visits }: Omit<NamedVisits, "names">,
): NamedVisits => {
  const used = [...names.keys()].filter(
    (name) => upTo[name] !== (name === 0 ? 0 : upTo[name - 1]),
  );
  return {
    names: used.map((name) => names[name] ?? ""),
    upTo: Uint32Array.from(used, (name) => upTo[name] ?? 0),
    ...visits,
  };
};
