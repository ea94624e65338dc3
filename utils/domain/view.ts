import type { Presence } from "./facts.ts";
import type { Account } from "./person.ts";

/** Columns of every table of people. */
export type BasicKey =
  | "status"
  | "user"
  | "email"
  | "role"
  | "page"
  | "activeFor"
  | "lastActive"
  | "account";

/** What only the widest table shows of people, beside the basic columns. */
export type DetailKey =
  | "presence"
  | "activity"
  | "engaged"
  | "lastSeen"
  | "lastLogin"
  | "sessions"
  | "messages"
  | "questions"
  | "device"
  | "network";

/** What the list can be sorted by. */
export type SortKey = BasicKey | DetailKey;

export interface Sort {
  readonly key: SortKey;
  readonly direction: "ascending" | "descending";
}

/** What people can be put together by. */
export type GroupBy = "page" | "role" | "company" | "status" | "connection";

/** Which group comes first: the fullest, or the first by name. A status has its own order. */
export type GroupOrder = "count" | "name";

/** A question to a roster. `null` in a filter = all. */
export interface View {
  readonly search: string;
  readonly presence: Presence | null;
  readonly account: Account | null;
  readonly role: string | null;
  /** A page's readable name, as `pageName` gives it. */
  readonly page: string | null;
  readonly sort: Sort;
}

/** A search longer than this is cut: nobody types it, and it bounds the work. */
export const MAX_SEARCH_LENGTH = 256;

/** First screen: who is online, the most recently active first. */
export const DEFAULT_VIEW: View = {
  search: "",
  presence: null,
  account: null,
  role: null,
  page: null,
  sort: { key: "status", direction: "ascending" },
};

/** Does the view leave anybody out? */
export const isFiltered = (view: View): boolean =>
  view.search.trim() !== "" ||
  view.presence !== null ||
  view.account !== null ||
  view.role !== null ||
  view.page !== null;

const MOST_FIRST: readonly SortKey[] = [
  "activeFor",
  "engaged",
  "lastActive",
  "lastSeen",
  "lastLogin",
  "sessions",
  "messages",
  "questions",
];

/** The direction a column starts with when it is chosen: long, recent and many first, names from A. */
export const firstDirection = (key: SortKey): Sort["direction"] =>
  MOST_FIRST.includes(key) ? "descending" : "ascending";
