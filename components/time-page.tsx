import "./time-page.css";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { effect } from "@preact/signals";
import type { SourceId } from "../utils/domain/ids.ts";
import { t } from "../utils/i18n.ts";
import { createTravelList } from "../utils/models/time-travel-list.ts";
import { TimeTravelModel } from "../utils/models/time-travel-model.ts";
import type { DashboardProps } from "./dashboard-page.tsx";
import { failureTitle } from "./failure-words.ts";
import { TimeShown } from "./time-shown.tsx";

interface TravelProps extends DashboardProps {
  readonly source: SourceId;
}

/** The list as it was at a moment that somebody chooses. */
export const TimePage = ({ models }: DashboardProps): VNode => {
  const source = models.roster.glance.value?.source.id;
  return (
    <section class="time-page" aria-label={t("dashboard_time")}>
      {source === undefined ? (
        <p class="time-empty">{t("time_reading")}</p>
      ) : (
        <Travel key={source} source={source} models={models} />
      )}
    </section>
  );
};

const Travel = ({ models, source }: TravelProps): VNode => {
  const [travel] = useState(
    () =>
      new TimeTravelModel({
        ...{ source, reader: models.reader },
        query: models.route.query,
        ask: models.route.ask,
      }),
  );
  const [list] = useState(() => createTravelList(models, travel));
  useEffect(() => {
    // New observations lengthen the axis; whoever looks at the newest moment follows each, others see them now and then.
    const stopReading = effect(() => {
      void models.clock.beat.value;
      if (travel.isNewest.value) void models.roster.people.value;
      void travel.open();
    });
    const stopLooking = effect(() => {
      void models.route.query.value;
      void travel.look();
    });
    return () => {
      stopReading();
      stopLooking();
    };
  }, [travel, models]);

  const failure = travel.failure.value;
  const window = travel.window.value;
  if (window !== null)
    return <TimeShown {...{ models, travel, list, window, source }} />;
  if (failure !== null)
    return (
      <div class="time-empty" role="alert">
        <p>
          <strong>{failureTitle(failure)}</strong>
        </p>
        <button type="button" class="button" onClick={() => void travel.open()}>
          {t("remedy_retry")}
        </button>
      </div>
    );
  if (!travel.opened.value)
    return <p class="time-empty">{t("time_reading")}</p>;
  return (
    <div class="time-empty">
      <p>
        <strong>{t("time_nothing")}</strong>
      </p>
      <p>{t("time_nothing_help")}</p>
      <button type="button" class="button" onClick={models.actions.openOptions}>
        {t("options")}
      </button>
    </div>
  );
};
