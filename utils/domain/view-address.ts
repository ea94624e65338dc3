import { ALL_COLUMNS } from "./table-columns.ts";
import type { SavedView, ViewChoices } from "./saved-view.ts";
import { showsTheSame } from "./saved-view.ts";
import { DEFAULT_VIEW, type SortKey } from "./view.ts";

type Query = Readonly<Record<string, string>>;

const PRESENCES = ["online", "offline", "unknown"] as const;
const ACCOUNTS = ["active", "pending", "disabled", "unknown"] as const;
const ACTIVITIES = ["idle", "away", "stuck", "watched"] as const;
const GROUPS = ["page", "role", "company", "status", "connection"] as const;

/** Longer texts of the platform are in no address. */
const LONGEST = 512;

/**
 * What is shown, for the address bar. A saved view as long as nothing else was chosen is its id alone. The search is left
 * out: it may name a person, and addresses stay in the browser's history; so are columns, which are one's own.
 * @param over which connection is shown where the view is of another; empty: the view's
 */
export const queryOf = (
  choices: ViewChoices,
  view: SavedView | null,
  over = "",
): Query => {
  if (view !== null && over === "" && showsTheSame(choices, view))
    return { view: view.id };
  const { presence, account, role, page, activity } = choices;
  const { sort, group, groupOrder } = choices;
  const usual = DEFAULT_VIEW.sort;
  const isUsual = sort.key === usual.key && sort.direction === usual.direction;
  return {
    view: view?.id ?? "",
    over,
    presence: presence ?? "",
    account: account ?? "",
    role: role ?? "",
    page: page ?? "",
    activity: activity ?? "",
    sort: isUsual
      ? ""
      : `${sort.direction === "descending" ? "-" : ""}${sort.key}`,
    group: group ?? "",
    order: group !== null && groupOrder === "name" ? "name" : "",
  };
};

/** Does an address ask for people, beside a view? */
export const asksForPeople = (query: Query): boolean =>
  Object.entries(query).some(
    ([name, value]) => name !== "view" && value !== "",
  );

/** What an address asks for. What it says nothing of, or nothing sensible, is as if nobody had chosen. */
export const choicesIn = (
  query: Query,
  columns: ViewChoices["columns"],
): ViewChoices => ({
  search: "",
  presence: oneOf(PRESENCES, query["presence"]),
  account: oneOf(ACCOUNTS, query["account"]),
  role: textOf(query["role"]),
  page: textOf(query["page"]),
  activity: oneOf(ACTIVITIES, query["activity"]),
  sort: sortOf(query["sort"] ?? ""),
  group: oneOf(GROUPS, query["group"]),
  groupOrder: query["order"] === "name" ? "name" : "count",
  columns,
});

const oneOf = <Value extends string>(
  values: readonly Value[],
  text: string | undefined,
): Value | null => values.find((value) => value === text) ?? null;

const textOf = (text: string | undefined): string | null =>
  text === undefined || text === "" ? null : text.slice(0, LONGEST);

const sortOf = (text: string): ViewChoices["sort"] => {
  const isDown = text.startsWith("-");
  const key: SortKey | null = oneOf(ALL_COLUMNS, isDown ? text.slice(1) : text);
  return key === null
    ? DEFAULT_VIEW.sort
    : { key, direction: isDown ? "descending" : "ascending" };
};
