import type { Connection } from "../utils/domain/connection.ts";
import type { Failure } from "../utils/domain/failure.ts";
import type { LocalInstant } from "../utils/domain/instant.ts";
import { unreachable } from "../utils/domain/result.ts";
import { type MessageKey, t } from "../utils/i18n.ts";
import { untilWords } from "./words.ts";

/** The one thing that a person can do about a failure. */
export type Remedy = "allow" | "token" | "retry" | "options";

/** What it may come from, or what mends it. */
export const failureHelp = ({ code }: Failure): string =>
  t(`failure_${code}_help`);

export const remedyOf = ({ code }: Failure): Remedy => {
  switch (code) {
    case "permission_missing":
      return "allow";
    case "auth_required":
    case "forbidden":
      return "token";
    case "not_found":
    case "incompatible":
      return "options";
    case "offline":
    case "timeout":
    case "network":
    case "rate_limited":
    case "server_error":
    case "bad_data":
    case "too_large":
    case "storage_full":
    case "storage_error":
    case "update_needed":
      return "retry";
    default:
      return unreachable(code);
  }
};

export const REMEDY_LABELS = {
  allow: "remedy_allow",
  token: "remedy_token",
  retry: "remedy_retry",
  options: "remedy_options",
} as const satisfies Record<Remedy, MessageKey>;

/** When Rollcall asks again, counted down in words. */
export const nextTryWords = (
  { phase }: Connection,
  now: LocalInstant,
): string => {
  switch (phase.kind) {
    case "idle":
    case "connecting":
      return t("next_asking");
    case "live":
      return t("next_try", untilWords(phase.nextAt - now));
    case "listening":
      return t("next_listening");
    case "waiting":
      return t("next_try", untilWords(phase.until - now));
    case "blocked":
      return phase.recheckAt === null
        ? t("next_person")
        : t("next_try", untilWords(phase.recheckAt - now));
    case "paused":
      return t("next_paused");
    default:
      return unreachable(phase);
  }
};
