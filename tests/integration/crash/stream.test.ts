import { describe, it } from "vitest";
import { SECOND } from "../../../utils/domain/instant.ts";
import { save } from "../../support/crash-wishes.ts";
import type { CrashWorld } from "../../support/crash-world.ts";
import { survives } from "./survives.ts";

const listening = async ({
  ask,
  later,
  platform,
}: CrashWorld): Promise<void> => {
  await ask(save(platform));
  await later(20 * SECOND, ({ visit }) => visit("ana", "billing"));
};

describe("a stream, wherever its worker is ended (F1, F4, I7)", () => {
  it(
    "says who comes and goes, and that all are still there",
    survives({
      platform: { canStream: true },
      before: listening,
      acts: async ({ later }) => {
        await later(15 * SECOND, ({ visit, leave }) => {
          visit("bo", "courses");
          leave("ana");
          visit("cy", "help");
        });
        for (let beats = 0; beats < 3; beats++)
          await later(15 * SECOND, ({ beat }) => beat());
        await later(15 * SECOND, ({ visit }) => visit("ana", "help"));
      },
    }),
  );

  it(
    "that has a hole is mended by a whole list",
    survives({
      platform: { canStream: true },
      before: listening,
      acts: ({ later }) =>
        later(15 * SECOND, ({ muffle, leave, visit }) => {
          muffle();
          leave("ana");
          visit("bo", "courses");
        }),
    }),
  );
});
