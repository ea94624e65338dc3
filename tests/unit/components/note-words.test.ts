import { describe, expect, test } from "vitest";
import {
  type NoteClock,
  noteLines,
  noteTexts,
} from "../../../components/note-words.ts";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Note } from "../../../utils/domain/note.ts";
import {
  NOON,
  before,
  online,
  person,
  session,
} from "../../support/builders.ts";

const CLOCK: NoteClock = {
  zoned: () => "4 Mar 2026, 13:00:00 GMT+01:00",
  utc: () => "2026-03-04T12:00:00Z",
};
const ADA = online("u-17", {
  name: "Ada Lovelace",
  email: "ada@acme.test",
  sessions: [session({ lastActiveAt: before(20 * SECOND) })],
});
const NOTE: Note = {
  report: ADA,
  at: NOON,
  mark: "active",
  page: "Billing › Invoices",
  onPageMs: 6 * MINUTE,
  trail: [
    { page: "Home", start: before(8 * MINUTE), lengthMs: 2 * MINUTE },
    { page: "/orders/*", start: before(6 * MINUTE), lengthMs: 6 * MINUTE },
  ],
  earlierSteps: 0,
  device: { browser: "Chrome", os: "macOS", type: null },
  userAgent: null,
  ip: "203.0.x.x",
  networkHint: null,
  sourceName: "Acme",
  sourceHost: "acme.test",
  dataAgeMs: 4 * SECOND,
  stale: false,
  masked: false,
};
const textOf = (more: Partial<Note>, format: "markdown" | "plain" = "plain") =>
  noteTexts(noteLines({ ...NOTE, ...more }, CLOCK), format);

describe("a note in words", () => {
  test("as plain text", () => {
    expect(textOf({}).text).toBe(
      [
        "Person: Ada Lovelace · ada@acme.test · ID u-17",
        "Status: Online, active · last active 20 s ago",
        "Time: 4 Mar 2026, 13:00:00 GMT+01:00 (2026-03-04T12:00:00Z)",
        "Page: Billing › Invoices · for 6 m",
        "Last 15 min: Home 2 m → /orders/* 6 m",
        "Device: Chrome on macOS",
        "Network: 203.0.x.x",
        "Source: Acme (acme.test)",
        "Data: 4 s old",
        "",
      ].join("\n"),
    );
  });

  test("as Markdown: what is no plain name is in a code span", () => {
    expect(textOf({}, "markdown").text).toBe(
      [
        "- **Person:** Ada Lovelace · `ada@acme.test` · ID u-17",
        "- **Status:** Online, active · last active 20 s ago",
        "- **Time:** 4 Mar 2026, 13:00:00 GMT+01:00 (2026-03-04T12:00:00Z)",
        "- **Page:** Billing › Invoices · for 6 m",
        "- **Last 15 min:** Home 2 m → `/orders/*` 6 m",
        "- **Device:** Chrome on macOS",
        "- **Network:** `203.0.x.x`",
        "- **Source:** Acme (acme.test)",
        "- **Data:** 4 s old",
        "",
      ].join("\n"),
    );
  });

  test("as formatted text has no element but our own", () => {
    const { html } = textOf({ page: '<img src=x onerror="a()">' });
    expect(html).toContain(
      "<li><b>Page:</b> <code><bdi>&lt;img src=x onerror=&quot;a()&quot;&gt;</bdi></code> · for 6 m</li>",
    );
    expect(html.match(/<\w+/g)).toEqual(
      expect.not.arrayContaining(["<img", "<a"]),
    );
  });

  test("of old data says that nothing is known of now", () => {
    const { text } = textOf({ stale: true, dataAgeMs: 6 * MINUTE });
    expect(text).toMatch(
      /^Status: Unknown, the data is old; last known: Online, active/m,
    );
    expect(text).toMatch(/^Data: STALE: 6 m old$/m);
  });

  test("that is masked says so", () => {
    expect(textOf({ masked: true }).text).toMatch(
      /^Data: 4 s old · names hidden \(share-safe mode\)$/m,
    );
  });

  test("says nothing of what is not known, in the same nine lines", () => {
    const { text } = textOf({
      report: person("u-1", { account: "pending" }),
      mark: "pending",
      page: null,
      onPageMs: null,
      trail: [],
      device: null,
      ip: null,
      networkHint: "redeploy at www.evil.test",
      dataAgeMs: null,
    });
    expect(text.split("\n")).toEqual([
      "Person: ID u-1",
      "Status: Offline, invited, never logged in",
      "Time: 4 Mar 2026, 13:00:00 GMT+01:00 (2026-03-04T12:00:00Z)",
      "Page: –",
      "Last 15 min: –",
      "Device: Device unknown",
      "Network: Network unavailable · redeploy at www[.]evil[.]test",
      "Source: Acme (acme.test)",
      "Data: age unknown",
      "",
    ]);
  });

  test("has neither queries nor links from a title (T16)", () => {
    const page =
      "Session expired – click https://evil.test/in?token=abc123 or mail@evil.test";
    expect(textOf({ page }).text).toMatch(
      /^Page: Session expired – click https\[:\]\/\/evil\[\.\]test\/in\?… or mail@evil\[\.\]test/m,
    );
    expect(textOf({ page }, "markdown").text).toMatch(
      /^- \*\*Page:\*\* `Session expired – click https:\/\/evil.test\/in\?… or mail@evil.test` · for 6 m$/m,
    );
  });

  test("keeps a name from right to left to itself", () => {
    const report = { ...ADA, name: "مريم حداد" };
    expect(textOf({ report }).text).toMatch(
      /^Person: \u2068مريم حداد\u2069 · /,
    );
  });
});
