import {
  type ReadonlySignal,
  batch,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import { reportAt } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { lineAt } from "./lines.ts";
import type { Rows } from "./list-model.ts";
import type { People } from "./people.ts";
import { type Marks, createMarks } from "./selection-marks.ts";

export interface SelectionPorts {
  readonly people: ReadonlySignal<People | null>;
  readonly rows: ReadonlySignal<Rows | null>;
  /** Everybody's slots in the shown order, whatever the filter. */
  readonly order: ReadonlySignal<Uint32Array | null>;
}

/** What there is to say of the chosen people. */
export interface Chosen {
  readonly count: number;
  /** No longer among the platform's people. They stay chosen: they may come back with the next answer. */
  readonly gone: number;
  /** Left out by the filter. */
  readonly hidden: number;
  /** Of those that are shown. */
  readonly shown: "none" | "some" | "all";
}

const NOBODY: Chosen = { count: 0, gone: 0, hidden: 0, shown: "none" };

/**
 * The people chosen in a list, by their ids: what is sorted, filtered, closed, scrolled away or revised meanwhile changes
 * nothing in the choice.
 */
export const SelectionModel = createModel((ports: SelectionPorts) => {
  const { people, rows, order } = ports;
  const ids = new Set<PersonId>();
  /** Rises with each change of the set: a copy of a hundred thousand ids for a click would be felt. */
  const edition = signal(0);
  const anchor = signal<PersonId | null>(null);
  /** Chosen by the last stretch alone: the next one from the same anchor takes them back. */
  let stretched: readonly PersonId[] = [];
  const marksOf = createMarks();

  const marked = computed((): Marks | null => {
    const now = edition.value;
    const all = people.value;
    return all === null || ids.size === 0 ? null : marksOf(all, ids, now);
  });

  const chosen = computed((): Chosen => {
    void edition.value;
    if (ids.size === 0) return NOBODY;
    const count = ids.size;
    const shownRows = rows.value;
    const now = marked.value;
    if (now === null || shownRows === null || !shownRows.people.whole)
      return { count, gone: 0, hidden: 0, shown: "some" };
    const { slots } = shownRows;
    let seen = 0;
    for (let at = 0; at < slots.length; at++)
      seen += now.marks[slots[at] ?? 0] ?? 0;
    const some = seen === 0 ? "none" : "some";
    return {
      count,
      gone: count - now.present,
      hidden: now.present - seen,
      shown: seen > 0 && seen === slots.length ? "all" : some,
    };
  });

  const change = (how: () => void): void => {
    how();
    edition.value++;
  };
  const anchorAt = (id: PersonId | null): void => {
    anchor.value = id;
    stretched = [];
  };

  return {
    chosen,
    /** Follows every change of the choice; for who asks {@link has} while rendering. */
    edition: computed(() => edition.value),
    /** How many of the chosen people are still there. */
    present: computed(() => chosen.value.count - chosen.value.gone),
    has: (id: PersonId): boolean => ids.has(id),
    toggle(id: PersonId): void {
      change(() => {
        if (!ids.delete(id)) ids.add(id);
        anchorAt(id);
      });
    },
    /** Chooses everybody between the person chosen last and a line, instead of those of the stretch before. */
    stretch(from: number, to: number): void {
      const now = rows.peek();
      if (now === null) return;
      const start = anchor.peek() ?? personAt(now, from);
      if (start === null) return;
      const begin = lineOf(now, start) ?? from;
      change(() => {
        for (const id of stretched) ids.delete(id);
        const between = peopleBetween(now, begin, to);
        anchorAt(start);
        stretched = between.filter((id) => !ids.has(id));
        for (const id of between) ids.add(id);
      });
    },
    /** Everybody who answers to the question, rendered or not, in closed groups too. */
    all(): void {
      const now = rows.peek();
      if (now === null || !now.people.whole) return;
      change(() => {
        for (const { id } of reportsIn(now.people, now.slots)) ids.add(id);
        anchorAt(null);
      });
    },
    clear(): void {
      batch(() => {
        change(() => ids.clear());
        anchorAt(null);
      });
    },
    /** The chosen people in the shown order; who is left out by the filter comes after. Null: the list is not read. */
    reports(): readonly Report[] | null {
      const now = rows.peek();
      const inOrder = order.peek();
      if (now === null || inOrder === null || !now.people.whole) return null;
      const left = new Uint8Array(marked.peek()?.marks ?? []);
      const take = (slots: Uint32Array): readonly Report[] =>
        reportsIn(
          now.people,
          slots.filter((slot) => {
            const isLeft = left[slot] === 1;
            left[slot] = 0;
            return isLeft;
          }),
        );
      return [...take(now.slots), ...take(inOrder)];
    },
  };
});

export type SelectionModel = InstanceType<typeof SelectionModel>;

const personAt = (rows: Rows, position: number): PersonId | null => {
  const line = lineAt(rows, position);
  return line?.kind === "person" ? line.report.id : null;
};

const lineOf = (rows: Rows, id: PersonId): number | null => {
  const slot = rows.people.index.slots.get(id);
  const line = slot === undefined ? -1 : rows.lines.indexOf(slot);
  return line < 0 ? null : line;
};

const peopleBetween = (
  rows: Rows,
  a: number,
  b: number,
): readonly PersonId[] => {
  const between: PersonId[] = [];
  for (let at = Math.min(a, b); at <= Math.max(a, b); at++) {
    const id = personAt(rows, at);
    if (id !== null) between.push(id);
  }
  return between;
};

const reportsIn = (
  { index }: People,
  slots: Uint32Array,
): readonly Report[] => {
  const reports: Report[] = [];
  for (const slot of slots) {
    const report = reportAt(index, slot);
    if (report !== undefined) reports.push(report);
  }
  return reports;
};
