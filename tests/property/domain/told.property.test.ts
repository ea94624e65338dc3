import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_SESSION_MS } from "../../../utils/domain/begin-session.ts";
import type { Span } from "../../../utils/domain/coverage.ts";
import { mergeTold } from "../../../utils/domain/merge-told.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import { joined, lengthOfAll, without } from "../../../utils/domain/spans.ts";
import { foldLogins, overOf } from "../../../utils/domain/told-presence.ts";
import type { ToldSession } from "../../../utils/domain/told-session.ts";
import {
  STEP,
  WORLD,
  anyLogins,
  anyWatch,
  ownSessions,
  stepsOf,
} from "./told-world.ts";

const folded = (
  logins: readonly ToldSession[],
  pageSize = 1000,
): readonly FinishedSession[] => {
  const found: FinishedSession[] = [];
  let pending = foldLogins([], [], false, WORLD.to).pending;
  for (let from = 0; from === 0 || from < logins.length; from += pageSize) {
    const page = logins.slice(from, from + pageSize);
    const isLast = from + pageSize >= logins.length;
    const next = foldLogins(pending, page, isLast, WORLD.to);
    found.push(...next.over.flatMap(overOf));
    pending = next.pending;
  }
  expect(pending).toEqual([]);
  return found;
};

const inOrder = (sessions: readonly FinishedSession[]) =>
  sessions.toSorted((a, b) =>
    a.person < b.person
      ? -1
      : a.person > b.person
        ? 1
        : a.start - b.start || a.end - b.end,
  );

const merged = (
  known: readonly FinishedSession[],
  told: readonly FinishedSession[],
  covered: readonly Span[],
): readonly FinishedSession[] => {
  let all = known;
  for (const session of told) {
    const theirs = all.filter(({ person }) => person === session.person);
    const { gone, put } = mergeTold(session, theirs, {
      covered,
      vouched: [WORLD],
    });
    all = [...all.filter((one) => !gone.includes(one)), ...put];
  }
  return inOrder(all);
};

const expectSound = (sessions: readonly FinishedSession[]): void => {
  for (const [index, session] of sessions.entries()) {
    const { start, end, cutMs, observedMs, engagedMs, visits } = session;
    expect(end - start).toBeLessThanOrEqual(LONGEST_SESSION_MS);
    expect(cutMs).toBeGreaterThanOrEqual(0);
    expect(observedMs).toBeLessThanOrEqual(end - start - cutMs);
    expect(engagedMs).toBeLessThanOrEqual(observedMs);
    for (const visit of visits) {
      expect(visit.start).toBeGreaterThanOrEqual(start);
      expect(visit.end).toBeLessThanOrEqual(end);
    }
    const next = sessions[index + 1];
    if (next?.person === session.person)
      expect(next.start).toBeGreaterThanOrEqual(end);
  }
};

describe("what a platform tells", () => {
  it("is the same in pages of any size", () => {
    fc.assert(
      fc.property(anyLogins, fc.integer({ min: 1, max: 5 }), (logins, size) => {
        expect(inOrder(folded(logins, size))).toEqual(inOrder(folded(logins)));
      }),
      { numRuns: 300 },
    );
  });

  it("is everybody's presence, once, where nobody watched", () => {
    fc.assert(
      fc.property(anyLogins, (logins) => {
        const all = merged([], folded(logins), []);
        expectSound(all);
        for (const person of new Set(logins.map((login) => login.person)))
          expect(stepsOf(all.filter((one) => one.person === person))).toEqual(
            stepsOf(logins.filter((one) => one.person === person)),
          );
        for (const { observedMs, start, end, cutMs } of all) {
          expect(observedMs).toBe(end - start);
          expect(cutMs).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("fills the time that nobody watched, doubles nobody, and leaves what we saw as it was", () => {
    fc.assert(
      fc.property(anyLogins, anyWatch, (logins, watch) => {
        const ours = ownSessions(logins, watch);
        const all = merged(ours, folded(logins), watch);
        expectSound(all);
        for (const person of new Set(logins.map((login) => login.person)))
          expect(stepsOf(all.filter((one) => one.person === person))).toEqual(
            stepsOf(logins.filter((one) => one.person === person)),
          );
        // Everything is observed now: no time was cut out for good, and none counted twice.
        const length = all.reduce(
          (sum, { start, end }) => sum + end - start,
          0,
        );
        const observed = all.reduce((sum, one) => sum + one.observedMs, 0);
        expect(all.every(({ cutMs }) => cutMs === 0)).toBe(true);
        expect(observed).toBe(length);
        expect(length).toBe(
          lengthOfAll(joined(spansOf(all, "ana"))) +
            lengthOfAll(joined(spansOf(all, "bo"))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("holds where we watched: who was not seen then was not there", () => {
    fc.assert(
      fc.property(anyLogins, anyWatch, (logins, watch) => {
        const all = merged([], folded(logins), watch);
        expectSound(all);
        const watched = without(WORLD, without(WORLD, watch));
        for (const step of stepsOf(all))
          expect(
            watched.some(({ from, to }) => from <= step && step + STEP <= to),
          ).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("changes nothing the second time, whatever was written down as covered in between", () => {
    fc.assert(
      fc.property(
        anyLogins,
        anyWatch,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (logins, watch, isCovered) => {
          const ours = ownSessions(logins, watch);
          const told = folded(logins);
          const once = merged(ours, told, watch);
          const some = told.filter((_, index) => isCovered[index]);
          const later = joined([
            ...watch,
            ...some.map(({ start, end }) => ({ from: start, to: end })),
          ]);
          expect(merged(once, told, later)).toEqual(once);
          expect(merged(once, told, [WORLD])).toEqual(once);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const spansOf = (
  sessions: readonly FinishedSession[],
  person: string,
): readonly Span[] =>
  sessions
    .filter((one) => one.person === person)
    .map(({ start, end }) => ({ from: start, to: end }));
