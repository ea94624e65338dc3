import { describe, expect, it, vi } from "vitest";
import { MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Outcome } from "../../support/crash-outcome.ts";
import { save, stopWatchOf, watchFor } from "../../support/crash-wishes.ts";
import type { CrashWorld } from "../../support/crash-world.ts";
import { fake } from "../../support/fake-extension.ts";
import { survives } from "./survives.ts";

// The longest script of all is played two hundred times.
vi.setConfig({ testTimeout: 240_000 });

const connected = async ({
  ask,
  later,
  platform,
  wake,
}: CrashWorld): Promise<void> => {
  await wake(() => fake.allow("notifications"));
  await ask(save(platform, { remember: true }));
  await later(MINUTE, ({ visit }) => visit("ana", "billing"));
};

/** "cy" comes once, "ana" goes for good and comes again; "bo" flaps within a minute and is told of no second time. */
const comesBack = async ({ ask, later }: CrashWorld): Promise<void> => {
  await ask(watchFor("cy"));
  await ask(watchFor("bo", { repeat: "always" }));
  await ask(watchFor("di"));
  await ask(stopWatchOf("di"));
  await later(MINUTE, ({ visit }) => {
    visit("cy", "courses");
    visit("di", "courses");
  });
  await later(2 * MINUTE, ({ visit }) => visit("bo", "help"));
  await later(MINUTE, ({ leave }) => leave("bo"));
  await later(MINUTE, ({ visit }) => visit("bo", "help"));
};

/** The least of it: one who is watched comes. */
const comes = async ({ ask, later }: CrashWorld): Promise<void> => {
  await ask(watchFor("cy"));
  await later(MINUTE, ({ visit }) => visit("cy", "courses"));
};

const TOLD = ["watch:watch of cy.1", "watch:watch of bo.1"];

/** As it is without an interruption, and that is what it has to be. */
const telling =
  (names: readonly string[]) =>
  (outcome: Outcome): Outcome => {
    expect(outcome.told).toEqual(names);
    return outcome;
  };

/**
 * All of the browser may be ended after a notification came onto the screen and before it was marked as shown; the next
 * one shows it again, under its name. A power cut may take the very observation that showed somebody as gone.
 */
const tellingAtLeast = ({ told, sources }: Outcome) => {
  expect([...new Set(told)]).toEqual(TOLD.slice(0, 1));
  return sources.map(({ watches, notices, list }) => ({
    watches: watches.map(({ person, fires, ended }) => [person, fires, ended]),
    notices,
    people: list?.people,
  }));
};

describe("a watch that fires, wherever its worker is ended (F1, F4, I7)", () => {
  it(
    "is told exactly once",
    survives(
      { before: connected, acts: comesBack },
      { compare: telling(TOLD) },
    ),
  );

  it(
    "is told after the whole browser was ended (F7)",
    survives(
      { before: connected, acts: comes },
      { ends: "browser", compare: tellingAtLeast },
    ),
  );

  it(
    "is told after a power cut took the newest transactions (F8)",
    survives(
      { before: connected, acts: comes },
      { ends: "power", compare: tellingAtLeast },
    ),
  );

  it(
    "is told exactly once when a stream brings it",
    survives(
      {
        platform: { canStream: true },
        before: async (world) => {
          await world.wake(() => fake.allow("notifications"));
          await world.ask(save(world.platform));
          await world.later(20 * SECOND, ({ visit }) =>
            visit("ana", "billing"),
          );
        },
        acts: async ({ ask, later }) => {
          await ask(watchFor("bo"));
          await later(15 * SECOND, ({ visit }) => visit("bo", "help"));
          await later(15 * SECOND, ({ beat }) => beat());
        },
      },
      { compare: telling(["watch:watch of bo.1"]) },
    ),
  );

  it(
    "tells of five at once in one notification",
    survives(
      {
        platform: { people: ["ana", "p1", "p2", "p3", "p4", "p5"] },
        before: async (world) => {
          await connected(world);
          for (const id of ["p1", "p2", "p3", "p4", "p5"])
            await world.ask(watchFor(id));
        },
        acts: ({ later }) =>
          later(MINUTE, ({ visitAll }) =>
            visitAll(["p1", "p2", "p3", "p4", "p5"], "news"),
          ),
      },
      { compare: telling(["digest:watch of p1.1:5"]) },
    ),
  );

  it(
    "does not fire after a gap of ours",
    survives(
      {
        before: async (world) => {
          await connected(world);
          await world.ask(watchFor("cy"));
          await world.sleep();
        },
        acts: async ({ later }) => {
          await later(MINUTE, ({ pass, visit }) => {
            pass(15 * MINUTE);
            visit("cy", "courses");
          });
        },
      },
      { compare: telling([]) },
    ),
  );
});
