import { describe, expect, test } from "vitest";
import { factsTexts } from "./masked-texts.ts";
import { personId } from "../../../utils/domain/ids.ts";
import {
  emailMaskedReport,
  leads,
  maskedForFile,
  maskedId,
  maskedReport,
} from "../../../utils/domain/masked-report.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { online, pageOn, person, session } from "../../support/builders.ts";

const ADA = online("u-17", {
  name: "Ada Lovelace",
  email: "ada.lovelace@acme.test",
  company: "Lovelace & Sons",
  role: "admin",
  url: "https://acme.test/users/ada.lovelace%40acme.test",
  sessions: [
    session({
      ip: "203.0.113.7",
      page: pageOn("https://acme.test/people/ada-lovelace/orders"),
    }),
    session({
      ip: "2001:db8::1",
      page: pageOn("https://acme.test/orders/17", { title: "Ada's orders" }),
    }),
  ],
});

const named = (id: string, name: string | null, email: string | null) => ({
  id: personId(id),
  name,
  email,
});

describe("a masked report", () => {
  test("tells nowhere who it is, and is found by its id all the same", () => {
    const masked = maskedReport(ADA);
    expect(masked).toMatchObject({
      id: "u-17",
      name: "A••• L•••",
      email: "a•••@acme.test",
      company: "L••• & Sons",
      role: "admin",
      url: null,
    });
    expect(factsTexts(masked).join("\n")).not.toMatch(
      /ada|lovelace|203\.0|2001/i,
    );
  });

  test("keeps what says nothing of a name: times, devices, pages", () => {
    const masked = maskedReport(ADA);
    expect(masked.sessions.map(({ page }) => pageName(page))).toEqual([
      "/people/*/orders",
      "A•••'s orders",
    ]);
    expect(masked.sessions[1]?.page?.url).toBe("https://acme.test/orders/17");
    expect(masked.sessions.map(({ startedAt }) => startedAt)).toEqual(
      ADA.sessions.map(({ startedAt }) => startedAt),
    );
  });

  test("invents nothing where the platform said nothing", () => {
    expect(maskedReport(person("u-1"))).toEqual(person("u-1"));
  });

  test("is called by a masked id where the id is a name and there is no other", () => {
    expect(maskedReport(person("alovelace")).name).toBe("a•••");
    expect(maskedReport(person("ada@acme.test")).name).toBe("a•••@acme.test");
  });
});

describe("an id", () => {
  test.each([
    [named("u-17", "Ada", null), "u-17"],
    [
      named("550e8400-e29b-41d4-a716-446655440000", "Ada", null),
      "550e8400-e29b-41d4-a716-446655440000",
    ],
    [named("ada17", "Ada", null), "a•••"],
    [named("x9-lovelace", null, "lovelace@acme.test"), "x•••"],
    [named("ada@acme.test", null, null), "a•••@acme.test"],
    [named("jsmith", null, null), "j•••"],
  ])("%j is shown as %s", (report, shown) => {
    expect(maskedId(report)).toBe(shown);
  });

  test("in a file is masked like the rest", () => {
    expect(maskedForFile({ ...ADA, id: personId("ada17") }).id).toBe("a•••");
    expect(maskedForFile(ADA).id).toBe("u-17");
  });
});

test("a link leads to the person by name, address or telling id, also encoded", () => {
  expect(leads("https://acme.test/users/u-17", ADA)).toBe(false);
  expect(leads("https://acme.test/users/ada%2Elovelace", ADA)).toBe(true);
  expect(leads("https://acme.test/u/jsmith", named("jsmith", null, null))).toBe(
    true,
  );
  expect(leads("https://acme.test/%zz", ADA)).toBe(false);
});

describe("a report of which only the addresses of mail are masked", () => {
  test("says who it is, and no address", () => {
    const masked = emailMaskedReport(ADA);
    expect(masked).toMatchObject({
      id: "u-17",
      name: "Ada Lovelace",
      email: "a•••@acme.test",
      company: "Lovelace & Sons",
      role: "admin",
      url: null,
    });
    expect(masked.sessions.map(({ ip }) => ip)).toEqual([
      "203.0.113.7",
      "2001:db8::1",
    ]);
    expect(masked.sessions[1]?.page?.title).toBe("Ada's orders");
  });

  test.each([
    [named("u-1", "ada@acme.test", null), "a•••@acme.test"],
    [named("u-1", "Ada (ada@acme.test)", null), "Ada (a•••@acme.test)"],
    [named("ada@acme.test", null, null), "a•••@acme.test"],
    [named("u-1", null, null), null],
    [named("ada@acme.test", "Ada", null), "Ada"],
  ])("of %j is called %s", (who, name) => {
    expect(emailMaskedReport({ ...ADA, ...who }).name).toBe(name);
  });

  test("has no address in the titles of its pages", () => {
    const page = pageOn("https://acme.test/x", { title: "Mail ada@acme.test" });
    const masked = emailMaskedReport({ ...ADA, sessions: [session({ page })] });
    expect(masked.sessions[0]?.page?.title).toBe("Mail a•••@acme.test");
  });
});
