import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { dateAt } from "../utils/domain/calendar-day.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PersonHistory } from "../utils/domain/person-history.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { PersonHistoryModel } from "../utils/models/person-history-model.ts";
import { coverageWords, watchedWords } from "./history-words.ts";
import { lazy } from "./lazy.tsx";
import type { Chosen } from "./person-day.tsx";
import type { ExportedPast } from "./person-exported.ts";

const PersonExport = lazy(
  async () => (await import("./person-export.tsx")).PersonExport,
);

interface PersonToolsProps {
  readonly model: PersonHistoryModel;
  readonly history: PersonHistory;
  readonly report: Report;
  readonly models: PageModels;
  /** Null: all days. */
  readonly chosen: Chosen | null;
  readonly children: ComponentChildren;
}

/** What is done with the past sessions: to choose a day, and to save what is shown. */
export const PersonTools = (props: PersonToolsProps): VNode => {
  const { model, models, children } = props;
  const [past, save] = useState<ExportedPast | null>(null);
  return (
    <div class="history-tools">
      {children}
      <button
        type="button"
        class="text-button"
        onClick={() => {
          models.exporting.model.peek()?.dismiss();
          save(pastOf(props));
        }}
        disabled={model.progress.value !== null}
      >
        {t("export_sessions")}
      </button>
      {past !== null && (
        <PersonExport past={past} models={models} onClose={() => save(null)} />
      )}
    </div>
  );
};

/** What is shown now. While it is written nothing in it changes. */
const pastOf = ({
  model,
  history,
  report,
  chosen,
}: PersonToolsProps): ExportedPast => {
  const days = chosen === null ? history.days : [chosen.day ?? []].flat();
  const shown = new Set(
    days.flatMap(({ sessions }) => sessions.map(({ start }) => start)),
  );
  const span = chosen?.span ?? null;
  return {
    report,
    sessions: model.sessions().filter(({ start }) => shown.has(start)),
    told: model.talks.sessions
      .peek()
      .filter(
        ({ session: { start } }) =>
          span === null || (start >= span.from && start < span.to),
      ),
    scope:
      chosen === null
        ? t("person_history", history.days.length)
        : dateAt(chosen.span.from, model.zone()),
    coverage: chosen === null ? coverageWords(history) : dayCoverage(chosen),
  };
};

const dayCoverage = ({ day }: Chosen): string =>
  day === undefined ? t("history_not_kept") : watchedWords(day);
