import { describe, expect, it } from "vitest";
import { at, put } from "../../../utils/mapping/json-parts.ts";

describe("a part of JSON", () => {
  it("is put in and taken out, and what stands around it stays", () => {
    const before = { auth: { kind: "none" }, list: { fields: { id: "id" } } };
    const after = put(before, ["list", "fields", "email"], "mail");
    expect(after).toEqual({
      auth: { kind: "none" },
      list: { fields: { id: "id", email: "mail" } },
    });
    expect(put(after, ["list", "fields", "email"], undefined)).toEqual(before);
    expect(at(after, ["list", "fields", "email"])).toBe("mail");
    expect(at(after, ["no", "such", "place"])).toBeUndefined();
  });

  it.each([null, 7, "text", [1]])("is put into %j as into nothing", (value) => {
    expect(put(value, ["a", "b"], 1)).toEqual({ a: { b: 1 } });
  });

  it("is found, changed and taken out in a list by its place", () => {
    const before = { messages: [{ does: "upsert" }, { does: "remove" }] };
    expect(at(before, ["messages", "1", "does"])).toBe("remove");
    expect(put(before, ["messages", "1", "does"], "nothing")).toEqual({
      messages: [{ does: "upsert" }, { does: "nothing" }],
    });
    expect(put(before, ["messages", "0"], undefined)).toEqual({
      messages: [{ does: "remove" }],
    });
    expect(put(before, ["messages", "2"], { does: "snapshot" })).toEqual({
      messages: [...before.messages, { does: "snapshot" }],
    });
  });
});
