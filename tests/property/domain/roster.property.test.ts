import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headlineOf } from "../../../utils/domain/headline.ts";
import type { Observation } from "../../../utils/domain/observation.ts";
import { reportOf, reportsOf } from "../../../utils/domain/people.ts";
import type { Account, Report } from "../../../utils/domain/person.ts";
import {
  EMPTY_ROSTER,
  type Roster,
  applyObservation,
} from "../../../utils/domain/roster.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import { personId } from "../../../utils/domain/ids.ts";
import {
  NOON,
  at,
  delta,
  heartbeat,
  person,
  session,
  snapshot,
} from "../../support/builders.ts";
import { HOSTILE_IDS } from "./reports.ts";

const id = fc.constantFrom(...HOSTILE_IDS);
const report: fc.Arbitrary<Report> = fc
  .record({
    id,
    live: fc.boolean(),
    account: fc.constantFrom<Account>(
      "active",
      "pending",
      "disabled",
      "unknown",
    ),
    name: fc.option(fc.string({ maxLength: 3 })),
  })
  .map(({ id, live, account, name }) =>
    person(id, { account, name, sessions: live ? [session()] : [] }),
  );

const seq = fc.integer({ min: 0, max: 6 });
const epoch = fc.constantFrom("e1", "e2");
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc
    .record({
      seq,
      epoch,
      complete: fc.boolean(),
      reports: fc.array(report, { maxLength: 6 }),
    })
    .map(({ seq, epoch, complete, reports }) =>
      snapshot(seq, reports, { complete, position: at(seq, epoch) }),
    ),
  fc
    .record({
      seq,
      epoch,
      upserts: fc.array(report, { maxLength: 4 }),
      removals: fc.array(id, { maxLength: 3 }),
    })
    .map(({ seq, epoch, upserts, removals }) =>
      delta(seq, upserts, removals, {
        basis: at(seq - 1, epoch),
        position: at(seq, epoch),
      }),
    ),
  fc
    .record({ seq, epoch })
    .map(({ seq, epoch }) => heartbeat(seq, { position: at(seq, epoch) })),
);
const log = fc.array(observation, { maxLength: 12 });

const run = (observations: readonly Observation[]): Roster =>
  observations.reduce(
    (roster, next) => applyObservation(roster, next).roster,
    EMPTY_ROSTER,
  );
const listOf = (roster: Roster) =>
  [...reportsOf(roster.people)].toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe("a roster, whatever it is told", () => {
  it("keeps its tally equal to a count of its rows: badge = card = rows before filters (I4)", () => {
    fc.assert(
      fc.property(log, (observations) => {
        const roster = run(observations);
        const headline = headlineOf(
          reportsOf(roster.people),
          NOON,
          DEFAULT_LIMITS,
          [],
        );
        expect(roster.tally).toEqual({
          total: headline.total,
          online: headline.online,
        });
        expect(roster.people.size).toBe(headline.total);
        expect(headline.online + headline.offline).toBe(headline.total);
      }),
    );
  });

  it("equals its distinct ids after a complete, newer snapshot (I12)", () => {
    fc.assert(
      fc.property(
        log,
        fc.array(report, { minLength: 1, maxLength: 6 }),
        (observations, reports) => {
          const roster = run([
            ...observations,
            snapshot(9, reports, { position: at(9, "e9") }),
          ]);
          expect(new Set(listOf(roster).map(({ id }) => id))).toEqual(
            new Set(reports.map(({ id }) => id)),
          );
        },
      ),
    );
  });

  it("is the same after an observation that is told twice (I5)", () => {
    fc.assert(
      fc.property(log, observation, (observations, last) => {
        // An empty list is meant to act only the second time.
        fc.pre(last.kind !== "snapshot" || last.reports.length > 0);
        const once = run([...observations, last]);
        const twice = run([...observations, last, last]);
        expect(listOf(twice)).toEqual(listOf(once));
        expect(twice.revision).toBe(once.revision);
      }),
    );
  });

  it("loses nobody to an incomplete snapshot, a doubt or an old copy (I13)", () => {
    fc.assert(
      fc.property(log, observation, (observations, last) => {
        const before = run(observations);
        const applied = applyObservation(before, last);
        const mayRemove =
          applied.outcome === "applied" &&
          (last.kind === "delta" ||
            (last.kind === "snapshot" && last.complete));
        if (mayRemove) return;
        for (const { id } of reportsOf(before.people))
          expect(reportOf(applied.roster.people, id)).toBeDefined();
      }),
    );
  });

  it("does not depend on the order inside a snapshot (I20)", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(report, { selector: ({ id }) => id, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (reports, keys) => {
          const shuffled = reports
            .map((report) => ({ report, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ report }) => report);
          expect(listOf(run([snapshot(1, shuffled)]))).toEqual(
            listOf(run([snapshot(1, reports)])),
          );
        },
      ),
    );
  });

  it("tells as upserts and removals exactly what differs: replaying them gives the list", () => {
    fc.assert(
      fc.property(log, (observations) => {
        let roster = EMPTY_ROSTER;
        const replayed = new Map<string, Report>();
        for (const next of observations) {
          const applied = applyObservation(roster, next);
          if (applied.outcome === "applied") {
            for (const report of applied.upserts)
              replayed.set(report.id, report);
            for (const id of applied.removals) replayed.delete(id);
          }
          roster = applied.roster;
        }
        expect(
          [...replayed.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        ).toEqual(listOf(roster));
      }),
    );
  });

  it("leaves the prototype of all objects alone (I28)", () => {
    fc.assert(
      fc.property(log, (observations) => {
        run(observations);
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(
          reportOf(EMPTY_ROSTER.people, personId("__proto__")),
        ).toBeUndefined();
      }),
    );
  });
});
