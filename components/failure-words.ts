import type { Failure } from "../utils/domain/failure.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import { harmless } from "../utils/domain/harmless.ts";
import { durationWords } from "./words.ts";

/** What happened, in one line. */
export const failureTitle = (failure: Failure): string => {
  switch (failure.code) {
    case "timeout":
      return t("failure_timeout_title", durationWords(failure.afterMs));
    case "permission_missing":
      return t("failure_permission_missing_title", failure.origin);
    case "auth_required":
      return t(
        failure.reason === "refused"
          ? "failure_auth_required_title"
          : `failure_auth_required_${failure.reason}_title`,
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
    case "bad_settings":
      return t("failure_bad_settings_title", harmless(failure.at));
    case "managed":
      return t(`failure_managed_${failure.what}_title`);
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
