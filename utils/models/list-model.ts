import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { PersonId } from "../domain/ids.ts";
import type { DetailPlacing } from "../domain/placing.ts";
import {
  type GroupBy,
  type GroupOrder,
  type SortKey,
  type View,
  firstDirection,
  isFiltered,
} from "../domain/view.ts";
import { toggled } from "./collapsed.ts";
import { type Group, createGroups } from "./kept-groups.ts";
import { createOrder } from "./kept-order.ts";
import { createFacets } from "./kept-facets.ts";
import { createListFocus } from "./list-focus.ts";
import { NO_FILTER, createFilters } from "./list-filters.ts";
import { listMoment } from "./list-moment.ts";
import {
  type ActivityFilter,
  type Question,
  answer,
  keptQuestion,
} from "./list-question.ts";
import type { PreferencesModel } from "./preferences-model.ts";
import type { People } from "./people.ts";
import type { StuckOn } from "../domain/stuck.ts";
import type { TimeModel } from "./time-model.ts";

/** The answer: who is shown, in the shown order. */
export interface Rows {
  readonly people: People;
  readonly question: Question;
  readonly slots: Uint32Array;
  /** Empty where the list is one. */
  readonly groups: readonly Group[];
  /** What stands in the list, see `lineAt`; where it is one list, the slots. */
  readonly lines: Uint32Array;
}

export interface ListPorts {
  readonly people: ReadonlySignal<People | null>;
  readonly beat: ReadonlySignal<number>;
  readonly time: TimeModel;
  readonly preferences: PreferencesModel;
  /** It is of several connections: then people can be put together by theirs. */
  readonly isOfSeveral?: boolean;
  /** Whom somebody wants to be told of; nobody by default. */
  readonly watched?: ReadonlySignal<ReadonlySet<PersonId>>;
  /** How the widest table's own columns place people, where there is one. */
  readonly details?: ReadonlySignal<DetailPlacing | undefined>;
  /** Who is stuck; null = not known (yet). */
  readonly stuck?: ReadonlySignal<ReadonlyMap<PersonId, StuckOn> | null>;
}

/** The list of one page: what is asked, who answers to it, which row has the focus and which person is open. */
export const ListModel = createModel((ports: ListPorts) => {
  const { people, beat, time, preferences } = ports;
  const watched = ports.watched ?? signal<ReadonlySet<PersonId>>(new Set());
  const stuck = ports.stuck ?? signal(null);
  const momentOf = listMoment(time, ports.details);
  const search = signal("");
  const activity = signal<ActivityFilter | null>(null);
  const these = signal<ReadonlySet<PersonId> | null>(null);

  const sort = computed(() => preferences.chosen.value.sort);
  const asked = computed(
    keptQuestion((): Question => {
      const { presence, account, role, page, group, groupOrder } =
        preferences.chosen.value;
      const filters = { search: search.value, presence, account, role, page };
      const chosen =
        these.value === null ? filters : { search: "", ...NO_FILTER };
      return {
        view: { ...chosen, sort: sort.value },
        activity: these.value === null ? activity.value : null,
        these: these.value,
        // Remembered for the list of all: of one connection it would be one group.
        group: group === "connection" && !ports.isOfSeveral ? null : group,
        groupOrder,
      };
    }),
  );
  const question = computed(() => asked.value.question);

  /** Sorting all is dearer than filtering all: done once for many questions. */
  const orderOf = createOrder();
  const order = computed(() => {
    const all = people.value;
    return all === null
      ? null
      : orderOf(all, sort.value, momentOf(), beat.value);
  });

  const slots = computed((): Uint32Array | null => {
    const all = people.value;
    const inOrder = order.value;
    if (all === null || inOrder === null) return null;
    const filter = question.value.activity;
    return answer(all, question.value, inOrder, momentOf(), {
      stuck: new Set(filter === "stuck" ? stuck.value?.keys() : []),
      watched: filter === "watched" ? watched.value : new Set(),
    });
  });

  const collapsed = computed(() => preferences.chosen.value.collapsed);
  const groupsOf = createGroups();
  const rows = computed((): Rows | null => {
    const all = people.value;
    const shown = slots.value;
    if (all === null || shown === null) return null;
    const { question: asks, number } = asked.value;
    const { group, groupOrder } = asks;
    const flat = { people: all, question: asks, slots: shown };
    if (group === null) return { ...flat, groups: [], lines: shown };
    const grouping = {
      by: group,
      order: groupOrder,
      collapsed: new Set(collapsed.value),
      arrangement: `${number} ${beat.value}`,
    };
    return {
      ...flat,
      ...groupsOf(all, shown, grouping, momentOf(), beat.value),
    };
  });

  return {
    ...createListFocus(people),
    ...createFilters({ search, activity, these, preferences }),
    search,
    activity,
    question,
    sort,
    rows,
    /** Everybody, in the shown order. */
    order,
    watched,
    stuck,
    facets: createFacets(people, beat),
    filtered: computed(() => {
      const { view, activity: chip, these: ids } = question.value;
      return isFiltered(view) || chip !== null || ids !== null;
    }),
    sortBy(key: SortKey): void {
      const now = sort.peek();
      const direction =
        now.key === key ? opposite(now.direction) : firstDirection(key);
      preferences.choose({ sort: { key, direction } });
    },
    groupBy: (group: GroupBy | null): void => preferences.choose({ group }),
    orderGroups: (groupOrder: GroupOrder): void =>
      preferences.choose({ groupOrder }),
    /** Closes a group, or opens it again. */
    toggle: (key: string): void =>
      preferences.choose({ collapsed: toggled(collapsed.peek(), key) }),
  };
});

export type ListModel = InstanceType<typeof ListModel>;

const opposite = (direction: View["sort"]["direction"]) =>
  direction === "ascending" ? "descending" : "ascending";
