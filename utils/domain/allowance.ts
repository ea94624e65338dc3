/** What is left of a number of things that may be done at once, and comes back with time. */
export interface Allowance {
  readonly left: number;
  /** When it was counted, ms. */
  readonly at: number;
}

export interface AllowanceRule {
  readonly most: number;
  /** One comes back after this, ms. */
  readonly everyMs: number;
}

/**
 * The allowance after one use at `now`; null where nothing is left. A clock that went back gives nothing back.
 * @param before null: never used
 */
export const spend = (
  before: Allowance | null,
  { most, everyMs }: AllowanceRule,
  now: number,
): Allowance | null => {
  const back = before === null ? most : Math.max(0, now - before.at) / everyMs;
  const left = Math.min(most, (before?.left ?? 0) + back);
  return left < 1 ? null : { left: left - 1, at: now };
};
