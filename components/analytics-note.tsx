import "./note.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type {
  AnalyticsModel,
  Answer,
} from "../utils/models/analytics-model.ts";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";

/** That the history could not be read, and what to do about it. */
export const AnalyticsFailed = ({
  analytics,
}: AnalyticsProps): VNode | null => {
  const failure = analytics.failure.value;
  return failure === null ? null : (
    <div class="note list-note is-trouble" role="alert">
      <Icon name="alert" />
      <p>{t("analytics_failed", failureTitle(failure))}</p>
      <button type="button" class="button" onClick={analytics.again}>
        {t("remedy_retry")}
      </button>
    </div>
  );
};

interface NothingObservedProps {
  readonly answer: Answer;
  readonly analytics: AnalyticsModel;
}

/** In the place of the charts, where there is nothing to draw. */
export const NothingObserved = ({
  answer,
  analytics,
}: NothingObservedProps): VNode => (
  <div class="analytics-empty">
    <h2>{t("analytics_empty_title")}</h2>
    <p>{t("analytics_empty_text")}</p>
    {answer.choice.kind !== "month" && (
      <button
        type="button"
        class="button"
        onClick={() => analytics.choose({ range: { kind: "month" } })}
      >
        {t("analytics_empty_wider")}
      </button>
    )}
  </div>
);

/** Where the charts will be, in their shape, so that nothing jumps when they come. */
export const Reading = (): VNode => (
  <div class="charts is-reading">
    <p class="unseen" role="status">
      {t("analytics_reading")}
    </p>
    {[0, 1, 2, 3].map((at) => (
      <div key={at} class="chart" aria-hidden="true" />
    ))}
  </div>
);
