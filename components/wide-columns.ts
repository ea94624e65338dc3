import {
  type ColumnChoice,
  DEFAULT_COLUMNS,
  properColumns,
} from "../utils/domain/table-columns.ts";
import type { SortKey } from "../utils/domain/view.ts";
import { type MessageKey, t } from "../utils/i18n.ts";

/** What a column of the dashboard's table is called. */
const LABELS: Readonly<Record<SortKey, MessageKey>> = {
  user: "column_user",
  status: "column_status",
  email: "column_email",
  role: "column_role",
  presence: "filter_presence",
  activity: "column_activity",
  page: "column_page",
  activeFor: "column_active_for",
  engaged: "column_engaged",
  lastActive: "column_last_active",
  lastSeen: "fact_last_seen",
  lastLogin: "fact_last_login",
  account: "column_account",
  sessions: "fact_sessions",
  messages: "fact_messages",
  questions: "fact_questions",
  device: "column_device",
  network: "fact_network",
};

export const columnName = (key: SortKey): string => t(LABELS[key]);

const AT_THE_END: ReadonlySet<SortKey> = new Set([
  "activeFor",
  "engaged",
  "lastActive",
  "lastSeen",
  "lastLogin",
  "sessions",
  "messages",
  "questions",
]);

/** Times and numbers stand at the end of their cells, to be compared. */
export const cellClass = (key: SortKey): string =>
  `cell cell-${key}${AT_THE_END.has(key) ? " is-end" : ""}`;

/** The columns that somebody chose, or the usual ones. */
export const columnsOf = (
  chosen: readonly ColumnChoice[],
): readonly ColumnChoice[] =>
  chosen.length === 0 ? DEFAULT_COLUMNS : properColumns(chosen);
