import { type Mark, markOf } from "./facts.ts";
import { MARK_ORDER } from "./mark-order.ts";
import type { Origin } from "./origin.ts";
import { type Moment, momentOf } from "./order.ts";
import type { Report } from "./person.ts";
import { unreachable } from "./result.ts";
import type { GroupBy, GroupOrder } from "./view.ts";

/** What the people of a group have in common. Null: the platform does not say. For "status" a mark, for "connection" its id. */
export type GroupValue = string | null;

/**
 * The group that a person belongs to.
 * @param page readable name of the page that the person is on
 */
export const groupOf = (
  report: Report,
  page: string | null,
  by: GroupBy,
  moment: Moment,
): GroupValue => {
  switch (by) {
    case "page":
      return page;
    case "role":
      return textOrNull(report.role);
    case "company":
      return textOrNull(report.company);
    case "connection":
      return report.from?.source ?? null;
    case "status": {
      const { serverNow, limits } = momentOf(moment, report);
      // By the last known mark even while stale, as the order: rows must not jump because our own data grew old.
      return markOf(report, serverNow, limits, false);
    }
    default:
      return unreachable(by);
  }
};

const textOrNull = (text: string | null): string | null =>
  text === null || text.trim() === "" ? null : text;

/** One text for a group, by which it is told from all groups of every kind. */
export const groupKey = (by: GroupBy, value: GroupValue): string =>
  value === null ? by : `${by}:${value}`;

export interface CountedGroup {
  readonly value: GroupValue;
  readonly count: number;
  /** The connection that it is the group of. */
  readonly from?: Origin | undefined;
}

// Kept: making a collator costs more than a thousand comparisons.
const collator = new Intl.Collator(undefined, {
  numeric: true,
  sensitivity: "base",
});

/** Compares two groups. Those without a value come last, a status stands where it does in the list. */
export const compareGroups =
  (by: GroupBy, order: GroupOrder) =>
  (a: CountedGroup, b: CountedGroup): number => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null);
    // CAST: the value of a status is a mark.
    if (by === "status")
      return MARK_ORDER[a.value as Mark] - MARK_ORDER[b.value as Mark];
    const byName =
      collator.compare(a.from?.name ?? a.value, b.from?.name ?? b.value) ||
      (a.value < b.value ? -1 : 1);
    return order === "name" ? byName : b.count - a.count || byName;
  };
