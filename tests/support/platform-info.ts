import {
  DEFAULT_LIMITS,
  type PlatformInfo,
} from "../../utils/domain/source.ts";

/** What a platform says it is and can do. A test names only what matters to it. */
export const platformInfo = (
  more: Partial<PlatformInfo> = {},
): PlatformInfo => ({
  name: "Acme",
  limits: DEFAULT_LIMITS,
  refreshMs: 5000,
  singleSession: false,
  privilegedRoles: [],
  roles: [],
  canStream: false,
  canHistory: false,
  canWrite: [],
  network: { available: true, hint: null },
  userUrl: null,
  ...more,
});
