import type { Failure } from "../domain/failure.ts";
import { DAY, MINUTE, SECOND } from "../domain/instant.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_REFRESH_MS,
  type PlatformInfo,
} from "../domain/source.ts";
import * as z from "../validation.ts";

/** The version of the protocol that this speaks. */
const VERSION = 1;

const Text = z.string().check(z.minLength(1), z.maxLength(256));
const Texts = z.catch(z.array(Text).check(z.maxLength(100)), []);
/** Limits outside reason would make everybody away, or nobody ever: then the default holds. */
const limit = (fallback: number) =>
  z.catch(z.number().check(z.int(), z.gte(10 * SECOND), z.lte(DAY)), fallback);

const Rules = z.object({
  singleSession: z.catch(z.boolean(), false),
  onlineWindowMs: limit(DEFAULT_LIMITS.onlineWindowMs),
  idleAfterMs: limit(DEFAULT_LIMITS.idleAfterMs),
  awayAfterMs: limit(DEFAULT_LIMITS.awayAfterMs),
  privilegedRoles: Texts,
});

const Can = z.object({
  stream: z.catch(z.boolean(), false),
  history: z.catch(z.boolean(), false),
  write: Texts,
  network: z.catch(
    z.object({ available: z.boolean(), hint: z.catch(z.nullable(Text), null) }),
    {
      available: true,
      hint: null,
    },
  ),
});

const Base = z.object({
  protocol: z.literal("rollcall-presence"),
  version: z.number(),
  name: z.catch(Text, "Rollcall"),
  refreshMs: z.catch(
    z.number().check(z.gte(SECOND), z.lte(5 * MINUTE)),
    DEFAULT_REFRESH_MS,
  ),
  rules: z.catch(Rules, Rules.parse({})),
  can: z.catch(Can, Can.parse({})),
  roles: Texts,
  userUrl: z.catch(
    z.nullable(z.string().check(z.maxLength(2048), z.startsWith("http"))),
    null,
  ),
});

/**
 * Reads the answer of BASE. Only `protocol` and `version` are required.
 * Fails with `bad_data` when it is another thing, `incompatible` when it is a newer major version.
 */
export const parseInfo = (answer: unknown): Result<PlatformInfo, Failure> => {
  const parsed = Base.safeParse(answer);
  if (!parsed.success) return fail({ code: "bad_data", what: "wrong_shape" });
  const { version, name, refreshMs, rules, can, roles, userUrl } = parsed.data;
  if (Math.floor(version) !== VERSION)
    return fail({ code: "incompatible", theirs: version, ours: VERSION });
  const { onlineWindowMs, idleAfterMs, awayAfterMs } = rules;
  return ok({
    name,
    limits: {
      onlineWindowMs,
      idleAfterMs,
      awayAfterMs: Math.max(awayAfterMs, idleAfterMs),
    },
    refreshMs,
    singleSession: rules.singleSession,
    privilegedRoles: rules.privilegedRoles,
    roles,
    canStream: can.stream,
    canHistory: can.history,
    canWrite: can.write,
    network: can.network,
    userUrl,
  });
};
