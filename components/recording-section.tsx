import "./recording-section.css";
import type { VNode } from "preact";
import { formatNumber, formatSeconds, plural, t } from "../utils/i18n.ts";
import type { RecordingModel } from "../utils/models/recording-model.ts";
import { failureTitle } from "./failure-words.ts";
import { mayExport } from "../utils/domain/policy.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { usePolicy } from "./policy-context.ts";

interface RecordingSectionProps {
  readonly model: RecordingModel;
}

/** A support case about Rollcall itself: what the platform said, as a file that can be replayed. */
export const RecordingSection = ({
  model,
}: RecordingSectionProps): VNode | null => {
  if (model.source.value === null) return null;
  const recording = model.recording.value;
  const failure = model.failure.value;
  return (
    <section class="panel-box" aria-labelledby="recording-title">
      <h2 id="recording-title">
        <Icon name="record" />
        {t("recording_title")}
      </h2>
      <p>{t("recording_text")}</p>
      {failure !== null && (
        <p class="is-trouble" role="alert">
          {failureTitle(failure)}
        </p>
      )}
      {recording === null ? (
        <Beginning model={model} />
      ) : (
        <Kept model={model} recording={recording} />
      )}
    </section>
  );
};

const Beginning = ({ model }: RecordingSectionProps): VNode => {
  const policy = usePolicy();
  return mayExport(policy, "recording") ? (
    <Choice model={model} mayName={policy.personalColumns} />
  ) : (
    <ManagedMark text={t("managed_no_recording")} />
  );
};

interface ChoiceProps extends RecordingSectionProps {
  readonly mayName: boolean;
}

const Choice = ({ model, mayName }: ChoiceProps): VNode => (
  <>
    {!mayName && <ManagedMark text={t("managed_redacted")} />}
    <label class="check-field">
      <input
        type="checkbox"
        disabled={!mayName}
        checked={!mayName || model.redact.value}
        onChange={({ currentTarget }) => {
          model.redact.value = currentTarget.checked;
        }}
      />
      <span>
        {t("recording_redact")}
        <small>{t("recording_redact_hint")}</small>
      </span>
    </label>
    <div class="buttons">
      <button
        type="button"
        class="button"
        disabled={model.busy.value}
        onClick={() => {
          if (!mayName) model.redact.value = true;
          void model.start();
        }}
      >
        {t("recording_start")}
      </button>
    </div>
  </>
);

interface KeptProps extends RecordingSectionProps {
  readonly recording: NonNullable<RecordingModel["recording"]["value"]>;
}

const Kept = ({ model, recording }: KeptProps): VNode => {
  const isOn = recording.stoppedAt === null;
  const disabled = model.busy.value;
  return (
    <>
      <p class={isOn ? "recording is-on" : "recording"}>
        {t(
          isOn ? "recording_since" : "recording_from",
          formatSeconds(recording.startedAt),
        )}
        {t("part_separator")}
        {plural("recording_lines", recording.lines)}
        {t("part_separator")}
        {t("kilobytes", formatNumber(Math.ceil(recording.length / 1024)))}
        {recording.salt !== null &&
          t("part_separator") + t("recording_redacted")}
      </p>
      <div class="buttons">
        {isOn ? (
          <button
            type="button"
            class="button is-main"
            disabled={disabled}
            onClick={() => void model.stop()}
          >
            {t("recording_stop")}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button is-main"
              disabled={disabled}
              onClick={() => void model.save()}
            >
              {t("recording_save")}
            </button>
            <button
              type="button"
              class="button"
              disabled={disabled}
              onClick={() => void model.discard()}
            >
              {t("recording_discard")}
            </button>
          </>
        )}
      </div>
    </>
  );
};
