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
  DEFAULT_RETENTION_MS,
  purgeCutoff,
} from "../../../utils/domain/retention.ts";
import { NEW_CLOCK } from "../../../utils/domain/server-clock.ts";
import { NOON } from "../../support/builders.ts";

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
    DEFAULT_RETENTION_MS,
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
        const kept = Math.min(server, local) - DEFAULT_RETENTION_MS;
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
