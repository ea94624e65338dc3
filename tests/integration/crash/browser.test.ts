import { describe, it } from "vitest";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { save } from "../../support/crash-wishes.ts";
import type { CrashWorld } from "../../support/crash-world.ts";
import { fake } from "../../support/fake-extension.ts";
import { survives } from "./survives.ts";

const connected = async ({
  ask,
  later,
  platform,
}: CrashWorld): Promise<void> => {
  await ask(save(platform));
  await later(MINUTE, ({ visit }) => visit("ana", "billing"));
};

const asleep = async (world: CrashWorld): Promise<void> => {
  await connected(world);
  await world.sleep();
};

describe("a worker that the browser wakes, wherever it is ended (F1, I7)", () => {
  it(
    "polls when its alarm rings",
    survives({
      before: asleep,
      acts: ({ later }) => later(MINUTE, ({ visit }) => visit("bo", "courses")),
    }),
  );

  it(
    "goes on after an installation or an update",
    survives({
      before: asleep,
      acts: ({ wake }) => wake(fake.install),
    }),
  );

  it(
    "goes on when a page is opened",
    survives({
      before: asleep,
      acts: async ({ openPage, later }) => {
        await openPage();
        await later(10 * SECOND, ({ visit }) => visit("bo", "courses"));
      },
    }),
  );

  it(
    "stops without the permission, and goes on with it (A20)",
    survives({
      before: connected,
      acts: async ({ wake }) => {
        await wake(() => fake.withdraw("https://acme.test/*"));
        await wake(() => fake.allow("https://acme.test/*"));
      },
    }),
  );

  it(
    "shows the number, and that it is not to be trusted any more",
    survives({
      before: connected,
      acts: async ({ later }) => {
        await later(MINUTE, ({ visit }) => visit("bo", "courses"));
        await later(MINUTE, ({ refuse }) => refuse(true));
      },
    }),
  );
});
