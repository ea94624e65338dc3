import "./clock-note.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { durationWords } from "./words.ts";

interface ClockNoteProps {
  readonly time: PageModels["time"];
}

/** Under the freshness: what is to be thought of the clocks, where that is anything at all. */
export const ClockNote = ({ time }: ClockNoteProps): VNode | null => {
  if (!time.trusted.value)
    return (
      <p
        class="clock-note is-trouble"
        role="region"
        aria-label={t("clock_label")}
      >
        <Icon name="alert" />
        {t("clock_jumps")}
      </p>
    );
  const aheadMs = time.clockAhead.value;
  return aheadMs === null ? null : (
    <p class="clock-note" role="region" aria-label={t("clock_label")}>
      {t(
        aheadMs > 0 ? "clock_ahead" : "clock_behind",
        durationWords(Math.abs(aheadMs)),
      )}
    </p>
  );
};
