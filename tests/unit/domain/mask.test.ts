import { describe, expect, test } from "vitest";
import {
  maskedEmail,
  maskedName,
  maskedWithin,
  tellingWords,
} from "../../../utils/domain/mask.ts";

const ADA = tellingWords("Ada Lovelace", "ada@acme.test");

describe("a name", () => {
  test.each([
    ["Ada Lovelace", "A••• L•••"],
    ["  Ana  María de la Cruz Pérez ", "A••• M••• d••• l•••"],
    ["李小龍", "李•••"],
    ["👩‍💻", "👩•••"],
    ["ada@acme.test", "a•••@acme.test"],
    ["", "•••"],
  ])("%j is %j", (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });
});

describe("an address of mail", () => {
  test.each([
    ["ada.lovelace@acme.test", "a•••@acme.test"],
    ["a@acme.test", "a•••@acme.test"],
    ["@acme.test", "•••@acme.test"],
    ["no address", "n•••"],
    ["ada@lovelace.test", "a•••@•••"],
    ["ada@x@acme.test", "a•••@acme.test"],
  ])("%j is %j", (email, masked) => {
    expect(maskedEmail(email, ADA)).toBe(masked);
  });
});

describe("another text", () => {
  test.each([
    ["Billing › Invoices", "Billing › Invoices"],
    ["Ada Lovelace › Profile", "A••• L••• › Profile"],
    ["LOVELACE's orders", "L•••'s orders"],
    ["Mail to bob@other.test", "Mail to b•••@other.test"],
    ["from 203.0.113.7 now", "from ••• now"],
    ["from 2001:db8:0:1:2:3:4:5 now", "from ••• now"],
    ["from 2001:db8::1 now", "from ••• now"],
    ["at 12:30:45", "at 12:30:45"],
    ["Version 1.2.3", "Version 1.2.3"],
  ])("%j is %j", (text, masked) => {
    expect(maskedWithin(text, ADA)).toBe(masked);
  });

  test("keeps a word that a short one stands in", () => {
    const words = tellingWords("Maya van der Berg", null);
    expect(maskedWithin("Orders › Icebergs, Berg", words)).toBe(
      "Orders › Icebergs, B•••",
    );
    expect(maskedWithin("Alovelaces", ADA)).toBe("A•••");
  });

  test("keeps words too short to tell anybody", () => {
    expect(
      maskedWithin("Al is on Alarms", tellingWords("Al Wu", "al@x.test")),
    ).toBe("Al is on Alarms");
  });
});
