import { describe, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import type { Outcome } from "../../support/crash-outcome.ts";
import { save } from "../../support/crash-wishes.ts";
import type { CrashWorld } from "../../support/crash-world.ts";
import { survives } from "./survives.ts";

const connected = async ({
  ask,
  later,
  platform,
}: CrashWorld): Promise<void> => {
  await ask(save(platform, { remember: true }));
  await later(MINUTE, ({ visit }) => {
    visit("ana", "billing");
    visit("bo", "courses");
  });
};

/** As many as make a keyframe of what one answer changed. */
const CROWD = Array.from({ length: 502 }, (_, number) => `user ${number}`);

const listsOf = ({ sources }: Outcome) =>
  sources.map(({ settings, token, list }) => ({
    settings,
    token,
    people: list?.people,
    tally: list?.tally,
    position: list?.position,
    faults: list?.faults,
  }));

/** People come, go to another page, leave; some of it in a quarter of an hour in which nobody looked. */
const changes = async ({ later }: CrashWorld): Promise<void> => {
  await later(MINUTE, ({ leave, visit }) => {
    leave("ana");
    visit("bo", "help");
    visit("cy", "courses");
  });
  await later(MINUTE, ({ pass, leave, remove }) => {
    pass(15 * MINUTE);
    leave("bo");
    remove("di");
  });
};

describe("a poll, wherever its worker is ended (F1, F4, F5, I7)", () => {
  it(
    "brings the first list, page by page",
    survives({
      platform: { pageSize: 3 },
      acts: ({ ask, platform }) => ask(save(platform, { remember: true })),
    }),
  );

  it(
    "brings what changed, and ends the sessions that are over",
    survives({
      before: connected,
      acts: changes,
    }),
  );

  it(
    "goes on after the whole browser was ended (F7, F9)",
    survives({ before: connected, acts: changes }, { ends: "browser" }),
  );

  it(
    "comes to the same list after a power cut took the newest transactions (F8)",
    survives(
      { before: connected, acts: changes },
      { ends: "power", compare: listsOf },
    ),
  );

  it(
    "writes the whole list anew when more has changed than there is",
    survives({
      platform: { people: CROWD, pageSize: 1000 },
      before: connected,
      acts: ({ later }) =>
        later(MINUTE, ({ visitAll }) => visitAll(CROWD, "news")),
    }),
  );

  it(
    "finds that nothing changed",
    survives({
      before: connected,
      acts: ({ later }) => later(MINUTE),
    }),
  );
});
