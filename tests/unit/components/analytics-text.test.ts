import { describe, expect, it } from "vitest";
import { analyticsText } from "../../../components/analytics-text.ts";
import type { Analytics } from "../../../utils/domain/analytics/analytics.ts";
import { HOUR, MINUTE, instant } from "../../../utils/domain/instant.ts";
import type { Answer } from "../../../utils/models/analytics-model.ts";
import { analytics, use } from "../../support/analytics-builders.ts";

const at = (iso: string) => instant(Date.parse(iso));

const answer = (more: Partial<Analytics> = {}): Answer => ({
  choice: { kind: "custom", from: "2026-10-25", to: "2026-10-25" },
  zone: "Europe/Warsaw",
  at: at("2026-11-02T08:30:00Z"),
  before: null,
  now: analytics({
    range: { from: at("2026-10-24T22:00:00Z"), to: at("2026-10-25T23:00:00Z") },
    zone: "Europe/Warsaw",
    observedMs: 12.5 * HOUR,
    unique: 9,
    average: { meanMs: 42 * MINUTE, medianMs: 30 * MINUTE, n: 31 },
    peak: { people: 7, at: at("2026-10-25T00:30:00Z") },
    unit: "day",
    active: [
      {
        from: at("2026-10-24T22:00:00Z"),
        to: at("2026-10-25T23:00:00Z"),
        ...{ people: 9, observedMs: 12.5 * HOUR, partial: true },
      },
    ],
    heatmap: {
      cells: [
        {
          ...{ weekday: 0, hour: 9, mean: 2.25, occurrences: 1 },
          ...{ observedMs: HOUR, spanMs: HOUR },
        },
      ],
      clipAt: 2.25,
    },
    pages: [
      {
        name: "Mail of ana@acme.test",
        ...{ people: 3, visits: 4, medianDwellMs: 90_000 },
      },
    ],
    people: [use("ana"), use("ben")],
    ...more,
  }),
});

const asItIs = (text: string): string => text;
const lines = (text: string): readonly string[] => text.split("\n");

describe("analytics as text", () => {
  it("say whose numbers they are, of when, and how much was watched", () => {
    const text = analyticsText(answer(), "Acme", asItIs);
    expect(lines(text).slice(0, 13)).toEqual([
      "# Analytics",
      "",
      "- Source: Acme",
      "- Range: 25 Oct 2026",
      "- Time zone: Europe/Warsaw",
      "- Watched: observed 50 % of it",
      "- As of: 2026-11-02T09:30:00+01:00",
      "- Active users: 9",
      "- Average session: 42 m",
      "- Median session: 30 m",
      "- Sessions of known length: 31",
      "- Peak online: 7",
      "- Peak first reached: 2026-10-25T02:30:00+02:00",
    ]);
  });

  it("have the course, the busiest hours and the pages, each as a table", () => {
    const text = analyticsText(answer(), "Acme", asItIs);
    expect(text).toContain("| 2026-10-25 | 9 (not whole) |");
    expect(text).toContain("| Sun 09:00 | 2.3 |");
    expect(text).toContain("| `Mail of ana@acme.test` | 3 | 4 | 1 m |");
  });

  it("name nobody who was there", () => {
    const text = analyticsText(
      answer({ pages: [], people: [use("zaphod"), use("trillian")] }),
      "Acme",
      asItIs,
    );
    expect(text).not.toMatch(/zaphod|trillian/);
  });

  it("name pages as they may be seen while the screen is shared", () => {
    const text = analyticsText(answer(), "Acme", () => "•••");
    expect(text).not.toContain("ana@acme.test");
    expect(text).toContain("| ••• | 3 | 4 | 1 m |");
  });

  it("say that nothing was observed where that is so", () => {
    const none = { observedMs: 0, unique: 0, average: null, peak: null };
    const text = analyticsText(
      answer({ ...none, active: [], pages: [] }),
      null,
      asItIs,
    );
    expect(text).toContain("- Watched: nothing of it observed");
    expect(text).toContain("- Active users: not observed");
    expect(text).not.toMatch(/Source|Peak/);
  });
});
