import "./why.css";
import type { VNode } from "preact";
import { type Change, changesOf } from "../utils/domain/analytics/changes.ts";
import { dashboardHash } from "../utils/domain/dashboard-address.ts";
import { unreachable } from "../utils/domain/result.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import { compare } from "../utils/models/analytics-compare.ts";
import type { Answer } from "../utils/models/analytics-model.ts";
import type { AnalyticsNumber } from "./analytics-card.tsx";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { zoneWords } from "./analytics-time.ts";
import { observedWords, unalikeWords } from "./analytics-words.ts";
import { CountedHere, CountedInRange } from "./why-analytics-rows.tsx";
import { DialogBox } from "./dialog-box.tsx";
import { Fact } from "./why-fact.tsx";
import { CountedPeople } from "./why-rows.tsx";
import { durationWords } from "./words.ts";

interface WhyAnalyticsProps extends AnalyticsProps {
  readonly name: AnalyticsNumber;
  readonly onClose: () => void;
}

/** Why a card of the analytics shows its number: the rule, the range, what was watched, and exactly who is counted. */
export const WhyAnalytics = (props: WhyAnalyticsProps): VNode => {
  const { name, onClose } = props;
  const label = t(`analytics_card_${name}`);
  return (
    <DialogBox label={t("why_button", label)} title={label} onClose={onClose}>
      {() => (
        <>
          <dl class="why-facts">
            <Fact name="why_rule">{t(`analytics_why_rule_${name}`)}</Fact>
            <RangeFacts {...props} />
          </dl>
          <Counted {...props} />
        </>
      )}
    </DialogBox>
  );
};

const RangeFacts = ({ name, analytics }: WhyAnalyticsProps): VNode | null => {
  if (name === "now" || name === "total") return null;
  const answer = analytics.answer.value;
  const month = analytics.month.value;
  const of = name === "month" ? month : answer?.now;
  if (of === null || of === undefined || answer === null) return null;
  const { range, zone, observedMs } = of;
  const length = durationWords(range.to - range.from);
  return (
    <>
      <Fact name="why_range">
        {zoneWords(zone).range(range)} · {zone}
      </Fact>
      <Fact name="why_watched">
        {t(
          "analytics_why_watched",
          durationWords(observedMs),
          length,
          observedWords(of),
        )}
      </Fact>
      {name !== "month" && (
        <>
          <Fact name="why_compared">
            {answer.before === null && analytics.isReading.value
              ? t("analytics_reading")
              : comparedWords(name, answer)}
          </Fact>
          <Fact name="why_left_out">{leftOutWords(name, answer)}</Fact>
        </>
      )}
    </>
  );
};

type OfRange = "unique" | "average" | "peak";

const comparedWords = (
  name: OfRange,
  { now, before, zone }: Answer,
): string => {
  if (before === null) return t("analytics_no_before");
  const dates = zoneWords(zone).range(before.range);
  const unalike = unalikeWords(compare(now, before), dates);
  if (unalike !== null) return unalike;
  const changes = changesOf(now, before);
  const change: Record<OfRange, Change | null> = {
    unique: changes.unique,
    average: changes.meanMs,
    peak: changes.peak,
  };
  const was = change[name]?.before;
  if (was === undefined) return t("analytics_unobserved_why", dates);
  return t(
    "analytics_compared_with",
    name === "average" ? durationWords(was) : formatNumber(was),
    dates,
  );
};

const leftOutWords = (name: OfRange, { now }: Answer): string => {
  if (name === "average" && now.seenOnce > 0)
    return plural("why_once", now.seenOnce);
  const away = now.people.length - now.unique;
  if (name === "unique" && away > 0)
    return plural("analytics_why_out_away", away);
  return t("why_nothing_out");
};

const Counted = (props: WhyAnalyticsProps): VNode | null => {
  const { name, models, analytics } = props;
  const answer = analytics.answer.value;
  switch (name) {
    case "now":
      return <CountedPeople counted="online" models={models} />;
    case "total":
      return <CountedPeople counted="total" models={models} />;
    case "month":
      return <CountedHere models={models} month={analytics.month.value} />;
    case "unique":
    case "average":
    case "peak":
      return answer === null ? null : (
        <>
          <CountedInRange {...{ name, models, analytics, answer }} />
          {name === "peak" && <ToTimeTravel answer={answer} />}
        </>
      );
    default:
      return unreachable(name);
  }
};

/** The list as it was at the peak. */
const ToTimeTravel = ({
  answer: { now },
}: {
  readonly answer: Answer;
}): VNode | null =>
  now.peak === null ? null : (
    <footer class="why-foot">
      <a
        class="button"
        href={dashboardHash({
          page: "time",
          query: { at: String(now.peak.at) },
        })}
      >
        {t("analytics_why_peak_link")}
      </a>
    </footer>
  );
