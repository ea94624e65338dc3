import "./cards.css";
import "./analytics-cards.css";
import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { type Change, changesOf } from "../utils/domain/analytics/changes.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { compare, observedShare } from "../utils/models/analytics-compare.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import { activeInMonth } from "../utils/models/analytics-month.ts";
import { AnalyticsCard, type AnalyticsNumber } from "./analytics-card.tsx";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { zoneWords } from "./analytics-time.ts";
import { changeWords, observedWords, unalikeWords } from "./analytics-words.ts";
import { lazy } from "./lazy.tsx";
import { durationWords } from "./words.ts";

const WhyAnalytics = lazy(
  async () => (await import("./why-analytics.tsx")).WhyAnalytics,
);

/** The numbers: three of now, which no range moves, and three of the range. */
export const AnalyticsCards = (props: AnalyticsProps): VNode => {
  const { models, analytics } = props;
  const [asked, ask] = useState<AnalyticsNumber | null>(null);
  const answer = analytics.answer.value;
  return (
    <>
      <div
        class="cards analytics-cards"
        role="group"
        aria-label={t("analytics_cards")}
      >
        <Fixed {...props} onWhy={ask} />
        <OfRange answer={answer} onWhy={ask} />
      </div>
      {asked !== null && (
        <WhyAnalytics
          name={asked}
          models={models}
          analytics={analytics}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
};

interface Asking {
  readonly onWhy: (name: AnalyticsNumber) => void;
}

const Fixed = ({
  models: { numbers, roster, time },
  analytics,
  onWhy,
}: AnalyticsProps & Asking): VNode => {
  const headline = numbers.headline.value;
  const month = analytics.month.value;
  const isWhole = roster.people.value?.whole === true;
  const active = useMemo(
    () =>
      month === null || !isWhole
        ? null
        : activeInMonth(month, roster.people.peek()).length,
    [month, isWhole],
  );
  const isOld = time.stale.value;
  const words = (count: number | null | undefined): string | null =>
    count === null || count === undefined ? null : formatNumber(count);
  return (
    <>
      <AnalyticsCard
        name="now"
        value={words(headline?.online)}
        {...{ isOld, onWhy }}
      >
        {t("analytics_fixed")}
      </AnalyticsCard>
      <AnalyticsCard name="month" value={words(active)} onWhy={onWhy}>
        {t("analytics_fixed")}
      </AnalyticsCard>
      <AnalyticsCard
        name="total"
        value={words(headline?.total)}
        {...{ isOld, onWhy }}
      >
        {t("analytics_fixed")}
      </AnalyticsCard>
    </>
  );
};

const OfRange = ({
  answer,
  onWhy,
}: Asking & { readonly answer: Answer | null }): VNode => {
  if (answer === null)
    return (
      <>
        {(["unique", "average", "peak"] as const).map((name) => (
          <AnalyticsCard key={name} name={name} value={null} onWhy={onWhy}>
            {t("no_number_yet")}
          </AnalyticsCard>
        ))}
      </>
    );
  const { now, before, zone } = answer;
  const { average, peak } = now;
  const changes = before === null ? null : changesOf(now, before);
  const isObserved = now.observedMs > 0;
  const observed = { share: observedShare(now), words: observedWords(now) };
  const shared = { onWhy, observed };
  const changeOf = (change: Change | null | undefined): VNode | null =>
    isObserved ? <Changed change={change ?? null} answer={answer} /> : null;
  return (
    <>
      <AnalyticsCard
        name="unique"
        value={isObserved ? formatNumber(now.unique) : null}
        change={changeOf(changes?.unique)}
        {...shared}
      >
        {t("analytics_distinct")}
      </AnalyticsCard>
      <AnalyticsCard
        name="average"
        value={average === null ? null : durationWords(average.meanMs)}
        change={changeOf(changes?.meanMs)}
        {...shared}
      >
        {average === null
          ? t(isObserved ? "analytics_no_sessions" : "analytics_not_observed")
          : t(
              "median_and_n",
              durationWords(average.medianMs),
              formatNumber(average.n),
            )}
      </AnalyticsCard>
      <AnalyticsCard
        name="peak"
        value={peak === null ? null : formatNumber(peak.people)}
        change={changeOf(changes?.peak)}
        {...shared}
      >
        {peak === null
          ? t(isObserved ? "analytics_no_peak" : "analytics_not_observed")
          : zoneWords(zone).moment(peak.at)}
      </AnalyticsCard>
    </>
  );
};

interface ChangedProps {
  readonly change: Change | null;
  readonly answer: Answer;
}

/** By how much; or, where the two periods cannot be compared, that they cannot. */
const Changed = ({ change, answer }: ChangedProps): VNode | null => {
  const { now, before, zone } = answer;
  if (before === null) return null;
  const dates = zoneWords(zone).range(before.range);
  const unalike = unalikeWords(compare(now, before), dates);
  if (unalike !== null)
    return (
      <span class="card-change is-unalike" title={unalike}>
        {t("analytics_unalike")}
        <span class="unseen"> {unalike}</span>
      </span>
    );
  if (change === null) return null;
  const words = changeWords(change);
  return (
    <span class="card-change" title={dates}>
      {words}
    </span>
  );
};
