import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filedSettings } from "../../../utils/domain/filed-settings.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { NO_POLICY } from "../../../utils/domain/policy.ts";
import {
  isEmptyPlan,
  settingsPlan,
} from "../../../utils/domain/settings-plan.ts";
import {
  parseSettingsFile,
  settingsFile,
} from "../../../utils/messaging/settings-file.ts";
import { anySettings } from "../../support/any-settings.ts";

const ALL = { watches: true, searches: true };
/** Each is a whole browser's settings. */
const RUNS = { numRuns: 40 };
const NOW = localInstant(1_700_000_000_000);

describe("a file of any settings", () => {
  it("says when it is read what was written", () => {
    fc.assert(
      fc.property(anySettings, (kept) => {
        const filed = filedSettings(kept, ALL);
        expect(parseSettingsFile(settingsFile(filed))).toEqual({
          ok: true,
          value: filed,
        });
      }),
      RUNS,
    );
  });

  it("changes nothing where it was written", () => {
    fc.assert(
      fc.property(anySettings, (kept) => {
        const here = filedSettings(kept, ALL);
        const plan = settingsPlan(here, here, kept.sources, NO_POLICY, NOW);
        expect(plan.left).toHaveLength(kept.sources.length);
        expect(isEmptyPlan(plan)).toBe(true);
      }),
      RUNS,
    );
  });

  it("names nobody who is watched, nor what was searched for, where that is left out", () => {
    fc.assert(
      fc.property(anySettings, (kept) => {
        const filed = filedSettings(kept, { watches: false, searches: false });
        expect(filed.watches).toEqual([]);
        expect(filed.views.every(({ search }) => search === "")).toBe(true);
      }),
      RUNS,
    );
  });
});
