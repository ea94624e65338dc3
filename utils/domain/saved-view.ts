import type { Account } from "./person.ts";
import type { Presence } from "./facts.ts";
import type { ColumnChoice } from "./table-columns.ts";
import { type ViewOver, overKey } from "./view-over.ts";
import type { GroupBy, GroupOrder, Sort } from "./view.ts";

/** What the dashboard's table shows: who, in which order and groups, with which columns. */
export interface ViewChoices {
  readonly search: string;
  readonly presence: Presence | null;
  readonly account: Account | null;
  readonly role: string | null;
  readonly page: string | null;
  readonly activity: "idle" | "away" | "stuck" | "watched" | null;
  readonly sort: Sort;
  readonly group: GroupBy | null;
  readonly groupOrder: GroupOrder;
  readonly columns: readonly ColumnChoice[];
}

/** Choices that somebody gave a name. */
export interface SavedView extends ViewChoices {
  readonly id: string;
  readonly name: string;
  /** Missing in views of earlier versions. */
  readonly over?: ViewOver | undefined;
}

export const MAX_VIEWS = 100;
export const MAX_VIEW_NAME = 80;

/** Do both show the same? The name does not count. */
export const showsTheSame = (a: ViewChoices, b: ViewChoices): boolean =>
  asText(a) === asText(b);

/** One text for what a view shows. */
const asText = (view: ViewChoices): string => {
  const { search, presence, account, role, page, activity } = view;
  const { sort, group, groupOrder, columns } = view;
  return JSON.stringify([
    ...[search.trim(), presence, account, role, page, activity],
    ...[sort.key, sort.direction, group, group === null ? null : groupOrder],
    ...columns.map(({ key, width }) => [key, width]),
  ]);
};

/** The kept views with others: each in the place of the one with its id, else at `place`, or behind the last. */
export const withViews = (
  kept: readonly SavedView[],
  put: readonly SavedView[],
  place: number | null,
): readonly SavedView[] => {
  const replaced = kept.map(
    (view) => put.find(({ id }) => id === view.id) ?? view,
  );
  const added = put.filter(({ id }) => !kept.some((view) => view.id === id));
  const at = place ?? replaced.length;
  return [...replaced.slice(0, at), ...added, ...replaced.slice(at)].slice(
    0,
    MAX_VIEWS,
  );
};

/**
 * What of an import is to be put: under new ids, and under names that no other view has. What is there already, with its
 * name, is left out.
 */
export const newViews = (
  kept: readonly SavedView[],
  imported: readonly SavedView[],
  newId: () => string,
): readonly SavedView[] => {
  const all = [...kept];
  for (const view of imported) {
    const isThere = all.some(
      (other) =>
        other.name === view.name &&
        overKey(other.over) === overKey(view.over) &&
        showsTheSame(other, view),
    );
    if (isThere) continue;
    all.push({ ...view, id: newId(), name: freeName(all, view.name) });
  }
  return all.slice(kept.length);
};

const freeName = (views: readonly SavedView[], name: string): string => {
  const isTaken = (text: string) => views.some((view) => view.name === text);
  for (let number = 2, free = name; ; number++) {
    if (!isTaken(free)) return free;
    const end = ` (${number})`;
    free = name.slice(0, MAX_VIEW_NAME - end.length) + end;
  }
};
