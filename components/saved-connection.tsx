import type { VNode } from "preact";
import { sourceName } from "../utils/domain/source.ts";
import { formatNumber, t } from "../utils/i18n.ts";
import { failureHelp } from "./failure-help.ts";
import { FreshnessLine } from "./freshness-line.tsx";
import type { OptionsModels } from "./options-page.tsx";
import { OutsideText } from "./outside-text.tsx";
import { RemoveConnection } from "./remove-connection.tsx";

interface SavedConnectionProps {
  readonly models: OptionsModels;
}

/** The connection that there is: its name and address, how it does, and the way to be rid of it. */
export const SavedConnection = ({
  models,
}: SavedConnectionProps): VNode | null => {
  const { source, actions, time } = models;
  const glance = source.glance.value;
  if (glance === null) return null;
  const { state } = glance;
  const freshness = time.freshness.value;
  return (
    <section class="panel-box">
      <div class="saved">
        <div class="saved-text">
          <h2>
            <OutsideText
              text={sourceName(glance.source, state?.info ?? null)}
            />
          </h2>
          <p class="quiet">
            <OutsideText text={glance.source.address} />
          </p>
          <FreshnessLine models={models} />
          {freshness.kind === "failed" && (
            <p class="quiet">{failureHelp(freshness.failure)}</p>
          )}
        </div>
        {state !== null && state.keyframe !== null && (
          <p class="saved-count">
            <strong>
              {formatNumber(state.tally.online)}
              {time.stale.value && "?"}
            </strong>{" "}
            {t("online_of", state.tally.total)}
          </p>
        )}
      </div>
      <div class="buttons">
        <button
          type="button"
          class="switch"
          role="switch"
          aria-label={t("auto_refresh")}
          aria-checked={!actions.paused.value}
          onClick={() => void actions.pause(!actions.paused.peek())}
        >
          {t("auto_refresh")}
          <span class="switch-track" />
        </button>
        <span class="spring" />
        <RemoveConnection form={models.form} />
      </div>
    </section>
  );
};
