import fc from "fast-check";

/** Texts that a platform could name somebody: anything, and what spreadsheets, XML and CSV trip over. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[\s"',;=+@\-\0\t\r\n＝a1]{0,12}$/u),
  fc.stringMatching(/^[_x0-9A-Fa<>&"'\]]{0,16}$/),
  fc
    .array(fc.constantFrom("\ud83d", "\ude00", "a", "_"), { maxLength: 6 })
    .map((units) => units.join("")),
  fc.constantFrom(
    ...["_x0041_", "_x0041_x0042_", "_x005F_x0041_", "]]>", "</t></is></c>"],
    ...["\ud800", "\udc00\ud800", "\ufffe\uffff", "\r\n", "a\rb", " a "],
    ...['=HYPERLINK("http://x.test")', "=cmd|' /C calc'!A0", "\0=1+1"],
  ),
);
