import { describe, expect, it } from "vitest";
import {
  MAX_EVENT_BYTES,
  type StreamPiece,
  createEventParser,
} from "../../../utils/transport/event-stream.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a new parser says of these chunks, one after the other. */
const read = (...chunks: readonly (string | readonly number[])[]) => {
  const parse = createEventParser();
  return chunks.flatMap((chunk) =>
    parse(typeof chunk === "string" ? bytes(chunk) : Uint8Array.from(chunk)),
  );
};

const event = (data: string, more: Partial<StreamPiece> = {}) => ({
  ok: true,
  value: { kind: "event", type: "message", data, id: null, ...more },
});
const retry = (ms: number) => ({ ok: true, value: { kind: "retry", ms } });
const TOO_LARGE = {
  ok: false,
  failure: { code: "too_large", limit: "1 MB" },
};
const ENCODING = {
  ok: false,
  failure: { code: "bad_data", what: "encoding" },
};

/** The standard's own examples, then its rules one by one. */
describe("a stream of events", () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    [
      "three lines of data are one text",
      "data: YHOO\ndata: +2\ndata: 10\n\n",
      [event("YHOO\n+2\n10")],
    ],
    [
      "a comment, an id, an id without a value, and a leading space that stays",
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
      [
        event("first event", { id: "1" }),
        event("second event", { id: "" }),
        event(" third event"),
      ],
    ],
    [
      "empty data counts, one without a blank line does not",
      "data\n\ndata\ndata\n\ndata:",
      [event(""), event("\n")],
    ],
    [
      "one space behind the colon is no part of the value",
      "data:test\n\ndata: test\n\n",
      [event("test"), event("test")],
    ],
    [
      "an event has a type",
      "event: add\ndata: 7\n\n",
      [event("7", { type: "add" })],
    ],
    [
      "of two types the last holds, of two ids too",
      "event: a\nevent: b\nid: 1\nid: 2\ndata: x\n\n",
      [event("x", { type: "b", id: "2" })],
    ],
    ["an empty type is none", "event: a\nevent\ndata: x\n\n", [event("x")]],
    [
      "type and id do not last over the blank line",
      "event: a\nid: 1\ndata: x\n\ndata: y\n\n",
      [event("x", { type: "a", id: "1" }), event("y")],
    ],
    [
      "without data there is no event, and nothing of it is left",
      "event: a\nid: 1\n\ndata: x\n\n",
      [event("x")],
    ],
    ["blank lines in plenty are none", "\n\n\ndata: x\n\n\n\n", [event("x")]],
    [
      "an id with NUL is ignored",
      "id: 1\nid: 2\0\ndata: x\n\n",
      [event("x", { id: "1" })],
    ],
    [
      "another field is ignored, also in other letters or with space before",
      "dat: a\ndatax: a\nData: a\n data: a\n: data: a\ndata : a\ndata: x\n\n",
      [event("x")],
    ],
    [
      "the first colon parts, the others stay",
      "data: a: b:c\n\n",
      [event("a: b:c")],
    ],
    [
      "the wait is told where it stands",
      "retry: 10\ndata: x\n\nretry:0\n",
      [retry(10), event("x"), retry(0)],
    ],
    [
      "a wait of anything but digits is ignored",
      "retry: 1e3\nretry: 5s\nretry: -1\nretry:\nretry: 1.5\nretry:  1\nretry: ١\n",
      [],
    ],
    [
      "text beyond ASCII",
      "data: Pérez 李小龍 🙂\n\n",
      [event("Pérez 李小龍 🙂")],
    ],
    ["NUL in data stays", "data: a\0b\n\n", [event("a\0b")]],
  ])("is read: %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
    // However it comes: byte by byte it says the same.
    expect(read(...[...bytes(text)].map((byte) => [byte]))).toEqual(expected);
  });

  it.each(["\n", "\r", "\r\n"])("has lines that end with %j", (end) => {
    const lines = ["event: a", "data: 1", "data: 2", "", "data: 3", "", ""];
    expect(read(lines.join(end))).toEqual([
      event("1\n2", { type: "a" }),
      event("3"),
    ]);
  });

  it("has ends of lines of every kind together", () => {
    expect(read("data: 1\rdata: 2\r\ndata: 3\n\r\ndata: 4\r\r")).toEqual([
      event("1\n2\n3"),
      event("4"),
    ]);
  });

  it("takes CR and LF in two chunks for one end", () => {
    expect(read("data: 1\r", "\ndata: 2\r", "\n\r", "\n")).toEqual([
      event("1\n2"),
    ]);
    expect(read("data: 1\r", "", "\n", "data: 2\n\n")).toEqual([event("1\n2")]);
  });

  it("says an event with CR alone at once, not when the next byte comes", () => {
    expect(read("data: x\r\r")).toEqual([event("x")]);
  });

  it("drops a byte order mark at its start, and there alone", () => {
    const mark = "\uFEFF";
    expect(read(`${mark}data: x\n\n`)).toEqual([event("x")]);
    expect(read([0xef], [0xbb], [0xbf], "data: x\n\n")).toEqual([event("x")]);
    expect(read(`${mark}\ndata: x\n\n`)).toEqual([event("x")]);
    expect(read(`${mark}${mark}data: a\ndata: x\n\n`)).toEqual([event("x")]);
    expect(read(`data: x\n${mark}data: y\n\n`)).toEqual([event("x")]);
    expect(read(`data: ${mark}x\n\n`)).toEqual([event(`${mark}x`)]);
  });

  it("drops what it breaks off in, and the id with it (E12)", () => {
    for (const half of ["data: y\nid: 2\n", "data: y\nid: 2", "da", "id: 2\n"])
      expect(read(`data: x\nid: 1\n\n${half}`)).toEqual([
        event("x", { id: "1" }),
      ]);
  });

  it("keeps letters whole that come in two chunks", () => {
    const [...each] = bytes("data: é🙂\n\n");
    for (let cut = 0; cut <= each.length; cut++)
      expect(read(each.slice(0, cut), each.slice(cut))).toEqual([event("é🙂")]);
  });

  it.each<readonly [string, readonly number[]]>([
    ["a byte that is none", [0xff]],
    ["a sequence that does not go on", [0xc3, 0x28]],
    ["a sequence that the line ends in", [0xe2, 0x82]],
    ["an overlong form", [0xc0, 0xaf]],
    ["half of a pair", [0xed, 0xa0, 0x80]],
  ])("fails at %s, behind all that came before (E22, B8)", (_, broken) => {
    const line = [...bytes("data: "), ...broken, 0x0a, 0x0a];
    expect(read([...bytes("data: x\n\n"), ...line])).toEqual([
      event("x"),
      ENCODING,
    ]);
    expect(read([...bytes("any: "), ...broken, 0x0a])).toEqual([ENCODING]);
    // Nobody reads a comment.
    expect(read([0x3a, ...broken, 0x0a], "data: x\n\n")).toEqual([event("x")]);
  });
});

