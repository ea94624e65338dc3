import { describe, expect, it } from "vitest";
import { policyOf } from "../../../utils/domain/policy.ts";

describe("a policy", () => {
  it("allows whole addresses unless it says no", () => {
    expect(policyOf({})).toEqual({ revealIp: true });
    expect(policyOf({ revealIp: true })).toEqual({ revealIp: true });
    expect(policyOf({ revealIp: false })).toEqual({ revealIp: false });
  });

  it.each(["no", 0, null, {}])("takes %j for a no", (revealIp) => {
    expect(policyOf({ revealIp })).toEqual({ revealIp: false });
  });
});
