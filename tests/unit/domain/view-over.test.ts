import { describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import {
  type OverOne,
  overAmong,
  overOne,
} from "../../../utils/domain/view-over.ts";

const one = (id: string, name: string, address: string): OverOne => ({
  source: sourceId(id),
  name,
  address: `https://${address}.test`,
});

const ACME = one("a", "Acme", "acme");
const STAFF = one("s", "Staff", "site");
const SHOP = one("t", "Shop", "site");
const ALL = [ACME, STAFF, SHOP];

describe("a view's connection", () => {
  it("is found by its id, whatever became of its name and address", () => {
    const moved = one("a", "Other", "other");
    expect(overAmong(moved, ALL)).toEqual({ kind: "there", source: "a" });
  });

  it("is found by its address in another browser, and by its name where two share it", () => {
    expect(overAmong(one("x", "Acme Ltd", "acme"), ALL)).toEqual({
      ...{ kind: "there", source: "a" },
    });
    expect(overAmong(one("x", "Shop", "site"), ALL)).toEqual({
      ...{ kind: "there", source: "t" },
    });
  });

  it("is gone where it is not there, or nobody can say which it is", () => {
    expect(overAmong(one("x", "Beta", "beta"), ALL)).toEqual({
      ...{ kind: "gone", name: "Beta" },
    });
    expect(overAmong(one("x", "Hall", "site"), ALL)).toEqual({
      ...{ kind: "gone", name: "Hall" },
    });
  });

  it("may be all of them, or whichever is shown", () => {
    expect(overAmong("all", ALL)).toEqual({ kind: "there", source: null });
    expect(overAmong(undefined, ALL)).toEqual({ kind: "any" });
  });

  it("is kept with no more of its name than a view keeps, in whole characters", () => {
    const long = overOne(one("a", `${"x".repeat(79)}😀`, "acme"));
    expect(long.name).toHaveLength(80);
    expect(long.name.isWellFormed()).toBe(true);
  });
});
