import { describe, expect, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { crashEverywhere } from "../../support/crash-everywhere.ts";
import { save } from "../../support/crash-wishes.ts";

/* What the other tests of this folder stand on: that they would see it. */

describe("a disk that keeps half of a transaction", () => {
  it("is noticed (I7)", { timeout: 60_000 }, async () => {
    const { faults } = await crashEverywhere(
      {
        before: async ({ ask, later, platform }) => {
          await ask(save(platform));
          await later(MINUTE, ({ visit }) => visit("ana", "billing"));
        },
        acts: ({ later }) =>
          later(MINUTE, ({ visit, pass }) => {
            pass(15 * MINUTE);
            visit("bo", "courses");
          }),
      },
      { tearing: "torn", everyRequest: true },
    );
    expect(faults.join("\n")).toMatch(/ended inside write \d+ stores/);
  });
});
