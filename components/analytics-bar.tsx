import "./analytics-bar.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type MessageKey, t } from "../utils/i18n.ts";
import {
  RANGE_KINDS,
  type RangeKind,
} from "../utils/models/analytics-range.ts";
import {
  ZONE_CHOICES,
  type ZoneChoice,
} from "../utils/models/analytics-zone.ts";
import { CopyAnalytics } from "./analytics-copy.tsx";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { summaryWords } from "./analytics-words.ts";
import { Icon } from "./icon.tsx";
import { lazy } from "./lazy.tsx";

const AnalyticsCalendar = lazy(
  async () => (await import("./analytics-calendar.tsx")).AnalyticsCalendar,
);

/** Which range in which zone, and what that is in words. */
export const AnalyticsBar = ({ models, analytics }: AnalyticsProps): VNode => {
  const chosen = analytics.choice.value.kind;
  // "Custom" is chosen before there are days to it.
  const [isChoosing, setChoosing] = useState(false);
  const shown: RangeKind = isChoosing ? "custom" : chosen;
  const choose = (kind: RangeKind): void => {
    setChoosing(kind === "custom");
    if (kind !== "custom") analytics.choose({ range: { kind } });
  };
  return (
    <>
      <div class="analytics-bar">
        <fieldset class="segments">
          <legend class="unseen">{t("analytics_range")}</legend>
          {RANGE_KINDS.map((kind) => (
            <label
              key={kind}
              title={
                kind === "month" ? t("analytics_range_month_hint") : undefined
              }
            >
              <input
                type="radio"
                name="range"
                checked={shown === kind}
                onChange={() => choose(kind)}
                onClick={() => {
                  if (kind === "custom") setChoosing(true);
                }}
              />
              <span>{t(`analytics_range_${kind}`)}</span>
            </label>
          ))}
        </fieldset>
        <Zone analytics={analytics} models={models} />
        <span class="spring" />
        <Summary models={models} analytics={analytics} />
        <CopyAnalytics models={models} analytics={analytics} />
      </div>
      {(isChoosing || chosen === "custom") && (
        <AnalyticsCalendar
          models={models}
          analytics={analytics}
          isChoosing={isChoosing}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
};

const Zone = ({ analytics, models }: AnalyticsProps): VNode => {
  const platform = analytics.platformZone.value;
  const wordsOf = (choice: ZoneChoice): string => {
    if (choice === "utc") return t("analytics_zone_utc");
    if (choice === "mine") return t("analytics_zone_mine", models.zone());
    return platform === null
      ? t("analytics_zone_unknown")
      : t("analytics_zone_platform", platform);
  };
  return (
    <span class="choice">
      <select
        aria-label={t("analytics_zone")}
        value={analytics.zoneChoice.value}
        onChange={({ currentTarget: { value } }) => {
          const zone = ZONE_CHOICES.find((choice) => choice === value);
          if (zone !== undefined) analytics.choose({ zone });
        }}
      >
        {ZONE_CHOICES.map((choice) => (
          <option
            key={choice}
            value={choice}
            disabled={choice === "platform" && platform === null}
          >
            {wordsOf(choice)}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
};

const Summary = ({ analytics }: AnalyticsProps): VNode => {
  const answer = analytics.answer.value;
  const empty: MessageKey = "analytics_reading";
  return (
    <p class="analytics-summary" role="status">
      {answer === null ? t(empty) : summaryWords(answer)}
    </p>
  );
};