describe("the end of what is taken (E13)", () => {
  const line = (length: number): string =>
    `data: ${"x".repeat(length - "data: ".length)}`;

  it("is a line of 1 MiB, with or without its end", () => {
    expect(read(line(MAX_EVENT_BYTES - 1), "\n\n")).toEqual([
      event("x".repeat(MAX_EVENT_BYTES - 7)),
    ]);
    expect(read(line(MAX_EVENT_BYTES + 1))).toEqual([TOO_LARGE]);
    expect(read(`${line(MAX_EVENT_BYTES + 1)}\n\n`)).toEqual([TOO_LARGE]);
    expect(read(line(MAX_EVENT_BYTES), "x")).toEqual([TOO_LARGE]);
    const comment = `:${"x".repeat(MAX_EVENT_BYTES)}`;
    expect(read(comment)).toEqual([TOO_LARGE]);
    expect(read(`${comment}\n`)).toEqual([TOO_LARGE]);
  });

  it("is an event of 1 MiB in all its lines", () => {
    const half = `${line(MAX_EVENT_BYTES / 2 - 1)}\n`;
    expect(read(half, half, "\n")).toHaveLength(1);
    expect(read(half, half, "\n", half, half, "\n")).toHaveLength(2);
    expect(read(half, half, "data\n")).toEqual([TOO_LARGE]);
    expect(read("data: x\n\n", "data\n".repeat(300_000))).toEqual([
      event("x"),
      TOO_LARGE,
    ]);
  });

  it("is not reached by comments, however many", () => {
    const comments = `: ${"x".repeat(1000)}\n`.repeat(2000);
    expect(read("data: x\n", comments, "\n")).toEqual([event("x")]);
  });
});

describe("the time it takes", () => {
  const secondsOf = (work: () => void): number => {
    const { user, system } = process.cpuUsage();
    work();
    const after = process.cpuUsage();
    return (after.user + after.system - user - system) / 1e6;
  };

  it("grows with the bytes, though an event of 1 MiB comes byte by byte", () => {
    const text = bytes(`data: ${"x".repeat(MAX_EVENT_BYTES - 7)}\n\n`);
    const parse = createEventParser();
    const said: unknown[] = [];
    const seconds = secondsOf(() => {
      for (let at = 0; at < text.length; at++)
        said.push(...parse(text.subarray(at, at + 1)));
    });
    expect(said).toHaveLength(1);
    expect(seconds).toBeLessThan(2);
  });

  it.each([
    ["a million comments", ":\n"],
    ["a million blank lines", "\r\n"],
  ])("is less than a second for %s (E13)", (_, once) => {
    const flood = bytes(once.repeat(1_000_000));
    const parse = createEventParser();
    expect(
      secondsOf(() => {
        expect(parse(flood)).toEqual([]);
      }),
    ).toBeLessThan(1);
  });

  it("is less than a second for a million comments of a chunk each (E13)", () => {
    const comment = bytes(":\n");
    const parse = createEventParser();
    expect(
      secondsOf(() => {
        for (let times = 0; times < 1_000_000; times++) parse(comment);
      }),
    ).toBeLessThan(1);
  });
});
