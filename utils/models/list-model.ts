import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import { activityOf } from "../domain/facts.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Moment } from "../domain/order.ts";
import { reportAt, slotOf } from "../domain/people-index.ts";
import type { Report } from "../domain/person.ts";
import { facetsOf, matching } from "../domain/selection.ts";
import {
  type SortKey,
  type View,
  firstDirection,
  isFiltered,
} from "../domain/view.ts";
import { createOrder } from "./kept-order.ts";
import type { PreferencesModel } from "./preferences-model.ts";
import type { People } from "./people.ts";
import type { TimeModel } from "./time-model.ts";

export type ActivityFilter = "idle" | "away";

/** What is asked of the list: the remembered choices, the search, and on the panel one activity. */
export interface Question {
  readonly view: View;
  readonly activity: ActivityFilter | null;
}

/** The answer: who is shown, in the shown order. */
export interface Rows {
  readonly people: People;
  readonly question: Question;
  readonly slots: Uint32Array;
}

type FilterChange = Partial<
  Pick<View, "presence" | "account" | "role" | "page">
>;

export interface ListPorts {
  readonly people: ReadonlySignal<People | null>;
  readonly beat: ReadonlySignal<number>;
  readonly time: TimeModel;
  readonly preferences: PreferencesModel;
}

/** From this many people on, what the filters offer follows the clock instead of every revision. */
const MANY = 5000;

/** The list of one page: what is asked, who answers to it, which row has the focus and which person is open. */
export const ListModel = createModel((ports: ListPorts) => {
  const { people, beat, time, preferences } = ports;
  const search = signal("");
  const activity = signal<ActivityFilter | null>(null);
  const focused = signal<PersonId | null>(null);
  const open = signal<PersonId | null>(null);
  const returned = signal(0);

  const question = computed((): Question => {
    const { sort, presence, account, role, page } = preferences.chosen.value;
    const view = { search: search.value, presence, account, role, page, sort };
    return { view, activity: activity.value };
  });
  const sort = computed(() => preferences.chosen.value.sort);

  /** Sorting all is dearer than filtering all: done once for many questions. */
  const orderOf = createOrder();
  const order = computed(() => {
    const all = people.value;
    return all === null
      ? null
      : orderOf(all, sort.value, momentOf(time), beat.value);
  });

  const rows = computed((): Rows | null => {
    const all = people.value;
    const inOrder = order.value;
    if (all === null || inOrder === null) return null;
    const asked = question.value;
    const slots = answer(all, asked, inOrder, momentOf(time));
    return { people: all, question: asked, slots };
  });

  const facets = computed(() => {
    const all = people.value;
    if (all === null) return { roles: [], pages: [] };
    return all.index.size <= MANY ? facetsOf(all.index) : manyFacets.value;
  });
  const isWhole = computed(() => people.value?.whole ?? false);
  const manyFacets = computed(() => {
    void beat.value;
    const all = isWhole.value ? people.peek() : null;
    return all === null ? { roles: [], pages: [] } : facetsOf(all.index);
  });

  /** The last report of the open person stays to be read when the person leaves the list. */
  let lastOpened: Report | null = null;
  const opened = computed((): Report | null => {
    const id = open.value;
    const all = people.value;
    if (id === null) return null;
    const slot = all === null ? undefined : slotOf(all.index, id);
    if (all !== null && slot !== undefined)
      lastOpened = reportAt(all.index, slot) ?? null;
    return lastOpened?.id === id ? lastOpened : null;
  });

  const clear = (): void => {
    search.value = "";
    activity.value = null;
    preferences.choose({
      presence: null,
      account: null,
      role: null,
      page: null,
    });
  };

  return {
    search,
    activity,
    focused,
    question,
    sort,
    rows,
    facets,
    opened,
    filtered: computed(
      () => isFiltered(question.value.view) || activity.value !== null,
    ),
    find(text: string): void {
      search.value = text;
    },
    filter(change: FilterChange): void {
      activity.value = null;
      preferences.choose(change);
    },
    /** Online people of one activity only. */
    filterActivity(chosen: ActivityFilter): void {
      activity.value = chosen;
      preferences.choose({ presence: "online" });
    },
    clear,
    sortBy(key: SortKey): void {
      const now = sort.peek();
      const direction =
        now.key === key ? opposite(now.direction) : firstDirection(key);
      preferences.choose({ sort: { key, direction } });
    },
    focus(id: PersonId | null): void {
      focused.value = id;
    },
    show(id: PersonId): void {
      focused.value = id;
      open.value = id;
    },
    /** Rises when a person was closed: the focus goes back to the row. */
    returned: computed(() => returned.value),
    close(): void {
      if (open.peek() !== null) returned.value++;
      open.value = null;
    },
  };
});

export type ListModel = InstanceType<typeof ListModel>;

const opposite = (direction: View["sort"]["direction"]) =>
  direction === "ascending" ? "descending" : "ascending";

/** Follows staleness and limits, but not each second of the clock. */
const momentOf = (time: TimeModel): Moment => ({
  ...time.moment(),
  limits: time.limits.value,
  stale: time.stale.value,
});

/** Filters in the order of the list, which is fast, and takes who is found in the shown order. */
const answer = (
  { index }: People,
  { view, activity }: Question,
  order: Uint32Array,
  moment: Moment,
): Uint32Array => {
  if (!isFiltered(view) && activity === null) return order;
  const found = new Uint8Array(index.reports.length);
  for (const slot of matching(index, view, moment)) {
    const report = activity === null ? undefined : reportAt(index, slot);
    found[slot] =
      report === undefined ||
      activityOf(report, moment.serverNow, moment.limits) === activity
        ? 1
        : 0;
  }
  return order.filter((slot) => found[slot] === 1);
};
