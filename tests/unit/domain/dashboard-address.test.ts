import { describe, expect, it } from "vitest";
import {
  dashboardHash,
  parseDashboard,
} from "../../../utils/domain/dashboard-address.ts";

describe("an address of the dashboard", () => {
  it.each([
    ["#/users", "users", {}],
    [
      "#/analytics?range=7d&zone=Europe%2FWarsaw",
      "analytics",
      { range: "7d", zone: "Europe/Warsaw" },
    ],
    ["#/time?at=1772532000000", "time", { at: "1772532000000" }],
    ["#/users?role=a%26b%3Dc", "users", { role: "a&b=c" }],
  ])("%s names a page and what is asked of it", (hash, page, query) => {
    expect(parseDashboard(hash)).toEqual({ page, query });
    expect(
      parseDashboard(dashboardHash({ page: parseDashboard(hash).page, query })),
    ).toEqual({ page, query });
  });

  it.each([
    "",
    "#",
    "#/",
    "#/elsewhere",
    "#users",
    `#/time?at=${"1".repeat(9000)}`,
  ])("that is none (%.20s) leads to the first page", (hash) => {
    expect(parseDashboard(hash)).toEqual({ page: "users", query: {} });
  });

  it("leaves out what is not asked", () => {
    expect(
      dashboardHash({ page: "users", query: { role: "", page: "" } }),
    ).toBe("#/users");
  });

  it("keeps names that every object has to itself", () => {
    const { query } = parseDashboard("#/users?__proto__=x&constructor=y");
    expect(Object.getPrototypeOf(query)).toBe(Object.prototype);
    expect(query["constructor"]).toBe("y");
  });
});
