import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "../../../platform/api/cursor.ts";

describe("cursor", () => {
  it("reads back what was written", () => {
    const cursor = { snapshot: "b3f1:4711:mabc", offset: 5_000 };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it.each([
    ["empty", ""],
    ["no base64", "%%%"],
    ["no cursor inside", Buffer.from("hello").toString("base64url")],
    ["an offset of zero", Buffer.from("0 b3f1:1:a").toString("base64url")],
    ["a negative offset", Buffer.from("-5 b3f1:1:a").toString("base64url")],
    ["markup", Buffer.from("5 <script>").toString("base64url")],
    ["other base64", `${writeCursor({ snapshot: "b3f1:1:a", offset: 5 })}=`],
  ])("refuses %s", (_, text) => {
    expect(readCursor(text)).toBeUndefined();
  });
});
