import {
  activityOf,
  activeForMs,
  activeSince,
  bestSession,
  lastActiveAt,
  presenceOf,
} from "./facts.ts";
import type { Moment } from "./order.ts";
import type { Report } from "./person.ts";
import type { PersonalColumn } from "./preferences.ts";

/** A cell before any format: text, a number, a moment (ms of the platform's clock), or not known. */
export type Cell =
  | { readonly kind: "text"; readonly text: string | null }
  | { readonly kind: "number"; readonly value: number | null }
  | { readonly kind: "time"; readonly ms: number | null };

/** The columns of an export, in their order. The four facts stay apart, as everywhere. */
export type ExportColumn =
  | PersonalColumn
  | "id"
  | "presence"
  | "activity"
  | "account"
  | "role"
  | "company"
  | "page"
  | "pageAddress"
  | "activeForSeconds"
  | "sessionStart"
  | "lastActive"
  | "lastSeen"
  | "lastLogin"
  | "sessions";

const COLUMNS = [
  "id",
  "name",
  "email",
  "presence",
  "activity",
  "account",
  "role",
  "company",
  "page",
  "pageAddress",
  "activeForSeconds",
  "sessionStart",
  "lastActive",
  "lastSeen",
  "lastLogin",
  "sessions",
  "ip",
] as const satisfies readonly ExportColumn[];

const PERSONAL: ReadonlySet<ExportColumn> = new Set<PersonalColumn>([
  "name",
  "email",
  "ip",
]);

/** Does the column say who somebody is? */
export const isPersonal = (column: ExportColumn): boolean =>
  PERSONAL.has(column);

/** The columns with these personal ones; the others of them are left out entirely, not emptied. */
export const exportColumns = (
  personal: readonly PersonalColumn[],
): readonly ExportColumn[] =>
  COLUMNS.filter(
    (column) =>
      !PERSONAL.has(column) || personal.some((chosen) => chosen === column),
  );

const text = (value: string | null): Cell => ({ kind: "text", text: value });
const time = (ms: number | null): Cell => ({ kind: "time", ms });
const number = (value: number | null): Cell => ({ kind: "number", value });

type CellOf = (report: Report, moment: Moment) => Cell;

const CELLS: Readonly<Record<ExportColumn, CellOf>> = {
  id: ({ id }) => text(id),
  name: ({ name }) => text(name),
  email: ({ email }) => text(email),
  presence: (report, { stale }) => text(presenceOf(report, stale)),
  activity: (report, { serverNow, limits, stale }) =>
    text(stale ? "unknown" : activityOf(report, serverNow, limits)),
  account: ({ account }) => text(account),
  role: ({ role }) => text(role),
  company: ({ company }) => text(company),
  page: (report, { nameOf }) => text(nameOf(bestSession(report)?.page ?? null)),
  pageAddress: (report) => text(bestSession(report)?.page?.url ?? null),
  activeForSeconds: (report, { serverNow, running }) => {
    const ms = activeForMs(report, serverNow, running);
    return number(ms === null ? null : Math.floor(ms / 1000));
  },
  sessionStart: (report, { running }) => time(activeSince(report, running)),
  lastActive: (report) => time(lastActiveAt(report)),
  lastSeen: ({ lastSeenAt }) => time(lastSeenAt),
  lastLogin: ({ lastLoginAt }) =>
    lastLoginAt === "never" ? text("never") : time(lastLoginAt),
  sessions: ({ sessions }) => number(sessions.length),
  ip: (report) => text(bestSession(report)?.ip ?? null),
};

/** What a person's row says in a column. */
export const cellOf = (
  column: ExportColumn,
  report: Report,
  moment: Moment,
): Cell => CELLS[column](report, moment);
