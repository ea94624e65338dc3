import { describe, it } from "vitest";
import { SECOND } from "../../../utils/domain/instant.ts";
import {
  save,
  startRecording,
  stopRecording,
} from "../../support/crash-wishes.ts";
import { survives } from "./survives.ts";

describe("a recording, wherever its worker is ended (F1, I7)", () => {
  it(
    "has every change once",
    survives({
      platform: { canStream: true },
      before: ({ ask, platform }) => ask(save(platform)),
      acts: async ({ ask, later }) => {
        await ask(startRecording);
        await later(15 * SECOND, ({ visit }) => {
          visit("ana", "billing");
          visit("bo", "courses");
        });
        await later(15 * SECOND, ({ beat }) => beat());
        await later(15 * SECOND, ({ leave }) => leave("ana"));
        await ask(stopRecording);
      },
    }),
  );
});
