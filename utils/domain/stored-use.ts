import type { SourceId } from "./ids.ts";
import { DAY, HOUR, type Instant } from "./instant.ts";
import {
  RETENTION_LIMITS,
  type Retention,
  dayOf,
  keptFrom,
  rollupsFrom,
} from "./retention.ts";

/** What takes room on the disk. */
export const STORED_KINDS = [
  "list",
  "past",
  "sessions",
  "rollups",
  "watches",
  "recordings",
  "settings",
] as const;
export type StoredKind = (typeof STORED_KINDS)[number];
export type StoredBytes = Readonly<Record<StoredKind, number>>;

/** What is kept of one UTC day. */
export interface StoredDay {
  readonly source: SourceId;
  readonly kind: "sessions" | "rollups";
  readonly day: number;
  /** Sessions that ended on it. */
  readonly sessions: number;
}

/** What all that is kept takes, measured. */
export interface StoredUse {
  /** By connection; null: what belongs to none. */
  readonly bytes: ReadonlyMap<SourceId | null, StoredBytes>;
  readonly days: readonly StoredDay[];
  /** The oldest moment at which a list can be seen as it was; null: none. */
  readonly travelFrom: Instant | null;
}

/** What of it a choice deletes, or would. */
export interface Loss {
  /** Days of which the sessions go, and how many sessions; `summed`: daily summaries of them stay. */
  readonly days: number;
  readonly sessions: number;
  readonly summed: boolean;
  /** Days of which the daily summaries go. */
  readonly rollups: number;
  /** Does the list as it was go, of moments longer ago? */
  readonly travel: boolean;
}

/** @param now the latest time that is known */
export const lossBy = (
  { days, travelFrom }: Pick<StoredUse, "days" | "travelFrom">,
  retention: Retention,
  now: Instant,
): Loss => {
  const cutoff = keptFrom(now, retention.detailDays * DAY);
  const from = dayOf(rollupsFrom(cutoff, retention));
  const old = days.filter(
    ({ kind, day }) => kind === "sessions" && day < dayOf(cutoff),
  );
  const rollups = days.filter(
    ({ kind, day }) => kind === "rollups" && day < from,
  );
  return {
    days: distinct(old),
    sessions: old.reduce((sum, { sessions }) => sum + sessions, 0),
    summed: from < dayOf(cutoff),
    rollups: distinct(rollups),
    travel:
      travelFrom !== null && travelFrom < now - retention.travelHours * HOUR,
  };
};

const distinct = (days: readonly StoredDay[]): number =>
  new Set(days.map(({ day }) => day)).size;

export const losesAnything = ({ days, rollups, travel }: Loss): boolean =>
  days > 0 || rollups > 0 || travel;

/** A number of days, months or hours as it is typed; null: it is none that can be kept to. */
export const readRetention = (
  kind: keyof Retention,
  typed: string,
): number | null => {
  const { least, most } = RETENTION_LIMITS[kind];
  const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : null;
};
