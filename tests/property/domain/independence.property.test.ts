import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../utils/domain/ids.ts";
import type { Report } from "../../../utils/domain/person.ts";
import type { Recorded } from "../../../utils/domain/replay.ts";
import { anyCase } from "./cases.ts";
import { ALL_FAULTS, through } from "./channel.ts";
import { run, sessionsOf } from "./fold.ts";
import { forAll } from "./runs.ts";
import { ANCHOR } from "./world.ts";

const anything = anyCase(ALL_FAULTS);

/** The same log about one person alone, and about somebody who keeps its lists from being empty. */
const about = (
  log: readonly Recorded[],
  person: PersonId,
): readonly Recorded[] => {
  const keep = (id: PersonId): boolean => id === person || id === ANCHOR.id;
  return log.map((entry) => {
    if (entry.kind === "snapshot")
      return { ...entry, reports: entry.reports.filter(({ id }) => keep(id)) };
    return entry.kind === "delta"
      ? {
          ...entry,
          upserts: entry.upserts.filter(({ id }) => keep(id)),
          removals: entry.removals.filter(keep),
        }
      : entry;
  });
};

const shuffled = (
  log: readonly Recorded[],
  next: () => number,
): readonly Recorded[] => {
  const shuffle = (reports: readonly Report[]): readonly Report[] =>
    reports
      .map((report) => ({ report, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ report }) => report);
  return log.map((entry) => {
    if (entry.kind === "snapshot")
      return { ...entry, reports: shuffle(entry.reports) };
    return entry.kind === "delta"
      ? { ...entry, upserts: shuffle(entry.upserts) }
      : entry;
  });
};

describe("the sessions of a person", () => {
  it("do not depend on the order in which people stand in a list (I20)", () => {
    forAll(
      fc.tuple(anything, fc.infiniteStream(fc.nat())),
      ([{ story, faults, rules }, keys]) => {
        const log = through(story.log, faults);
        const mixed = shuffled(log, () => keys.next().value ?? 0);
        expect(sessionsOf(run(mixed, undefined, rules), rules)).toEqual(
          sessionsOf(run(log, undefined, rules), rules),
        );
      },
    );
  });

  it("do not depend on what is told of others (I21)", () => {
    forAll(anything, ({ story, faults, rules }) => {
      const log = through(story.log, faults);
      const all = sessionsOf(run(log, undefined, rules), rules);
      for (const { manner } of story.world.people) {
        const alone = run(about(log, manner.id), undefined, rules);
        expect(sessionsOf(alone, rules)).toEqual(
          all.filter(({ person }) => person === manner.id),
        );
      }
    });
  });
});
