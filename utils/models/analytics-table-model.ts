import {
  type ReadonlySignal,
  computed,
  createModel,
  signal,
} from "@preact/signals";
import type { Answer } from "./analytics-model.ts";
import {
  type PeopleColumn,
  type PeopleSort,
  firstDirectionOf,
  nameRanks,
  orderedPeople,
} from "./analytics-order.ts";
import {
  type FilterKind,
  type PeopleFilter,
  type RangePeople,
  addressesOf,
  filteredPeople,
  rangePeopleOf,
} from "./analytics-people.ts";
import type { People } from "./people.ts";

export interface TablePorts {
  readonly answer: ReadonlySignal<Answer | null>;
  readonly people: ReadonlySignal<People | null>;
}

/** Limits of the quick filters, as they are typed. */
export interface TypedFilters {
  readonly volume: string;
  readonly recent: string;
  readonly inactive: string;
}

export type LimitedFilter = keyof TypedFilters;

export const FIRST_FILTERS: TypedFilters = {
  volume: "100",
  recent: "7",
  inactive: "30",
};

/** The highest limit of each filter, its lowest is 1. */
export const HIGHEST_LIMIT: Readonly<Record<LimitedFilter, number>> = {
  volume: 1_000_000,
  recent: 400,
  inactive: 400,
};

/**
 * The people of a range, filtered and in order. Made anew when the history or the question is another; not with each
 * revision of the list, which would walk 100,000 people for the one who came: names are looked up when they are shown.
 */
export const AnalyticsTableModel = createModel((ports: TablePorts) => {
  const sort = signal<PeopleSort>({ column: "time", direction: "descending" });
  const kind = signal<FilterKind>("range");
  const typed = signal<TypedFilters>(FIRST_FILTERS);
  const isWhole = computed(() => ports.people.value?.whole === true);

  const everybody = computed((): RangePeople | null => {
    const answer = ports.answer.value;
    if (answer === null) return null;
    const index = isWhole.value ? (ports.people.peek()?.index ?? null) : null;
    return rangePeopleOf(answer.now.people, index);
  });
  const filter = computed(() => filterOf(kind.value, typed.value));
  const ranks = computed(() => {
    const people = everybody.value;
    return people === null
      ? new Float64Array()
      : nameRanks(people, ports.people.peek()?.index ?? null);
  });
  const found = computed(() => {
    const people = everybody.value;
    const answer = ports.answer.value;
    if (people === null || answer === null || filter.value === null)
      return null;
    return filteredPeople(people, filter.value, answer.at);
  });
  const rows = computed(() => {
    const people = everybody.value;
    if (people === null || found.value === null) return null;
    return orderedPeople(
      people,
      found.value.rows.slice(),
      sort.value,
      () => ranks.value,
    );
  });

  return {
    sort,
    kind,
    typed,
    everybody,
    /** Rows of `everybody`; null while nothing is known, or a limit is no number. */
    rows,
    unknown: computed(() => found.value?.unknown ?? 0),
    /** True where a limit was typed that is none. */
    isWrong: computed(() => filter.value === null),
    sortBy(column: PeopleColumn): void {
      const { column: present, direction } = sort.peek();
      sort.value =
        column === present
          ? {
              column,
              direction: direction === "ascending" ? "descending" : "ascending",
            }
          : { column, direction: firstDirectionOf(column) };
    },
    choose(next: FilterKind): void {
      kind.value = next;
    },
    type(limit: LimitedFilter, text: string): void {
      typed.value = { ...typed.peek(), [limit]: text };
    },
    /** The addresses of who is shown, in the shown order. */
    addresses: (): readonly string[] => {
      const people = everybody.peek();
      const shown = rows.peek();
      const index = ports.people.peek()?.index;
      return people === null || shown === null || index === undefined
        ? []
        : addressesOf(people, shown, index);
    },
  };
});

export type AnalyticsTableModel = InstanceType<typeof AnalyticsTableModel>;

/** Null: what was typed is no limit. */
const filterOf = (
  kind: FilterKind,
  typed: TypedFilters,
): PeopleFilter | null => {
  if (kind === "range") return { kind };
  const text = typed[kind].trim();
  const limit = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > HIGHEST_LIMIT[kind]) return null;
  return kind === "volume" ? { kind, messages: limit } : { kind, days: limit };
};
