import { expect, test } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import {
  type ChosenLimits,
  DEFAULT_LIMITS,
  type PlatformInfo,
  limitsOf,
} from "../../../utils/domain/source.ts";

const INFO: PlatformInfo = {
  name: "Acme",
  limits: {
    onlineWindowMs: 200_000,
    idleAfterMs: 8 * MINUTE,
    awayAfterMs: 20 * MINUTE,
  },
  refreshMs: 5000,
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: false,
  canHistory: false,
  canWrite: [],
  network: { available: true, hint: null },
  userUrl: null,
};

const chosen = (
  idle: number | null,
  away: number | null,
): { limits: ChosenLimits } => ({
  limits: {
    idleAfterMs: idle === null ? null : idle * MINUTE,
    awayAfterMs: away === null ? null : away * MINUTE,
  },
});

test.each([
  [{}, null, 10, 30, "nobody decided: the defaults; an old record has none"],
  [{ limits: null }, INFO, 8, 20, "the platform's rules"],
  [chosen(null, null), INFO, 8, 20, "nothing chosen of what could be"],
  [chosen(5, null), INFO, 5, 20, "one chosen"],
  [chosen(null, 60), INFO, 8, 60, "the other chosen"],
  [chosen(2, 3), null, 2, 3, "both chosen, before the platform said anything"],
  [chosen(25, null), INFO, 25, 25, "away gives way to the chosen idle"],
  [chosen(null, 4), INFO, 4, 4, "idle gives way to the chosen away"],
])("%j under %j is idle after %i and away after %i minutes: %s", (...row) => {
  const [source, info, idle, away] = row;
  const limits = limitsOf(source, info);
  expect(limits.idleAfterMs).toBe(idle * MINUTE);
  expect(limits.awayAfterMs).toBe(away * MINUTE);
  expect(limits.onlineWindowMs).toBe(
    (info?.limits ?? DEFAULT_LIMITS).onlineWindowMs,
  );
});
