import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DAY,
  HOUR,
  type Instant,
  instant,
  localInstant,
} from "../../../utils/domain/instant.ts";
import {
  DEFAULT_RETENTION,
  RETENTION_GRACE_MS,
  type Retention,
  chooseRetention,
  purgeCutoff,
  retentionAt,
  shortens,
} from "../../../utils/domain/retention.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import { NOON } from "../../support/builders.ts";

const DEFAULT_MS = DEFAULT_RETENTION.detailDays * DAY;
const MIDNIGHT = Date.UTC(2026, 2, 4);
const THIRTY_DAYS_BEFORE = Date.UTC(2026, 1, 2);

const cutoff = ({
  server = NOON as Instant | null,
  local = NOON as number,
  clock = NEW_CLOCK,
  last = null as number | null,
}): number | null =>
  purgeCutoff(
    server,
    localInstant(local),
    clock,
    DEFAULT_MS,
    last === null ? null : instant(last),
  );

describe("what may be deleted", () => {
  it("ended before the UTC day that was 30 days ago", () => {
    expect(cutoff({})).toBe(THIRTY_DAYS_BEFORE);
    expect(cutoff({ server: instant(MIDNIGHT), local: MIDNIGHT })).toBe(
      THIRTY_DAYS_BEFORE,
    );
    expect(cutoff({ server: instant(MIDNIGHT - 1), local: MIDNIGHT })).toBe(
      THIRTY_DAYS_BEFORE - DAY,
    );
  });

  it("is nothing while no time of the platform is known, or its clock is not to be trusted", () => {
    expect(cutoff({ server: null })).toBeNull();
    expect(cutoff({ clock: { regressions: 3, steady: 0 } })).toBeNull();
    expect(cutoff({ clock: { regressions: 2, steady: 0 } })).not.toBeNull();
  });

  it("follows the clock that is behind, when one jumps (D1, D14)", () => {
    const [y1970, y2099] = [0, Date.UTC(2099, 0, 1)];
    for (const last of [null, THIRTY_DAYS_BEFORE - DAY, THIRTY_DAYS_BEFORE]) {
      expect(cutoff({ local: y2099, last })).toBe(THIRTY_DAYS_BEFORE);
      expect(cutoff({ server: instant(y2099), last })).toBe(THIRTY_DAYS_BEFORE);
      expect(cutoff({ local: y1970, last })).toBeLessThan(0);
    }
    expect(cutoff({ local: NOON + DAY })).toBe(THIRTY_DAYS_BEFORE);
    expect(cutoff({ local: NOON - DAY })).toBe(THIRTY_DAYS_BEFORE - DAY);
  });

  it("is one day more at a time while the clocks do not confirm each other", () => {
    const last = Date.UTC(2025, 10, 20);
    expect(cutoff({ last })).toBe(THIRTY_DAYS_BEFORE);
    expect(cutoff({ last, local: NOON + DAY })).toBe(THIRTY_DAYS_BEFORE);
    expect(cutoff({ last, local: NOON + DAY + 1 })).toBe(last + DAY);
    expect(cutoff({ last, local: NOON + 99 * DAY })).toBe(last + DAY);
  });

  it("is never later than either clock allows, and begins a day, whatever the clocks say", () => {
    const time = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(time, time, fc.option(time), (server, local, lastTime) => {
        const last = lastTime === null ? null : lastTime - (lastTime % DAY);
        const allowed = cutoff({ server: instant(server), local, last });
        if (allowed === null) throw new Error("Both clocks are there.");
        expect(allowed % DAY === 0).toBe(true);
        const kept = Math.min(server, local) - DEFAULT_MS;
        expect(allowed).toBeLessThanOrEqual(kept);
        if (last !== null && Math.abs(server - local) > DAY)
          expect(allowed).toBeLessThanOrEqual(last + DAY);
        // With clocks that agree, nothing is kept more than a day too long.
        if (Math.abs(server - local) < HOUR)
          expect(kept - allowed).toBeLessThan(DAY);
      }),
      { numRuns: 1000 },
    );
  });
});

const LOCAL = localInstant(NOON);
const afterMs = (ms: number) => localInstant(NOON + ms);
const AT_FIRST = { retention: DEFAULT_RETENTION, before: null };
const chosen = (change: Partial<Retention>): Retention => ({
  ...DEFAULT_RETENTION,
  ...change,
});

describe("for how long things are kept", () => {
  it("is as chosen at once, where nothing is to be deleted for it", () => {
    const longer = chosen({ detailDays: 60, rollupMonths: 13 });
    const kept = chooseRetention(AT_FIRST, longer, LOCAL);
    expect(kept).toEqual({ retention: longer, before: null });
    expect(retentionAt(kept, LOCAL)).toEqual(longer);
  });

  it("is the longer of both until a choice that deletes cannot be taken back any more", () => {
    const next = chosen({ detailDays: 7, travelHours: 48 });
    const kept = chooseRetention(AT_FIRST, next, LOCAL);
    const both = chosen({ travelHours: 48 });
    expect(kept.retention).toEqual(next);
    expect(retentionAt(kept, LOCAL)).toEqual(both);
    expect(retentionAt(kept, afterMs(RETENTION_GRACE_MS - 1))).toEqual(both);
    expect(retentionAt(kept, afterMs(RETENTION_GRACE_MS))).toEqual(next);
  });

  it("comes back whole when the choice is taken back in time, whatever else was chosen in between", () => {
    const week = chooseRetention(AT_FIRST, chosen({ detailDays: 7 }), LOCAL);
    const days = chooseRetention(week, chosen({ detailDays: 2 }), afterMs(1));
    expect(retentionAt(days, afterMs(2))).toEqual(DEFAULT_RETENTION);
    const back = chooseRetention(days, DEFAULT_RETENTION, afterMs(2));
    expect(back).toEqual(AT_FIRST);
  });

  it("does not shorten by a choice that only lengthens", () => {
    expect(shortens(DEFAULT_RETENTION, DEFAULT_RETENTION)).toBe(false);
    expect(shortens(DEFAULT_RETENTION, chosen({ detailDays: 31 }))).toBe(false);
    expect(
      shortens(DEFAULT_RETENTION, chosen({ detailDays: 99, travelHours: 0 })),
    ).toBe(true);
  });
});
