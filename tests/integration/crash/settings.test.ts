import { describe, it } from "vitest";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import {
  eraseAll,
  hideColumn,
  refresh,
  remove,
  save,
  setPaused,
  startRecording,
  watchFor,
} from "../../support/crash-wishes.ts";
import type { CrashWorld } from "../../support/crash-world.ts";
import { survives } from "./survives.ts";

const REMEMBERED = { remember: true } as const;

const connected = async ({
  ask,
  later,
  platform,
}: CrashWorld): Promise<void> => {
  await ask(save(platform));
  await later(MINUTE, ({ visit }) => visit("ana", "billing"));
};

describe("what a person changes, wherever the worker is ended (F1, I7)", () => {
  it(
    "a new address begins anew",
    survives({
      before: connected,
      acts: ({ ask, other }) => ask(save(other, REMEMBERED)),
    }),
  );

  it(
    "a new token takes the place of one that was refused",
    survives({
      before: ({ ask, platform: { base } }) =>
        ask(save({ base, token: "a-wrong-token" }, REMEMBERED)),
      acts: ({ ask, platform }) => ask(save(platform, REMEMBERED)),
    }),
  );

  it(
    "a new name keeps the token",
    survives({
      before: ({ ask, platform }) => ask(save(platform, REMEMBERED)),
      acts: ({ ask, platform }) =>
        ask(save(platform, { ...REMEMBERED, name: "Ours", token: null })),
    }),
  );

  it(
    "a token is kept until the browser closes, then remembered",
    survives({
      before: ({ ask, platform }) => ask(save(platform, REMEMBERED)),
      acts: async ({ ask, platform }) => {
        await ask(save(platform, { token: null }));
        await ask(save(platform, { ...REMEMBERED, token: null }));
      },
    }),
  );

  it(
    "a pause begins and ends",
    survives({
      before: connected,
      acts: async ({ ask, later }) => {
        await ask(setPaused(true));
        await later(MINUTE, ({ visit }) => visit("bo", "courses"));
        await ask(setPaused(false));
      },
    }),
  );

  it(
    "a connection is removed while it asks",
    survives({
      before: async (world) => {
        await connected(world);
        world.platform.hold(true);
        await world.later(10 * SECOND);
      },
      acts: async ({ ask, platform }) => {
        await ask(refresh);
        await ask(remove);
        platform.hold(false);
      },
    }),
  );

  it(
    "a connection is removed while its stream is open",
    survives({
      platform: { canStream: true },
      before: async ({ ask, later, platform }) => {
        await ask(save(platform));
        await later(20 * SECOND, ({ visit }) => visit("ana", "billing"));
      },
      acts: ({ ask }) => ask(remove),
    }),
  );

  it(
    "everything is erased while it asks",
    survives({
      before: async (world) => {
        await connected(world);
        await world.ask(startRecording);
        await world.ask(watchFor("bo"));
        await world.ask(hideColumn);
        world.platform.hold(true);
        await world.later(10 * SECOND);
      },
      acts: async ({ ask, platform }) => {
        await ask(refresh);
        await ask(eraseAll);
        platform.hold(false);
      },
    }),
  );

  it(
    "everything is erased while its stream is open",
    survives({
      platform: { canStream: true },
      before: async ({ ask, later, platform }) => {
        await ask(save(platform, REMEMBERED));
        await later(20 * SECOND, ({ visit }) => visit("ana", "billing"));
      },
      acts: ({ ask }) => ask(eraseAll),
    }),
  );

  it(
    "columns are chosen",
    survives({
      before: connected,
      acts: ({ ask }) => ask(hideColumn),
    }),
  );
});
