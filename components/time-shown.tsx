import "./note.css";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Span } from "../utils/domain/coverage.ts";
import type { SourceId } from "../utils/domain/ids.ts";
import { formatTime, t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { TimeTravelModel } from "../utils/models/time-travel-model.ts";
import { readOnlineSpans } from "../utils/models/time-travel-person.ts";
import type { KeptWindow } from "../utils/models/time-travel-moments.ts";
import { failureTitle } from "./failure-words.ts";
import { Filters } from "./filters.tsx";
import { MatchCount } from "./match-count.tsx";
import { SearchBox } from "./search-box.tsx";
import { TimeAxis } from "./time-axis.tsx";
import { TimeCompare } from "./time-compare.tsx";
import { TimePerson } from "./time-person.tsx";
import { TimeSteps } from "./time-steps.tsx";
import { onlineThenWords, whenWords } from "./time-words.ts";
import { UsersTable } from "./users-table.tsx";

interface TimeShownProps {
  readonly models: DashboardModels;
  readonly travel: TimeTravelModel;
  /** The models with the list of the moment in the place of the list of now. */
  readonly list: PageModels;
  readonly window: KeptWindow;
  readonly source: SourceId;
}

/** The axis, and under it the list of the moment or what is other between two of them. */
export const TimeShown = (props: TimeShownProps): VNode => {
  const { models, travel, list, window } = props;
  const spans = useOnlineSpans(props);
  const at = travel.at.value ?? window.to;
  const zone = models.zone();
  const opened = list.list.opened.value;
  return (
    <>
      <div class="time-head">
        <div class="time-title">
          <h2>{whenWords(at)}</h2>
          <p class="quiet">
            {t("time_zone_online", zone, onlineThenWords(window, at))}
          </p>
        </div>
        <TimeSteps travel={travel} />
      </div>
      <TimeAxis {...{ travel, window, zone }} spans={spans ?? []} />
      <Notes {...props} />
      {travel.other.value === null ? (
        <div class="toolbar">
          <SearchBox models={list} />
          <Filters models={list} />
          <MatchCount models={list} />
          {opened === null && (
            <span class="time-hint">{t("time_choose_person")}</span>
          )}
        </div>
      ) : null}
      <div class="time-body">
        <div class="stage">
          {travel.other.value !== null ? (
            <TimeCompare travel={travel} models={list} />
          ) : (
            <List list={list} />
          )}
        </div>
        {opened !== null && (
          <TimePerson
            report={opened}
            models={list}
            spans={spans}
            onJump={travel.choose}
          />
        )}
      </div>
    </>
  );
};

const List = ({ list }: Pick<TimeShownProps, "list">): VNode => {
  const rows = list.list.rows.value;
  if (rows === null) return <p class="time-empty">{t("time_reading")}</p>;
  return (
    <>
      <UsersTable models={list} />
      {rows.slots.length === 0 && (
        <div class="time-empty">
          <p>
            {t(list.list.filtered.value ? "no_match_title" : "time_nobody")}
          </p>
          {list.list.filtered.value && (
            <button type="button" class="button" onClick={list.list.clear}>
              {t("clear_filters")}
            </button>
          )}
        </div>
      )}
    </>
  );
};

/** That nobody watched at this moment, or that it could not be read. */
const Notes = ({ travel }: TimeShownProps): VNode | null => {
  const seen = travel.seen.value;
  const failure = travel.failure.value;
  if (failure !== null)
    return (
      <p class="note time-note" role="alert">
        {failureTitle(failure)}
      </p>
    );
  return seen === null || seen.isObserved ? null : (
    <p class="note time-note">
      {t("time_gap_note", formatTime(seen.serverNow))}
    </p>
  );
};

/** When the opened person was online; null: nobody is open, or it is being read. */
const useOnlineSpans = ({
  models,
  list,
  window,
  source,
}: TimeShownProps): readonly Span[] | null => {
  const [spans, setSpans] = useState<readonly Span[] | null>(null);
  const id = list.list.opened.value?.id ?? null;
  useEffect(() => setSpans(null), [id]);
  useEffect(() => {
    if (id === null) return;
    let isGone = false;
    const running = models.roster.people.peek()?.running.get(id);
    void readOnlineSpans(models.reader, source, id, running, window).then(
      (read) => {
        if (!isGone && read.ok) setSpans(read.value);
      },
    );
    return () => {
      isGone = true;
    };
  }, [id, window]);
  return spans;
};
