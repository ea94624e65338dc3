import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type StreamPiece,
  createEventParser,
} from "../../../utils/transport/event-stream.ts";

/** Pieces of which streams are made, good and odd. */
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom("data", "event", "id", "retry", "", "dat", "Data"),
        fc.constantFrom("", ":", ": ", ":  ", " : "),
        fc.constantFrom(
          "",
          "x",
          "e1:7",
          "12",
          "5s",
          "a:b",
          "é",
          "李🙂",
          "\0",
          "\uFEFF",
        ),
      )
      .map((parts) => parts.join("")),
  },
);
const text = fc
  .tuple(
    fc.constantFrom("", "", "\uFEFF"),
    fc.array(fc.tuple(line, fc.constantFrom("\n", "\r", "\r\n")), {
      maxLength: 30,
    }),
    fc.constantFrom("", "data: half"),
  )
  .map(([mark, lines, rest]) => mark + lines.flat().join("") + rest);

/** Any bytes, with many of those that mean something. */
const noise = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x0a, 0x0d, 0x3a, 0x20, 0x00, 0xef, 0xbb, 0xbf, 0xc3),
    fc.constantFrom(
      ..."dataeventidretry".split("").map((c) => c.charCodeAt(0)),
    ),
  ),
  { maxLength: 200 },
);

const read = (chunks: readonly Uint8Array[]) => {
  const parse = createEventParser();
  const said = [];
  for (const chunk of chunks) {
    said.push(...parse(chunk));
    if (said.at(-1)?.ok === false) break;
  }
  return said;
};

/** The bytes in chunks that are cut at these places, empty ones among them. */
const cutAt = (
  bytes: Uint8Array,
  places: readonly number[],
): readonly Uint8Array[] => {
  const cuts = places
    .map((place) => place % (bytes.length + 1))
    .toSorted((a, b) => a - b);
  return [0, ...cuts].map((from, index) => bytes.slice(from, cuts[index]));
};
const places = fc.array(fc.nat(), { maxLength: 12 });

/**
 * The standard's algorithm read out of a whole text at once, for comparison: slow, and simple enough to be checked by
 * eye. An event's own id takes the place of the one that lasts.
 */
const byTheStandard = (stream: string): readonly StreamPiece[] => {
  const pieces: StreamPiece[] = [];
  const lines = stream.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  let [type, id, data]: [string, string | null, string] = ["", null, ""];
  // What stands behind the last end of a line is no line.
  for (const one of lines.slice(0, -1)) {
    if (one === "") {
      if (data !== "")
        pieces.push({
          kind: "event",
          type: type === "" ? "message" : type,
          data: data.slice(0, -1),
          id,
        });
      [type, id, data] = ["", null, ""];
      continue;
    }
    if (one.startsWith(":")) continue;
    const [, name = "", value = ""] = /^([^:]*):? ?([^]*)$/.exec(one) ?? [];
    if (name === "data") data += `${value}\n`;
    if (name === "event") type = value;
    if (name === "id" && !value.includes("\0")) id = value;
    if (name === "retry" && /^[0-9]+$/.test(value))
      pieces.push({ kind: "retry", ms: Number(value) });
  }
  return pieces;
};

describe("a stream of events", () => {
  it("is read as the standard says", () => {
    fc.assert(
      fc.property(text, (stream) => {
        const said = read([new TextEncoder().encode(stream)]);
        expect(said).toEqual(
          byTheStandard(stream).map((value) => ({ ok: true, value })),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("says the same however it is cut", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text.map((stream) => new TextEncoder().encode(stream)),
          noise.map((bytes) => Uint8Array.from(bytes)),
        ),
        places,
        (bytes, cuts) => {
          const whole = read([bytes]);
          expect(read(cutAt(bytes, cuts))).toEqual(whole);
          expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(
            whole,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("never throws, and says a failure last", () => {
    fc.assert(
      fc.property(noise, places, (bytes, cuts) => {
        const said = read(cutAt(Uint8Array.from(bytes), cuts));
        for (const piece of said.slice(0, -1)) expect(piece.ok).toBe(true);
        const last = said.at(-1);
        if (last?.ok === false)
          expect(last.failure).toEqual({ code: "bad_data", what: "encoding" });
      }),
      { numRuns: 2000 },
    );
  });

  it("gives back the data that an event was written with", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.constantFrom("\n", "\r", "\r\n"),
        places,
        (data, end, cuts) => {
          const lines = data.split(/\r\n|\r|\n/);
          const written = [...lines.map((one) => `data: ${one}`), "", ""];
          const bytes = new TextEncoder().encode(written.join(end));
          expect(read(cutAt(bytes, cuts))).toMatchObject([
            { ok: true, value: { data: lines.join("\n") } },
          ]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
