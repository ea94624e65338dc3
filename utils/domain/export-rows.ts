import {
  activityOf,
  activeForMs,
  activeSince,
  bestSession,
  lastActiveAt,
  presenceOf,
} from "./facts.ts";
import { SECOND } from "./instant.ts";
import type { Moment } from "./order.ts";
import type { LiveSession, Report } from "./person.ts";
import type { Value, ValueKind } from "./table.ts";

/** Columns that say who somebody is. */
export type PersonalColumn = "name" | "email" | "ip";

/** The columns of an export. The four facts stay apart, as everywhere. */
export type ExportColumn =
  | PersonalColumn
  /** Of several connections only. */
  | "connection"
  | "id"
  | "presence"
  | "activity"
  | "account"
  | "role"
  | "company"
  | "page"
  | "pageAddress"
  | "device"
  | "activeForSeconds"
  | "engagedSeconds"
  | "sessionStart"
  | "lastActive"
  | "lastSeen"
  | "lastLogin"
  | "sessions"
  | "sessionsEver"
  | "messages"
  | "questions";

/** In their order, where all are of one connection. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  ...(["id", "name", "email", "presence", "activity", "account"] as const),
  ...(["role", "company", "page", "pageAddress", "device"] as const),
  ...(["activeForSeconds", "engagedSeconds", "sessionStart"] as const),
  ...(["lastActive", "lastSeen", "lastLogin"] as const),
  ...(["sessions", "sessionsEver", "messages", "questions", "ip"] as const),
];

export const PERSONAL_COLUMNS = [
  "name",
  "email",
  "ip",
] as const satisfies readonly PersonalColumn[];

/** Chosen each time; where nobody chose how a file begins, it has names, and neither addresses of mail nor of the network. */
export const DEFAULT_PERSONAL: readonly PersonalColumn[] = ["name"];

/** A kept choice of the personal columns that each file begins with. What is none is as if nobody had chosen. */
export const personalOf = (kept: string | null): readonly PersonalColumn[] => {
  if (kept === null) return DEFAULT_PERSONAL;
  const names = kept.split(" ");
  return PERSONAL_COLUMNS.filter((column) => names.includes(column));
};

const PERSONAL: ReadonlySet<ExportColumn> = new Set(PERSONAL_COLUMNS);

/** Does the column say who somebody is? */
export const isPersonal = (column: ExportColumn): column is PersonalColumn =>
  PERSONAL.has(column);

/** The columns with these personal ones; the others of them are left out entirely, not emptied. */
export const exportColumns = (
  personal: readonly PersonalColumn[],
): readonly ExportColumn[] =>
  EXPORT_COLUMNS.filter(
    (column) => !isPersonal(column) || personal.includes(column),
  );

/** When the rows are looked at, and how a session's device is called. */
export interface ExportLook extends Moment {
  readonly deviceOf: (session: LiveSession) => string | null;
}

type ValueOf = (report: Report, look: ExportLook) => Value;

const seconds = (ms: number | null): number | null =>
  ms === null ? null : Math.floor(ms / SECOND);

const VALUES: Readonly<Record<ExportColumn, ValueOf>> = {
  connection: ({ from }) => from?.name ?? null,
  id: ({ id }) => id,
  name: ({ name }) => name,
  email: ({ email }) => email,
  presence: (report, { stale }) => presenceOf(report, stale),
  activity: (report, { serverNow, limits, stale }) =>
    stale ? "unknown" : activityOf(report, serverNow, limits),
  account: ({ account }) => account,
  role: ({ role }) => role,
  company: ({ company }) => company,
  page: (report, { nameOf }) => nameOf(bestSession(report)?.page ?? null),
  pageAddress: (report) => bestSession(report)?.page?.url ?? null,
  device: (report, { deviceOf }) => {
    const session = bestSession(report);
    return session === null ? null : deviceOf(session);
  },
  activeForSeconds: (report, { serverNow, running }) =>
    seconds(activeForMs(report, serverNow, running)),
  engagedSeconds: (report, { running }) =>
    report.sessions.length === 0
      ? null
      : seconds(running(report.id)?.engagedMs ?? null),
  sessionStart: (report, { running }) => activeSince(report, running),
  lastActive: (report) => lastActiveAt(report),
  lastSeen: ({ lastSeenAt }) => lastSeenAt,
  lastLogin: ({ lastLoginAt }) => lastLoginAt,
  sessions: ({ sessions }) => sessions.length,
  sessionsEver: ({ counts }) => counts?.sessions ?? null,
  messages: ({ counts }) => counts?.messages ?? null,
  questions: ({ counts }) => counts?.questions ?? null,
  ip: (report) => bestSession(report)?.ip ?? null,
};

const KINDS: Readonly<Partial<Record<ExportColumn, ValueKind>>> = {
  activeForSeconds: "duration",
  engagedSeconds: "duration",
  sessionStart: "time",
  lastActive: "time",
  lastSeen: "time",
  lastLogin: "time",
  sessions: "number",
  sessionsEver: "number",
  messages: "number",
  questions: "number",
};

/** How the numbers of a column are to be read. */
export const kindOf = (column: ExportColumn): ValueKind =>
  KINDS[column] ?? "text";

/** Columns that a summary counts, one table each. They name nobody. */
export const COUNTED_COLUMNS = [
  ...(["presence", "activity", "account", "role", "page"] as const),
] satisfies readonly ExportColumn[];

/** What a person's row says in a column. */
export const valueOf = (
  column: ExportColumn,
  report: Report,
  look: ExportLook,
): Value => VALUES[column](report, look);
