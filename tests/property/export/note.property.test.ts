import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noteLines } from "../../../components/note-words.ts";
import type { Note } from "../../../utils/domain/note.ts";
import { noteHtml } from "../../../utils/export/note-html.ts";
import { noteMarkdown } from "../../../utils/export/note-markdown.ts";
import { noteText } from "../../../utils/export/note-text.ts";
import { NOON, person } from "../../support/builders.ts";

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ..."[]()<>`*_\\#!|&;:/@.~=+-\n\r\t\u2028\u0000\u202e\u2066".split(""),
        ..."aبא ".split(""),
        "http",
        "https://",
        "www.",
        "evil.test",
        "```",
        "\n\n# ",
        "\n- ",
        "&lt;",
        "</li>",
        "mailto:",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

const anyNote = fc
  .record({
    name: hostile,
    email: hostile,
    id: fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
    page: hostile,
    step: hostile,
    browser: hostile,
    os: hostile,
    ip: hostile,
    sourceName: hostile,
  })
  .map(
    ({ name, email, id, page, step, browser, os, ip, sourceName }): Note => ({
      report: person(id, { name, email }),
      at: NOON,
      mark: "offline",
      page,
      onPageMs: 0,
      trail: [{ page: step, start: NOON, lengthMs: 1000 }],
      earlierSteps: 1,
      device: { browser, os, type: null },
      userAgent: null,
      ip,
      networkHint: null,
      sourceName,
      sourceHost: "acme.test",
      dataAgeMs: 0,
      stale: false,
      masked: false,
    }),
  );

const linesOf = (note: Note) =>
  noteLines(note, { zoned: () => "13:00", utc: () => "12:00" });

/** What CommonMark and GitHub's additions read in a line of text: emphasis, code, links, HTML, entities, autolinks, mentions. */
const MARKUP =
  /[\\`*_[\]<>&#|~!@]|:\/\/|\bwww\.[\p{L}\p{N}]|[\p{L}\p{N}]\.\p{L}/u;

/**
 * A line of the list as CommonMark reads it: its marker and label, then text in which code spans are found from the left
 * by their single backticks. Gives what stands outside of them.
 */
const textAround = (line: string): string => {
  const body = /^- \*\*[\p{L}\d ]+:\*\* (.*)$/u.exec(line)?.[1];
  expect(body, line).toBeDefined();
  return (body ?? "").replaceAll(/`[^`\n]+`/g, "");
};

describe("a note about anybody", () => {
  it("is nine items of Markdown, with no markup but its own (T16)", () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        const lines = noteMarkdown(linesOf(note)).split("\n");
        expect(lines).toHaveLength(10);
        expect(lines.pop()).toBe("");
        for (const line of lines) {
          expect(line).not.toMatch(/[\r\u2028\u2029\u0085\v\f\0]/);
          expect(
            textAround(line).replace(" (acme.test)", ""),
            line,
          ).not.toMatch(MARKUP);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is nine lines of plain text, each under its own label, with no link in a text from outside", () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        const text = noteText(linesOf(note));
        const lines = text.split(/[\n\r\u2028\u2029\u0085\v\f]/);
        expect(lines).toHaveLength(10);
        expect(lines.map((line) => line.split(":")[0])).toEqual([
          ...["Person", "Status", "Time", "Page", "Last 15 min", "Device"],
          ...["Network", "Source", "Data", ""],
        ]);
        expect(text).not.toMatch(/:\/\/|www\.[\p{L}]{2}/u);
      }),
      { numRuns: 2000 },
    );
  });

  it("is formatted text of the same elements, whatever stands in it", () => {
    fc.assert(
      fc.property(anyNote, (note) => {
        const html = noteHtml(linesOf(note));
        expect(html.match(/<li>/g)).toHaveLength(9);
        expect(html.replaceAll(/<\/?(?:ul|li|b|bdi|code)>/g, "")).not.toMatch(
          /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
