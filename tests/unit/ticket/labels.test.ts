import { describe, expect, it } from "vitest";
import { labelBefore, labelOf } from "../../../utils/ticket/labels.ts";

describe("a label", () => {
  it.each([
    "From",
    "from:",
    "Requester",
    "Requested by",
    "Customer email",
    "E-mail *",
    "Von:",
    "Absender",
    "Demandeur",
    "Solicitado por",
    "Richiedente",
    "Aanvrager",
    "Zgłaszający",
    "Заявитель",
    "差出人：",
    "请求者",
    "요청자",
  ])("%j announces the requester", (text) => {
    expect(labelOf(text)).toBe("requester");
  });

  it.each([
    "To",
    "Cc:",
    "CCs",
    "Assignee",
    "Bearbeiter",
    "À",
    "宛先",
    "Supplier",
  ])("%j announces somebody else", (text) => {
    expect(labelOf(text)).toBe("other");
  });

  it.each([
    "",
    "Priority",
    "constructor",
    "__proto__",
    "from here on it failed",
    "x".repeat(1_000),
  ])("is not %.40j", (text) => {
    expect(labelOf(text)).toBeNull();
  });

  it("is read from the line that an address stands in", () => {
    expect(labelBefore("From: Ana Example <")).toBe("requester");
    expect(labelBefore("From: Ana\nCc: ")).toBe("other");
    expect(labelBefore("Please write to ")).toBeNull();
  });
});
