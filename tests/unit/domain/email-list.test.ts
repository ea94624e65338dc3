import { describe, expect, it } from "vitest";
import { emailsOf } from "../../../utils/domain/email-list.ts";
import { person } from "../../support/builders.ts";

describe("a list of addresses", () => {
  it("has each address once, in order, and says who has none", () => {
    expect(
      emailsOf([
        person("1", { email: "zoe@acme.test" }),
        person("2"),
        person("3", { email: " ana@acme.test " }),
        person("4", { email: "Zoe@Acme.test" }),
        person("5", { email: "" }),
      ]),
    ).toEqual({ text: "zoe@acme.test, ana@acme.test", count: 2, without: 2 });
  });

  it("smuggles no further address or name into a mail", () => {
    const { text, without } = emailsOf([
      person("1", { email: "a@acme.test, boss@evil.test" }),
      person("2", { email: "b@acme.test\nBcc: boss@evil.test" }),
      person("3", { email: "Boss <c@acme.test>" }),
    ]);
    expect({ text, without }).toEqual({ text: "", without: 3 });
  });
});
