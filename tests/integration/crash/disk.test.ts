import { describe, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { fillOldRecords } from "../../support/crash-old-records.ts";
import { fillVersion1 } from "../../support/crash-version-1.ts";
import { save } from "../../support/crash-wishes.ts";
import { fake } from "../../support/fake-extension.ts";
import { survives } from "./survives.ts";

describe("the disk, wherever its worker is ended (F1, F4, G9, G14)", () => {
  it(
    "is brought from version 1 to the newest, or not at all",
    survives({
      before: fillVersion1,
      acts: async ({ wake, later }) => {
        await wake(fake.install);
        await later(MINUTE, ({ visit }) => visit("bo", "courses"));
      },
    }),
  );

  it(
    "is packed, rolled up and purged, and nothing is lost or counted twice",
    survives({
      before: async (world) => {
        await world.ask(save(world.platform));
        await fillOldRecords(world);
        await world.sleep();
      },
      acts: ({ later }) => later(MINUTE),
    }),
  );
});
