import type { Connection } from "../utils/domain/connection.ts";
import type { Failure, TokenRefusal } from "../utils/domain/failure.ts";
import type { LocalInstant } from "../utils/domain/instant.ts";
import { unreachable } from "../utils/domain/result.ts";
import { type MessageKey, t } from "../utils/i18n.ts";
import { untilWords } from "./words.ts";

/** The one thing that a person can do about a failure. */
export type Remedy = "allow" | "token" | "retry" | "options";

/** What it may come from, or what mends it. */
export const failureHelp = (failure: Failure): string => {
  const { code } = failure;
  if (code === "auth_required" && isOfTokens(failure.reason))
    return t(`failure_auth_required_${failure.reason}_help`);
  if (code !== "bad_data") return t(`failure_${code}_help`);
  switch (failure.what) {
    case "no_each":
    case "too_slow":
    case "no_socket":
    case "no_presence":
      return t(`bad_data_${failure.what}_help`);
    default:
      return t("failure_bad_data_help");
  }
};

const isOfTokens = (
  reason: (Failure & { readonly code: "auth_required" })["reason"],
): reason is TokenRefusal => reason !== "refused" && reason !== "missing";

export const remedyOf = (failure: Failure): Remedy => {
  const { code } = failure;
  switch (code) {
    case "permission_missing":
      return "allow";
    case "auth_required":
      return isOfTokens(failure.reason) ? "options" : "token";
    case "forbidden":
      return "token";
    case "not_found":
    case "incompatible":
    case "bad_settings":
    case "managed":
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
