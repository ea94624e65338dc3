import type { BasicKey } from "../utils/domain/view.ts";
import type { MessageKey } from "../utils/i18n.ts";

export interface Column {
  readonly key: BasicKey;
  readonly label: MessageKey;
  /** Track of the table's grid. */
  readonly width: string;
  readonly align?: "end";
}

/** In their order. Who somebody is cannot be hidden. */
export const COLUMNS: readonly Column[] = [
  { key: "status", label: "column_status", width: "80px" },
  { key: "user", label: "column_user", width: "minmax(0, 1.15fr)" },
  { key: "email", label: "column_email", width: "minmax(0, 1.15fr)" },
  { key: "role", label: "column_role", width: "56px" },
  { key: "page", label: "column_page", width: "minmax(0, 1.2fr)" },
  { key: "activeFor", label: "column_active_for", width: "94px", align: "end" },
  {
    key: "lastActive",
    label: "column_last_active",
    width: "100px",
    align: "end",
  },
  { key: "account", label: "column_account", width: "64px" },
];

export const ALWAYS_SHOWN: readonly BasicKey[] = ["status", "user"];

export const shownColumns = (hidden: readonly BasicKey[]): readonly Column[] =>
  COLUMNS.filter(
    ({ key }) => ALWAYS_SHOWN.includes(key) || !hidden.includes(key),
  );
