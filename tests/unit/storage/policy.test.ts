import { beforeEach, describe, expect, it } from "vitest";
import { readPolicy } from "../../../utils/storage/policy.ts";
import { fake } from "../../support/fake-extension.ts";

beforeEach(() => fake.reset());

describe("the policy of who manages the browser", () => {
  it("is none in a browser that nobody manages", async () => {
    expect(await readPolicy()).toMatchObject({ revealIp: true });
    // As Firefox says it.
    fake.manage(() =>
      Promise.reject(new Error("Managed storage manifest not found")),
    );
    expect(await readPolicy()).toMatchObject({ revealIp: true });
  });

  it("may forbid whole addresses", async () => {
    fake.manage(() => Promise.resolve({ revealIp: false }));
    expect(await readPolicy()).toMatchObject({ revealIp: false });
  });

  it("is the strictest where it cannot be read", async () => {
    fake.manage(() => Promise.reject(new Error("disk failure")));
    expect(await readPolicy()).toMatchObject({ revealIp: false });
  });
});
