import "./analytics-calendar.css";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dateOfDay } from "../utils/domain/calendar-date.ts";
import { t } from "../utils/i18n.ts";
import {
  type CustomProblem,
  MOST_DAYS,
  datesOf,
  readCustom,
} from "../utils/models/analytics-range.ts";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { Icon } from "./icon.tsx";
import { MonthGrid } from "./month-grid.tsx";

interface AnalyticsCalendarProps extends AnalyticsProps {
  /** The month is shown too: somebody is about to choose. */
  readonly isChoosing: boolean;
  readonly onClose: () => void;
}

/**
 * The days of a range of one's own: two date fields, which every keyboard and screen reader knows, and a month to click
 * the same two days in.
 */
export const AnalyticsCalendar = (props: AnalyticsCalendarProps): VNode => {
  const { models, analytics, isChoosing, onClose } = props;
  const today = analytics.today.value;
  const [first, last] = datesOf(
    analytics.choice.value,
    models.time.serverNow.peek(),
    analytics.zone.value,
  );
  const [typed, type] = useState({
    first,
    last,
  });
  const [problem, blame] = useState<CustomProblem | null>(null);
  const show = (next: typeof typed): void => {
    type(next);
    const read = readCustom(next.first, next.last, today);
    if (typeof read === "string") return blame(read);
    blame(null);
    analytics.choose({ range: read });
    onClose();
  };
  return (
    <form
      class="analytics-custom"
      aria-label={t("analytics_custom")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        show(typed);
      }}
    >
      <div class="analytics-days">
        {(["first", "last"] as const).map((side) => (
          <label key={side}>
            {t(`analytics_${side}`)}
            <input
              type="date"
              max={dateOfDay(today)}
              value={typed[side]}
              aria-invalid={problem !== null && sideOf(problem) === side}
              aria-describedby="custom-problem"
              onInput={({ currentTarget: { value } }) =>
                type({ ...typed, [side]: value })
              }
            />
          </label>
        ))}
        <button type="submit" class="button is-main">
          {t("analytics_apply")}
        </button>
        <p id="custom-problem" class="field-problem" aria-live="polite">
          {problem !== null && (
            <>
              <Icon name="alert" />
              {problemWords(problem)}
            </>
          )}
        </p>
      </div>
      {isChoosing && (
        <MonthGrid
          today={today}
          first={typed.first}
          last={typed.last}
          onFirst={(day) => {
            blame(null);
            type({ first: day, last: "" });
          }}
          onBoth={(a, b) => show({ first: a, last: b })}
        />
      )}
    </form>
  );
};

const sideOf = (problem: CustomProblem): "first" | "last" =>
  problem === "no_first" || problem === "too_long" ? "first" : "last";

const problemWords = (problem: CustomProblem): string =>
  problem === "too_long"
    ? t("analytics_too_long", MOST_DAYS)
    : t(`analytics_${problem}`);
