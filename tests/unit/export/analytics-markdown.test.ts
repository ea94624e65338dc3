import { describe, expect, it } from "vitest";
import type {
  Analytics,
  Weekday,
} from "../../../utils/domain/analytics/analytics.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import {
  type AnalyticsWords,
  analyticsMarkdown,
} from "../../../utils/export/analytics-markdown.ts";

const at = (iso: string) => instant(Date.parse(iso));
const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
];

const WORDS: AnalyticsWords = {
  ...{
    title: "Analytics",
    unique: "Active people",
    average: "Average session",
    median: "Median session",
  },
  ...{
    sessions: "Sessions",
    peak: "Most online at once",
    peakAt: "at",
    active: "Active over time",
  },
  ...{
    people: "People",
    partial: "in part",
    busiest: "Busiest hours",
    pages: "Top pages",
    visits: "Visits",
  },
  ...{ dwell: "Median time", unknown: "not watched" },
  weekday: (weekday: Weekday) => WEEKDAYS[weekday] ?? "",
  duration: (ms) => `${ms / MINUTE} m`,
};

const cell = (
  weekday: Weekday,
  hour: number,
  mean: number | null,
  observedMs: number,
) => ({
  ...{ weekday, hour, mean, observedMs },
  occurrences: 1,
  spanMs: HOUR,
});

const ANALYTICS: Analytics = {
  range: { from: at("2026-10-24T22:00:00Z"), to: at("2026-10-26T23:00:00Z") },
  zone: "Europe/Warsaw",
  observedMs: 40 * HOUR,
  unique: 12,
  seenOnce: 1,
  average: { meanMs: 42 * MINUTE, medianMs: 30 * MINUTE, n: 31 },
  peak: { people: 7, at: at("2026-10-25T10:15:00Z") },
  unit: "day",
  active: [
    {
      from: at("2026-10-24T22:00:00Z"),
      to: at("2026-10-25T23:00:00Z"),
      people: 9,
      observedMs: 25 * HOUR,
      partial: false,
    },
    {
      from: at("2026-10-25T23:00:00Z"),
      to: at("2026-10-26T23:00:00Z"),
      people: 5,
      observedMs: 15 * HOUR,
      partial: true,
    },
  ],
  online: [],
  heatmap: {
    cells: [
      cell(0, 9, 2.25, HOUR),
      cell(1, 10, 4, HOUR),
      cell(1, 11, 9, 5 * MINUTE),
      cell(2, 0, null, 0),
    ],
    clipAt: 9,
  },
  pages: [
    {
      name: "Invoices | all",
      people: 8,
      visits: 20,
      medianDwellMs: 3 * MINUTE,
    },
  ],
  people: [
    {
      id: personId("ada@acme.test"),
      sessions: 3,
      timeMs: HOUR,
      engagedMs: HOUR,
      lastActiveAt: null,
    },
  ],
};

describe("analytics as Markdown", () => {
  it("say whose they are, the numbers, the course, the busiest hours and pages, and nobody's name", () => {
    const facts = [
      { key: "source", label: "Source", kind: "text" as const, value: "Acme" },
    ];
    expect(analyticsMarkdown(ANALYTICS, facts, WORDS)).toBe(`# Analytics

- Source: Acme
- Active people: 12
- Average session: 42 m
- Median session: 30 m
- Sessions: 31
- Most online at once: 7
- at: 2026-10-25T11:15:00+01:00

## Active over time

|  | People |
| --- | ---: |
| 2026-10-25 | 9 |
| 2026-10-26 | 5 (in part) |

## Busiest hours

|  | People |
| --- | ---: |
| Monday 10:00 | 4 |
| Sunday 09:00 | 2.3 |

## Top pages

|  | People | Visits | Median time |
| --- | ---: | ---: | ---: |
| \`Invoices \\| all\` | 8 | 20 | 3 m |
`);
  });

  it("tell the two hours apart that the clocks repeat", () => {
    const hour = (iso: string) => ({
      from: at(iso),
      to: instant(at(iso) + HOUR),
      people: 1,
      observedMs: HOUR,
      partial: false,
    });
    const text = analyticsMarkdown(
      {
        ...ANALYTICS,
        unit: "hour",
        active: [hour("2026-10-25T00:00:00Z"), hour("2026-10-25T01:00:00Z")],
      },
      [],
      WORDS,
    );
    expect(text).toContain(
      "| 2026-10-25 02:00 +02:00 | 1 |\n| 2026-10-25 02:00 +01:00 | 1 |",
    );
  });

  it("claim nothing of a range that nobody watched", () => {
    const text = analyticsMarkdown(
      {
        ...ANALYTICS,
        observedMs: 0,
        unique: 0,
        average: null,
        peak: null,
        pages: [],
        active: [],
        heatmap: { cells: [], clipAt: null },
      },
      [],
      WORDS,
    );
    expect(text).toBe(
      "# Analytics\n\n- Active people: not watched\n- Average session: not watched\n- Median session: not watched\n",
    );
  });
});
