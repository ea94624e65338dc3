import "./month-grid.css";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateOfDay, dayOfDate } from "../utils/domain/calendar-date.ts";
import { DAY } from "../utils/domain/instant.ts";
import { language, t } from "../utils/i18n.ts";
import { monthOf, monthWeeks, movedDay } from "../utils/models/month-weeks.ts";
import { weekFrom, weekStartOf } from "../utils/models/week-start.ts";
import { weekdayWords } from "./analytics-time.ts";
import { Icon } from "./icon.tsx";

interface MonthGridProps {
  /** Number of the day that it is. */
  readonly today: number;
  /** The days that are chosen, as texts; "" where there is none yet. */
  readonly first: string;
  readonly last: string;
  readonly onFirst: (day: string) => void;
  readonly onBoth: (first: string, last: string) => void;
}

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: "UTC" });

/** One month to choose two days in. Arrow keys move by days and weeks, Page Up and Down by months (ARIA: date picker). */
export const MonthGrid = (props: MonthGridProps): VNode => {
  const { today, onFirst, onBoth } = props;
  const first = dayOfDate(props.first);
  const last = dayOfDate(props.last);
  const [focused, setFocused] = useState(last ?? first ?? today);
  const grid = useRef<HTMLTableElement>(null);
  const wasMoved = useRef(false);
  useEffect(() => {
    if (!wasMoved.current) return;
    wasMoved.current = false;
    grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, [focused]);
  const month = monthOf(focused);
  const weekStart = weekStartOf(language());
  const turn = (by: number): void =>
    setFocused(
      Math.min(
        today,
        movedDay(focused, by < 0 ? "PageUp" : "PageDown") ?? focused,
      ),
    );
  const choose = (day: number): void => {
    const isSecond = first !== null && last === null;
    if (!isSecond) return onFirst(dateOfDay(day));
    const [from, to] = day < first ? [day, first] : [first, day];
    onBoth(dateOfDay(from), dateOfDay(to));
  };
  const full = inUtc({ dateStyle: "full" });
  return (
    <div class="month" role="group" aria-label={t("analytics_calendar")}>
      <header>
        <button
          type="button"
          class="button is-icon is-turned"
          aria-label={t("analytics_month_before")}
          onClick={() => turn(-1)}
        >
          <Icon name="down" />
        </button>
        <strong aria-live="polite">
          {inUtc({ month: "long", year: "numeric" }).format(month.first * DAY)}
        </strong>
        <button
          type="button"
          class="button is-icon is-turned"
          aria-label={t("analytics_month_after")}
          disabled={monthOf(today).first <= month.first}
          onClick={() => turn(1)}
        >
          <Icon name="down" />
        </button>
      </header>
      <table
        ref={grid}
        role="grid"
        aria-label={t("analytics_calendar")}
        onKeyDown={(event) => {
          const next = movedDay(focused, event.key);
          if (next === null) return;
          event.preventDefault();
          wasMoved.current = true;
          setFocused(Math.min(today, next));
        }}
      >
        <thead>
          <tr>
            {weekFrom(weekStart).map((weekday) => (
              <th key={weekday} scope="col">
                {weekdayWords(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(month, weekStart).map((week, line) => (
            <tr key={line}>
              {week.map((day, at) => (
                <td key={at} aria-selected={isIn(day, first, last)}>
                  {day !== null && (
                    <button
                      type="button"
                      tabIndex={day === focused ? 0 : -1}
                      disabled={day > today}
                      aria-label={full.format(day * DAY)}
                      aria-current={day === today ? "date" : undefined}
                      onClick={() => {
                        setFocused(day);
                        choose(day);
                      }}
                    >
                      {new Date(day * DAY).getUTCDate()}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t("analytics_calendar_hint")}</p>
    </div>
  );
};

const isIn = (
  day: number | null,
  first: number | null,
  last: number | null,
): boolean =>
  day !== null && first !== null && day >= first && day <= (last ?? first);
