import { describe, expect, it } from "vitest";
import { policyOf } from "../../../utils/domain/policy.ts";

describe("a policy", () => {
  it("allows whole addresses unless it says no", () => {
    expect(policyOf({})).toMatchObject({ revealIp: true });
    expect(policyOf({ revealIp: true })).toMatchObject({ revealIp: true });
    expect(policyOf({ revealIp: false })).toMatchObject({ revealIp: false });
  });

  it.each(["no", 0, null, {}])("takes %j for a no", (revealIp) => {
    expect(policyOf({ revealIp })).toMatchObject({ revealIp: false });
  });

  it("may decide for how long things are kept, all or some of it, within bounds", () => {
    const retention = { detailDays: 90, rollupMonths: 0, travelHours: 1 };
    expect(policyOf({ retention }).retention).toEqual(retention);
    expect(policyOf({ retention: { detailDays: 1 } }).retention).toEqual({
      detailDays: 2,
    });
    expect(policyOf({ retention: { rollupMonths: 1e9 } }).retention).toEqual({
      rollupMonths: 60,
    });
  });

  it.each([undefined, null, "all", 30, [], { detailDays: "30" }, { x: 1 }])(
    "decides nothing of what is kept by %j",
    (retention) => {
      expect(policyOf({ retention }).retention).toEqual({});
    },
  );
});
