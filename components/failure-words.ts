import type { Connection } from "../utils/domain/connection.ts";
import type { Failure } from "../utils/domain/failure.ts";
import type { LocalInstant } from "../utils/domain/instant.ts";
import { unreachable } from "../utils/domain/result.ts";
import { type MessageKey, t } from "../utils/i18n.ts";
import { harmless } from "../utils/domain/harmless.ts";
import { durationWords, untilWords } from "./words.ts";

/** The one thing that a person can do about a failure. */
export type Remedy = "allow" | "token" | "retry" | "options";

/** What happened, in one line. */
export const failureTitle = (failure: Failure): string => {
  switch (failure.code) {
    case "timeout":
      return t("failure_timeout_title", durationWords(failure.afterMs));
    case "permission_missing":
      return t("failure_permission_missing_title", failure.origin);
    case "auth_required":
      return t(
        failure.reason === "missing"
          ? "failure_auth_required_missing_title"
          : "failure_auth_required_title",
      );
    case "rate_limited":
      return failure.retryAfterMs === null
        ? t("failure_rate_limited_title")
        : t(
            "failure_rate_limited_wait_title",
            durationWords(failure.retryAfterMs),
          );
    case "server_error":
      return t("failure_server_error_title", String(failure.status));
    case "bad_data":
      return t("failure_bad_data_title", badDataWords(failure));
    case "too_large":
      return t("failure_too_large_title", harmless(failure.limit));
    case "incompatible":
      return t("failure_incompatible_title", failure.theirs, failure.ours);
    case "offline":
    case "network":
    case "forbidden":
    case "not_found":
    case "storage_full":
    case "storage_error":
    case "update_needed":
      return t(`failure_${failure.code}_title`);
    default:
      return unreachable(failure);
  }
};

const badDataWords = ({
  what,
  detail,
}: Failure & { readonly code: "bad_data" }): string => {
  const words = t(`bad_data_${what}`);
  return detail === undefined ? words : `${words} (${harmless(detail)})`;
};

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
