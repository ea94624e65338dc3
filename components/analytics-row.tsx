import type { VNode } from "preact";
import { reportIn } from "../utils/domain/people-index.ts";
import { markOf } from "../utils/domain/facts.ts";
import type { Report } from "../utils/domain/person.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import type { RangePeople } from "../utils/models/analytics-people.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import { PersonName } from "./analytics-name.tsx";
import { zoneWords } from "./analytics-time.ts";
import { Mark } from "./mark.tsx";
import { OutsideText } from "./outside-text.tsx";
import { durationWords, titleOf } from "./words.ts";

interface AnalyticsRowProps {
  readonly people: RangePeople;
  readonly row: number;
  readonly position: number;
  /** From the begin of the list, px. */
  readonly top: number;
  readonly isFocused: boolean;
  readonly models: DashboardModels;
  readonly zone: string;
  readonly onOpen: () => void;
}

/** One person of the range. What is not known is a dash, never 0. */
export const AnalyticsRow = (props: AnalyticsRowProps): VNode | null => {
  const { people, row, position, top, isFocused, models, zone, onOpen } = props;
  const id = people.ids[row];
  if (id === undefined) return null;
  const report = reportIn(models.roster.people.peek()?.index, id);
  const { serverNow, limits, stale } = models.time.moment();
  const { sessions, timeMs, engagedMs, messages, lastActive } = people;
  return (
    <div
      class="analytics-row"
      role="row"
      aria-rowindex={position + 2}
      data-person={id}
      tabIndex={isFocused ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <span role="gridcell" class="analytics-name">
        {report !== undefined && (
          <Mark mark={markOf(report, serverNow, limits, stale)} />
        )}
        <span class="analytics-who">
          <b>
            <PersonName id={id} models={models} />
          </b>
          <Under report={report} models={models} />
        </span>
      </span>
      <span role="gridcell" class="analytics-messages">
        {known(messages[row], formatNumber)}
      </span>
      <span role="gridcell" class="analytics-sessions">
        {known(sessions[row], formatNumber)}
      </span>
      <span role="gridcell" class="analytics-time">
        {known(timeMs[row], durationWords)}
      </span>
      <span role="gridcell" class="analytics-engaged">
        {known(engagedMs[row], durationWords)}
      </span>
      <span role="gridcell" class="analytics-lastActive">
        {people.isNever[row] === 1
          ? t("never_logged_in")
          : known(lastActive[row], (at) => zoneWords(zone).moment(at))}
      </span>
    </div>
  );
};

const known = (
  value: number | undefined,
  words: (value: number) => string,
): string =>
  value === undefined || Number.isNaN(value) ? t("nothing") : words(value);

/** The address, where the name stands above it; or that somebody is gone. */
const Under = ({
  report,
  models: { shareSafe },
}: {
  readonly report: Report | undefined;
  readonly models: DashboardModels;
}): VNode | null => {
  if (report === undefined)
    return <small class="quiet">{t("analytics_gone")}</small>;
  const shown = shareSafe.shown.value(report);
  if (shown.email === null || report.email === titleOf(report)) return null;
  return (
    <small class="quiet">
      <OutsideText text={shown.email} heard={report.email} />
    </small>
  );
};
