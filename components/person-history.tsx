import "./history.css";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dateAt } from "../utils/domain/calendar-day.ts";
import type { PersonId } from "../utils/domain/ids.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PersonHistory as History } from "../utils/domain/person-history.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { PersonHistoryModel } from "../utils/models/person-history-model.ts";
import { failureTitle } from "./failure-words.ts";
import { HistoryChart } from "./history-chart.tsx";
import { HistoryDays } from "./history-days.tsx";
import { coverageWords, totalWords } from "./history-words.ts";
import { ChosenDay, PersonDay, chosenIn } from "./person-day.tsx";
import { PersonTalks } from "./person-talks.tsx";
import { PersonTools } from "./person-tools.tsx";

interface PersonHistoryProps {
  /** As it is, not masked. */
  readonly report: Report;
  readonly models: PageModels;
}

/** Until it is known for how long sessions are kept. */
const FIRST_DAYS = 30;

/** The past of a person: sessions and what was said in them. Read when the rest of the card is on the screen. */
export const PersonHistory = ({
  report,
  models,
}: PersonHistoryProps): VNode => {
  const model = useHistory(report.id, models);
  const history = model?.history.value ?? null;
  const [date, choose] = useState("");
  const chosen =
    model === null || history === null
      ? null
      : chosenIn(history, date, model.zone());
  return (
    <>
      <section
        class="person-part history"
        aria-busy={model === null || model.progress.value !== null}
      >
        <h3>{t("person_history", model?.days.value ?? FIRST_DAYS)}</h3>
        {model !== null && <Failed model={model} />}
        {history !== null && history.count > 0 && <Summary history={history} />}
        <State model={model} history={history} />
        {model !== null && history !== null && (
          <>
            <PersonTools {...{ model, history, report, models, chosen }}>
              <PersonDay
                date={date}
                onChoose={choose}
                last={dateAt(history.range.to, model.zone())}
              />
            </PersonTools>
            {chosen === null ? (
              <HistoryDays history={history} />
            ) : (
              <ChosenDay history={history} chosen={chosen} />
            )}
          </>
        )}
      </section>
      {model !== null && (
        <PersonTalks
          talks={model.talks}
          models={models}
          day={chosen?.span ?? null}
        />
      )}
    </>
  );
};

const useHistory = (
  person: PersonId,
  { historyOf }: PageModels,
): PersonHistoryModel | null => {
  const [model, setModel] = useState<PersonHistoryModel | null>(null);
  useEffect(() => {
    let open: PersonHistoryModel | null = null;
    let isGone = false;
    void historyOf(person).then((begun) => {
      if (isGone) return begun.close();
      open = begun;
      setModel(begun);
    });
    return () => {
      isGone = true;
      open?.close();
    };
  }, [person, historyOf]);
  return model;
};

const Summary = ({ history }: { readonly history: History }): VNode => (
  <>
    <p class="history-total">{totalWords(history)}</p>
    <p class="under">
      {coverageWords(history)}
      {history.watchedMs < history.range.to - history.range.from &&
        ` ${t("history_hatched")}`}
    </p>
    <HistoryChart history={history} />
  </>
);

interface StateProps {
  readonly model: PersonHistoryModel | null;
  readonly history: History | null;
}

/** How far the reading is; or that there is nothing. */
const State = ({ model, history }: StateProps): VNode | null => {
  if (model === null) return <p class="under">{t("history_starting")}</p>;
  if (model.failure.value !== null) return null;
  const progress = model.progress.value;
  if (progress !== null)
    return (
      <p class="under">
        {progress.done === 0
          ? t("history_starting")
          : t(
              "history_reading",
              Math.floor((100 * progress.done) / progress.of),
            )}
      </p>
    );
  if (history === null || history.count > 0) return null;
  return (
    <p class="under">
      {t("history_none", history.days.length)} {coverageWords(history)}
    </p>
  );
};

const Failed = ({
  model,
}: {
  readonly model: PersonHistoryModel;
}): VNode | null => {
  const failure = model.failure.value;
  if (failure === null) return null;
  return (
    <p class="person-odd" role="alert">
      <span>{t("history_failed", failureTitle(failure))}</span>
      <button type="button" class="text-button" onClick={model.again}>
        {t("remedy_retry")}
      </button>
    </p>
  );
};
