import type { Weekday } from "../domain/analytics/analytics.ts";

/** Regions whose week begins on Sunday, on Saturday (CLDR 47, supplemental data, "weekData"); all others: on Monday. */
const SUNDAY = new Set(
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split(
    " ",
  ),
);
const SATURDAY = new Set(
  "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split(" "),
);

/**
 * The day that a week begins with where a language is spoken so: "en-GB" on Monday, "en-US" on Sunday. By a table of
 * ours, since not all browsers tell (`Intl.Locale.getWeekInfo`).
 */
export const weekStartOf = (language: string): Weekday => {
  const region = new Intl.Locale(language).maximize().region ?? "";
  if (SUNDAY.has(region)) return 0;
  return SATURDAY.has(region) ? 6 : 1;
};

/** The seven weekdays in the order of a week that begins with this one. */
export const weekFrom = (first: Weekday): readonly Weekday[] =>
  [0, 1, 2, 3, 4, 5, 6].map(
    // CAST: the remainder of a division by seven is one of them.
    (day) => ((first + day) % 7) as Weekday,
  );
