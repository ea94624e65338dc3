import type { Mark } from "./facts.ts";

/** Who is most here comes first. */
export const MARK_ORDER: Readonly<Record<Mark, number>> = {
  active: 0,
  online: 1,
  idle: 2,
  away: 3,
  unknown: 4,
  disabled: 5,
  offline: 6,
  pending: 7,
};
