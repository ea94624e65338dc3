import "./data-section.css";
import type { VNode } from "preact";
import { RETENTION_LIMITS, type Retention } from "../utils/domain/retention.ts";
import { losesAnything } from "../utils/domain/stored-use.ts";
import { formatTime, t } from "../utils/i18n.ts";
import type { KeptDataModel } from "../utils/models/kept-data-model.ts";
import { DataUse } from "./data-use.tsx";
import { EraseAll } from "./erase-all.tsx";
import { failureTitle } from "./failure-words.ts";
import { Field } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { LossList } from "./loss-list.tsx";

interface DataSectionProps {
  readonly model: KeptDataModel;
}

const FIELDS = [
  ["detailDays", "data_detail", "data_detail_hint"],
  ["rollupMonths", "data_rollups", "data_rollups_hint"],
  ["travelHours", "data_travel", "data_travel_hint"],
] as const;

const MOST_DIGITS = 4;

/** For how long things are kept, what they take, and how to be rid of all of them. */
export const DataSection = ({ model }: DataSectionProps): VNode => {
  const failure = model.failure.value;
  return (
    <section class="panel-box" aria-labelledby="data-title">
      <h2 id="data-title">
        <Icon name="shield" />
        {t("data_title")}
      </h2>
      <p>{t("data_text")}</p>
      {failure !== null && (
        <p class="is-trouble" role="alert">
          {failureTitle(failure)}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void model.save();
        }}
      >
        {FIELDS.map(([kind, label, hint]) => (
          <KeptFor
            key={kind}
            model={model}
            kind={kind}
            label={t(label)}
            hint={t(hint, ...limitsOf(kind))}
          />
        ))}
        <Preview model={model} />
        <Pending model={model} />
        {model.isChanged.value && <Buttons model={model} />}
      </form>
      <DataUse model={model} />
      <EraseAll model={model} />
    </section>
  );
};

const limitsOf = (kind: keyof Retention): readonly [number, number] => {
  const { least, most } = RETENTION_LIMITS[kind];
  return [least, most];
};

interface KeptForProps extends DataSectionProps {
  readonly kind: keyof Retention;
  readonly label: string;
  readonly hint: string;
}

const KeptFor = ({ model, kind, label, hint }: KeptForProps): VNode => {
  const isLocked = model.locked.value[kind] !== undefined;
  const isWrong = model.problems.value.includes(kind);
  return (
    <Field
      id={`kept-${kind}`}
      label={label}
      isLocked={isLocked}
      hint={isLocked ? t("data_locked") : hint}
      problem={isWrong ? t("data_problem", ...limitsOf(kind)) : null}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="numeric"
          maxLength={MOST_DIGITS}
          autocomplete="off"
          readOnly={isLocked}
          value={model.draft.value[kind]}
          onInput={({ currentTarget }) => model.edit(kind, currentTarget.value)}
        />
      )}
    </Field>
  );
};

/** Said before it happens. */
const Preview = ({ model }: DataSectionProps): VNode => {
  const loss = model.preview.value;
  return (
    <div class="data-preview" aria-live="polite">
      {loss !== null &&
        (losesAnything(loss) ? (
          <>
            <p>{t("data_preview")}</p>
            <LossList
              loss={loss}
              travelHours={Number(model.draft.value.travelHours)}
            />
          </>
        ) : (
          <p>{t("data_preview_nothing")}</p>
        ))}
    </div>
  );
};

/** What was saved and can still be taken back. */
const Pending = ({ model }: DataSectionProps): VNode | null => {
  const pending = model.pending.value;
  if (pending === null) return null;
  const { from, loss, travelHours } = pending;
  const isEmpty = loss !== null && !losesAnything(loss);
  return (
    <div class="data-pending" role="status">
      <p>
        {t(isEmpty ? "data_pending_nothing" : "data_pending", formatTime(from))}
      </p>
      {loss !== null && <LossList loss={loss} travelHours={travelHours} />}
      <button
        type="button"
        class="button"
        disabled={model.busy.value}
        onClick={() => void model.undo()}
      >
        <Icon name="undo" />
        {t("data_undo")}
      </button>
    </div>
  );
};

const Buttons = ({ model }: DataSectionProps): VNode => (
  <div class="buttons">
    <button
      type="submit"
      class="button is-main"
      disabled={model.busy.value || model.problems.value.length > 0}
    >
      {t("data_save")}
    </button>
    <button type="button" class="button" onClick={model.reset}>
      {t("data_reset")}
    </button>
  </div>
);
