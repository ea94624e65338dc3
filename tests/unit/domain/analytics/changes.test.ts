import { describe, expect, it } from "vitest";
import type { Analytics } from "../../../../utils/domain/analytics/analytics.ts";
import { changesOf } from "../../../../utils/domain/analytics/changes.ts";
import { HOUR, instant } from "../../../../utils/domain/instant.ts";

type Compared = Pick<Analytics, "observedMs" | "unique" | "average" | "peak">;

const period = (changed: Partial<Compared> = {}): Compared => ({
  observedMs: HOUR,
  unique: 8,
  average: { meanMs: 3000, medianMs: 2000, n: 9 },
  peak: { people: 4, at: instant(0) },
  ...changed,
});

describe("the changes since the period before", () => {
  it("are differences and shares of it", () => {
    const before = period({
      unique: 10,
      average: { meanMs: 2000, medianMs: 2000, n: 1 },
      peak: { people: 5, at: instant(0) },
    });
    expect(changesOf(period(), before)).toEqual({
      unique: { before: 10, by: -2, share: -0.2 },
      meanMs: { before: 2000, by: 1000, share: 0.5 },
      medianMs: { before: 2000, by: 0, share: 0 },
      peak: { before: 5, by: -1, share: -0.2 },
      observedMs: HOUR,
    });
  });

  it("have no share where there was nobody", () => {
    const { unique } = changesOf(period(), period({ unique: 0 }));
    expect(unique).toEqual({ before: 0, by: 8, share: null });
  });

  it("are unknown where the period before was not observed", () => {
    const before = period({
      observedMs: 0,
      unique: 0,
      average: null,
      peak: null,
    });
    expect(changesOf(period(), before)).toEqual({
      unique: null,
      meanMs: null,
      medianMs: null,
      peak: null,
      observedMs: 0,
    });
  });
});
