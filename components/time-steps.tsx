import type { VNode } from "preact";
import { MINUTE } from "../utils/domain/instant.ts";
import { t } from "../utils/i18n.ts";
import type { TimeTravelModel } from "../utils/models/time-travel-model.ts";

interface TimeStepsProps {
  readonly travel: TimeTravelModel;
}

const STEP_MS = 5 * MINUTE;

/** From one moment to another without dragging. */
export const TimeSteps = ({ travel }: TimeStepsProps): VNode => {
  const at = travel.at.value;
  const window = travel.window.value;
  const isFirst = at === null || window === null || at <= window.from;
  const isLast = at === null || window === null || at >= window.to;
  const isComparing = travel.other.value !== null;
  const button = (
    words: string,
    isOff: boolean,
    onClick: () => void,
  ): VNode => (
    <button type="button" class="button" disabled={isOff} onClick={onClick}>
      {words}
    </button>
  );
  return (
    <div class="time-steps" role="group" aria-label={t("time_steps")}>
      {button(t("time_earlier"), isFirst, () => travel.step(-STEP_MS))}
      {button(t("time_previous"), isFirst, () => travel.step("previous"))}
      {button(t("time_next"), isLast, () => travel.step("next"))}
      {button(t("time_later"), isLast, () => travel.step(STEP_MS))}
      {button(t("time_now"), travel.isNewest.value, travel.now)}
      <button
        type="button"
        class="button"
        aria-pressed={isComparing}
        onClick={() =>
          isComparing ? travel.compare(null) : travel.startComparing()
        }
      >
        {t("time_compare")}
      </button>
    </div>
  );
};
