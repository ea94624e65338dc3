import { describe, expect, it } from "vitest";
import { RouteModel } from "../../../utils/models/route-model.ts";

const opened = (hash: string) => {
  const written: [string, "push" | "replace"][] = [];
  const route = new RouteModel({
    hash,
    write: (next, how) => void written.push([next, how]),
  });
  return { route, written };
};

describe("the route", () => {
  it("begins where the tab was opened", () => {
    const { route, written } = opened("#/time?at=5");
    expect(route.page.value).toBe("time");
    expect(route.query.value).toEqual({ at: "5" });
    expect(written).toEqual([]);
  });

  it("writes another page as a step that back undoes, and another question in its place", () => {
    const { route, written } = opened("");
    route.go("analytics", { range: "7d" });
    route.ask({ range: "30d" });
    expect(written).toEqual([
      ["#/analytics?range=7d", "push"],
      ["#/analytics?range=30d", "replace"],
    ]);
  });

  it("writes nothing where it is already", () => {
    const { route, written } = opened("#/users?role=admin");
    route.ask({ role: "admin" });
    route.go("users", { role: "admin" });
    expect(written).toEqual([]);
  });

  it("follows the address bar, and keeps its value while that says the same", () => {
    const { route } = opened("#/users?role=admin");
    const before = route.address.value;
    route.hear("#/users?role=admin");
    expect(route.address.value).toBe(before);
    route.hear("#/time");
    expect(route.page.value).toBe("time");
  });
});
