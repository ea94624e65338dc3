import type { Change } from "../utils/domain/analytics/changes.ts";
import type { Opening } from "../utils/domain/analytics/analytics.ts";
import { unreachable } from "../utils/domain/result.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import {
  type Comparison,
  observedShare,
} from "../utils/models/analytics-compare.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { zoneWords } from "./analytics-time.ts";

/** In whole percent, rounded down: 100 only where it is all of it. */
export const percentOf = (share: number): number => Math.floor(100 * share);

/** "observed 62 % of it". */
export const observedWords = (
  observed: Pick<Opening, "observedMs" | "range">,
): string => {
  const share = observedShare(observed);
  const percent = percentOf(share);
  if (share === 0) return t("analytics_observed_none");
  if (percent === 0) return t("analytics_observed_little");
  return share === 1
    ? t("analytics_observed_all")
    : t("analytics_observed", percent);
};

/** "15–21 Nov 2026 · Europe/Warsaw · observed 62 % of it": what every number and picture is of. */
export const summaryWords = ({ now, zone }: Answer): string =>
  t(
    "analytics_summary",
    zoneWords(zone).range(now.range),
    zone,
    observedWords(now),
  );

/** "▲ 12 %". */
export const changeWords = ({ by, share }: Change): string => {
  if (by === 0) return t("analytics_same");
  if (share === null) return t("analytics_from_none");
  const percent = formatPercent(Math.abs(share));
  return t(by > 0 ? "analytics_more" : "analytics_less", percent);
};

/** Less than ten with a digit: a small change is not none. */
const formatPercent = (share: number): string => {
  const percent = 100 * share;
  return formatNumber(
    percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent),
  );
};

/** Why two periods are not compared; null where they are. */
export const unalikeWords = (
  comparison: Comparison,
  before: string,
): string | null => {
  switch (comparison.kind) {
    case "alike":
      return null;
    case "unobserved":
      return t("analytics_unobserved_why", before);
    case "unalike": {
      const { share, before: other } = comparison;
      return t(
        "analytics_unalike_why",
        before,
        percentOf(other),
        percentOf(share),
      );
    }
    default:
      return unreachable(comparison);
  }
};

/** A mean of people: "5.2". */
export const meanWords = (mean: number): string =>
  formatNumber(Math.round(mean * 10) / 10);
