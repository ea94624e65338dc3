import { DAY } from "./instant.ts";

/** A day of the calendar, "2026-03-29", in no zone. */
export type CalendarDate = string;

/** Year, month (1 to 12) and day of a day counted from 1970; of the Gregorian calendar (Hinnant, "days_from_civil"). */
export const civilOf = (
  day: number,
): { readonly year: number; readonly month: number; readonly day: number } => {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra -
      Math.floor(ofEra / 1460) +
      Math.floor(ofEra / 36_524) -
      Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
};

/** The number of a date, counted from 1970; null: there is no such day. */
export const dayOfDate = (date: CalendarDate): number | null => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []).map(
    Number,
  );
  if (year === undefined || month === undefined || day === undefined)
    return null;
  const number = Date.UTC(year, month - 1, day) / DAY;
  return dateOfDay(number) === date ? number : null;
};

export const dateOfDay = (number: number): CalendarDate => {
  const { year, month, day } = civilOf(number);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
};

/** 0 is Sunday, as in `Date.getDay`. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
