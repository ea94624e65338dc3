import "./history-import.css";
import type { VNode } from "preact";
import { DAY } from "../utils/domain/instant.ts";
import { unreachable } from "../utils/domain/result.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";
import type { ImportModel, ImportView } from "../utils/models/import-model.ts";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";

interface HistoryImportProps {
  readonly model: ImportModel;
  /** On the button that begins, where nothing around it says what it is about. */
  readonly startLabel?: string;
}

/** The platform's own history in the settings: what it is, how far it was fetched, and what may be done. */
export const HistoryImportSection = ({
  model,
}: HistoryImportProps): VNode | null =>
  model.isOffered.value ? (
    <section class="panel-box" aria-labelledby="import-title">
      <h2 id="import-title">
        <Icon name="dashboard" />
        {t("import_title")}
      </h2>
      <p>{t("import_text")}</p>
      <HistoryImport model={model} />
    </section>
  ) : null;

/** State, progress and the next step of a fetch; nothing where the platform has no history. */
export const HistoryImport = (props: HistoryImportProps): VNode | null => {
  const { model } = props;
  if (!model.isOffered.value) return null;
  const view = model.view.value;
  const failure = model.failure.value;
  return (
    <div class="import">
      {failure !== null && (
        <p class="is-trouble" role="alert">
          {failureTitle(failure)}
        </p>
      )}
      {view !== null && (
        <Standing view={view} isPaused={model.isPaused.value} />
      )}
      <div class="buttons">
        <NextStep {...props} />
      </div>
    </div>
  );
};

interface StandingProps {
  readonly view: ImportView;
  readonly isPaused: boolean;
}

const Standing = ({ view, isPaused }: StandingProps): VNode => {
  const { phase } = view.record;
  const isUnderWay = phase.kind === "running" || phase.kind === "waiting";
  return (
    <>
      {phase.kind !== "done" && (
        <progress
          class="import-progress"
          aria-label={t("import_progress")}
          value={view.progress}
          max={1}
        />
      )}
      <p class={phase.kind === "failed" ? "is-trouble" : "import-words"}>
        {isPaused && isUnderWay ? pausedWords(view) : wordsOf(view)}
      </p>
      {/* Said once when it changes, and not with each number. */}
      <p class="unseen" role="status">
        {t(isUnderWay ? "import_running" : `import_${phase.kind}`)}
      </p>
    </>
  );
};

const percent = (share: number): string =>
  formatNumber(Math.floor(share * 100));

const foundWords = ({ record: { sessions } }: ImportView): string =>
  plural("import_sessions", sessions, formatNumber(sessions));

const pausedWords = (view: ImportView): string =>
  t("import_words_paused", percent(view.progress), foundWords(view));

const wordsOf = (view: ImportView): string => {
  const { phase, asked } = view.record;
  const days = Math.round((asked.to - asked.from) / DAY);
  const found = foundWords(view);
  switch (phase.kind) {
    case "running":
      return t("import_words_running", percent(view.progress), found);
    case "waiting":
      return t("import_words_waiting", failureTitle(phase.failure), found);
    case "stopped":
      return t("import_words_stopped", percent(view.progress), found);
    case "failed":
      return t("import_words_failed", failureTitle(phase.failure), found);
    case "done":
      return t("import_words_done", found, days, percent(view.observed));
    default:
      return unreachable(phase);
  }
};

const NextStep = ({ model, startLabel }: HistoryImportProps): VNode => {
  const kind = model.view.value?.record.phase.kind ?? null;
  const disabled = model.busy.value;
  if (kind === "running" || kind === "waiting")
    return (
      <button
        type="button"
        class="button"
        disabled={disabled}
        onClick={() => void model.stop()}
      >
        {t("import_stop")}
      </button>
    );
  const isPart = kind === "stopped" || kind === "failed";
  return (
    <button
      type="button"
      class={kind === "done" ? "button" : "button is-main"}
      disabled={disabled}
      onClick={() => void model.start()}
    >
      {isPart ? t("import_go_on") : (startLabel ?? t("import_start"))}
    </button>
  );
};
