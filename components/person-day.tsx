import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import type { CalendarDate } from "../utils/domain/calendar-date.ts";
import { spanOfDate } from "../utils/domain/calendar-day.ts";
import type { Span } from "../utils/domain/coverage.ts";
import type {
  HistoryDay,
  PersonHistory,
} from "../utils/domain/person-history.ts";
import { plural, t } from "../utils/i18n.ts";
import { HistoryDays } from "./history-days.tsx";
import { watchedWords } from "./history-words.ts";

interface PersonDayProps {
  /** "": all days. */
  readonly date: CalendarDate;
  readonly onChoose: (date: CalendarDate) => void;
  /** Today, as the reader's calendar calls it. */
  readonly last: CalendarDate;
}

/** Which day is shown: a field that every keyboard and screen reader knows, and a button for all of them again. */
export const PersonDay = (props: PersonDayProps): VNode => {
  const { date, onChoose, last } = props;
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="history-filter">
      <label>
        {t("history_day")}
        <input
          ref={field}
          type="date"
          max={last}
          value={date}
          onInput={({ currentTarget: { value } }) => onChoose(value)}
        />
      </label>
      {date !== "" && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            // The button goes: what was typed in stays in reach.
            field.current?.focus();
            onChoose("");
          }}
        >
          {t("history_all_days")}
        </button>
      )}
    </div>
  );
};

/** A day that was chosen. */
export interface Chosen {
  readonly span: Span;
  /** What is kept of it; undefined: it is none of the days of which something is. */
  readonly day: HistoryDay | undefined;
}

/** Null for no date, and for half of one that is being typed: all days. */
export const chosenIn = (
  { days }: PersonHistory,
  date: CalendarDate,
  zone: string,
): Chosen | null => {
  const span = spanOfDate(date, zone);
  return span === null
    ? null
    : { span, day: days.find(({ calendar }) => calendar.from === span.from) };
};

interface ChosenDayProps {
  readonly history: PersonHistory;
  readonly chosen: Chosen;
}

/** The sessions of one day, or that there are none, and how much of it was watched. */
export const ChosenDay = ({
  history,
  chosen: { day },
}: ChosenDayProps): VNode => (
  <>
    <p class="under" role="status">
      {day === undefined
        ? t("history_day_beyond", history.days.length)
        : `${countWords(day)} ${watchedWords(day)}`}
    </p>
    {day !== undefined && <HistoryDays history={{ ...history, days: [day] }} />}
  </>
);

const countWords = ({ sessions }: HistoryDay): string =>
  sessions.length === 0
    ? t("history_none_on_day")
    : plural("history_on_day", sessions.length);
