import "./clock-note.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { OutsideText } from "./outside-text.tsx";
import { durationWords } from "./words.ts";

interface ClockNoteProps {
  readonly models: Pick<PageModels, "time" | "members">;
}

/** Under the freshness: what is to be thought of the clocks, where that is anything at all; of several, of whose. */
export const ClockNote = ({
  models: { time, members },
}: ClockNoteProps): VNode =>
  members === null ? (
    <OneNote time={time} whose={null} />
  ) : (
    <>
      {members.value.map(({ origin, models }) => (
        <OneNote
          key={origin.value.source}
          time={models.time}
          whose={origin.value.name}
        />
      ))}
    </>
  );

interface OneNoteProps extends Pick<PageModels, "time"> {
  readonly whose: string | null;
}

const OneNote = ({ time, whose }: OneNoteProps): VNode | null => {
  const name = whose !== null && (
    <>
      <OutsideText text={whose} />
      {": "}
    </>
  );
  if (!time.trusted.value)
    return (
      <p
        class="clock-note is-trouble"
        role="region"
        aria-label={t("clock_label")}
      >
        <Icon name="alert" />
        {name}
        {t("clock_jumps")}
      </p>
    );
  const aheadMs = time.clockAhead.value;
  return aheadMs === null ? null : (
    <p class="clock-note" role="region" aria-label={t("clock_label")}>
      {name}
      {t(
        aheadMs > 0 ? "clock_ahead" : "clock_behind",
        durationWords(Math.abs(aheadMs)),
      )}
    </p>
  );
};
