/** A moment at which something happens to the calendar of a zone. */
export interface Turn {
  readonly zone: string;
  readonly what: string;
  /** ms since 1970; a whole minute. */
  readonly at: number;
}

const turn = (zone: string, what: string, at: string): Turn => {
  const ms = Date.parse(at);
  return { zone, what, at: ms };
};

const clocksOn = "the clocks go on";
const clocksBack = "the clocks go back";
const midnight = "midnight";
const monthEnd = "the end of a month";
const yearEnd = "the end of a year";

/** Clocks that go on and back by half an hour, one and two, and midnights by each of these walls. */
export const TURNS: readonly Turn[] = [
  turn("Europe/Warsaw", clocksOn, "2026-03-29T01:00Z"),
  turn("Europe/Warsaw", clocksBack, "2026-10-25T01:00Z"),
  turn("Europe/Warsaw", midnight, "2026-03-28T23:00Z"),
  turn("Europe/Warsaw", "the end of a leap day", "2028-02-29T23:00Z"),
  turn("Europe/Warsaw", monthEnd, "2026-08-31T22:00Z"),
  turn("Europe/Warsaw", yearEnd, "2026-12-31T23:00Z"),
  turn("America/New_York", clocksOn, "2026-03-08T07:00Z"),
  turn("America/New_York", clocksBack, "2026-11-01T06:00Z"),
  turn("America/New_York", midnight, "2026-11-02T05:00Z"),
  turn("America/New_York", monthEnd, "2026-05-01T04:00Z"),
  turn("America/New_York", yearEnd, "2027-01-01T05:00Z"),
  turn("Australia/Lord_Howe", clocksOn, "2026-10-03T15:30Z"),
  turn("Australia/Lord_Howe", clocksBack, "2026-04-04T15:00Z"),
  turn("Australia/Lord_Howe", midnight, "2026-04-05T13:30Z"),
  turn("Australia/Lord_Howe", monthEnd, "2026-06-30T13:30Z"),
  turn("Australia/Lord_Howe", yearEnd, "2026-12-31T13:00Z"),
  turn("Asia/Kathmandu", midnight, "2026-05-12T18:15Z"),
  turn("Asia/Kathmandu", monthEnd, "2026-06-30T18:15Z"),
  turn("Asia/Kathmandu", yearEnd, "2026-12-31T18:15Z"),
  // By two hours.
  turn("Antarctica/Troll", clocksBack, "2026-10-25T01:00Z"),
  turn("UTC", monthEnd, "2027-03-01T00:00Z"),
];

/** The zones of all of them. */
export const ZONES: readonly string[] = [
  ...new Set(TURNS.map(({ zone }) => zone)),
];
