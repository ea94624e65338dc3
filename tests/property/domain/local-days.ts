import { DAY } from "../../../utils/domain/instant.ts";

/** A day of a zone's wall clock, [from, to): of 23, 24 or 25 hours, or half an hour more or less. */
export interface LocalDay {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The wall clock's days that hold the time from `from` to `to`. */
export const localDays = (
  from: number,
  to: number,
  zone: string,
): readonly LocalDay[] => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    dateStyle: "short",
  });
  const nameAt = (at: number): string => format.format(at);
  const days: LocalDay[] = [];
  let start = midnightIn(nameAt, from - 2 * DAY, from - DAY / 2);
  while (start <= to) {
    const end = midnightIn(nameAt, start, start + 1.5 * DAY);
    days.push({ name: nameAt(start), from: start, to: end });
    start = end;
  }
  return days;
};

/** The first moment of another day than that of `after`; one such day begins until `before`. */
const midnightIn = (
  nameAt: (at: number) => string,
  after: number,
  before: number,
): number => {
  const name = nameAt(after);
  let [low, high] = [after, before];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (nameAt(middle) === name) low = middle;
    else high = middle;
  }
  return high;
};

/** How much of [start, end) lies in a day, ms. */
export const clippedTo = (
  { from, to }: Pick<LocalDay, "from" | "to">,
  start: number,
  end: number,
): number => Math.max(0, Math.min(end, to) - Math.max(start, from));
