import { isOnline } from "./facts.ts";
import type { Report } from "./person.ts";

/** The counts that a badge needs, kept up with each change so that no one walks 100,000 people for one number. */
export interface Tally {
  readonly total: number;
  readonly online: number;
}

export const EMPTY_TALLY: Tally = { total: 0, online: 0 };

/** The tally after one person's report was put, replaced or taken away. */
export const retally = (
  tally: Tally,
  before: Report | undefined,
  after: Report | undefined,
): Tally => ({
  total:
    tally.total + Number(after !== undefined) - Number(before !== undefined),
  online:
    tally.online +
    Number(after !== undefined && isOnline(after)) -
    Number(before !== undefined && isOnline(before)),
});

/** So many do not all go within one interval. */
const MANY = 10;

/** People who are all online may all leave; people who are offline, or many at once, do not vanish. */
export const isDirectory = ({ total, online }: Tally): boolean =>
  total > online || total >= MANY;
