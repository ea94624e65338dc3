import { activityOf } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import { type Moment, momentOf } from "../domain/order.ts";
import { reportAt, slotOf } from "../domain/people-index.ts";
import { matching } from "../domain/selection.ts";
import {
  type GroupBy,
  type GroupOrder,
  type View,
  isFiltered,
} from "../domain/view.ts";
import type { People } from "./people.ts";

/** What a chip asks for beside presence. */
export type ActivityFilter = "idle" | "away" | "stuck" | "watched";

/** What is asked of the list: the remembered choices, the search, and on the panel one chip. */
export interface Question {
  readonly view: View;
  readonly activity: ActivityFilter | null;
  /** Exactly these people, whatever else is asked. */
  readonly these: ReadonlySet<PersonId> | null;
  readonly group: GroupBy | null;
  readonly groupOrder: GroupOrder;
}

/** People whom other models know of. */
export interface Known {
  readonly stuck: ReadonlySet<PersonId>;
  readonly watched: ReadonlySet<PersonId>;
}

/** The question before, when the new one asks the same: what depends on it is not begun anew. */
export const keptQuestion = (
  ask: () => Question,
): (() => { readonly question: Question; readonly number: number }) => {
  let last: { readonly question: Question; readonly number: number } | null =
    null;
  return () => {
    const question = ask();
    if (last === null || !asksTheSame(last.question, question))
      last = { question, number: (last?.number ?? 0) + 1 };
    return last;
  };
};

const asksTheSame = (a: Question, b: Question): boolean =>
  a.activity === b.activity &&
  a.these === b.these &&
  a.group === b.group &&
  a.groupOrder === b.groupOrder &&
  a.view.sort === b.view.sort &&
  a.view.search === b.view.search &&
  a.view.presence === b.view.presence &&
  a.view.account === b.view.account &&
  a.view.role === b.view.role &&
  a.view.page === b.view.page;

/**
 * Slots of who answers to the question, in the shown order. Filters in the order of the list, which is fast, and takes who
 * is found in the shown order.
 */
export const answer = (
  people: People,
  { view, activity, these }: Question,
  order: Uint32Array,
  moment: Moment,
  known: Known,
): Uint32Array => {
  const { index } = people;
  if (these !== null) return within(order, slotsOf(people, these));
  if (activity === null && !isFiltered(view)) return order;
  const set =
    activity === "stuck" || activity === "watched"
      ? slotsOf(people, known[activity])
      : null;
  const found = new Uint8Array(index.reports.length);
  for (const slot of matching(index, view, moment)) {
    if (set !== null) found[slot] = set[slot] ?? 0;
    else if (activity === null) found[slot] = 1;
    else {
      const report = reportAt(index, slot);
      if (report === undefined) continue;
      const { serverNow, limits } = momentOf(moment, report);
      found[slot] = Number(activityOf(report, serverNow, limits) === activity);
    }
  }
  return within(order, found);
};

const slotsOf = ({ index }: People, ids: ReadonlySet<PersonId>): Uint8Array => {
  const found = new Uint8Array(index.reports.length);
  for (const id of ids) {
    const slot = slotOf(index, id);
    if (slot !== undefined) found[slot] = 1;
  }
  return found;
};

const within = (order: Uint32Array, found: Uint8Array): Uint32Array =>
  order.filter((slot) => found[slot] === 1);
