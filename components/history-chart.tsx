import type { VNode } from "preact";
import type { Span } from "../utils/domain/coverage.ts";
import type { Instant } from "../utils/domain/instant.ts";
import type {
  HistoryDay,
  PersonHistory,
} from "../utils/domain/person-history.ts";
import { formatDay, t } from "../utils/i18n.ts";
import { Hatch } from "./hatch.tsx";

interface HistoryChartProps {
  readonly history: PersonHistory;
}

/** In units of the drawing: each day is a strip, from midnight at the top to midnight at the bottom. */
const STEP = 10;
/** More would be too narrow to tell one from the other. */
const SHOWN_DAYS = 30;
const WIDTH = 8;
const HEIGHT = 72;
/** What is shorter would not be seen. */
const SHORTEST = 1.4;

/** The last thirty days in one picture: when the person was there, and (hatched) when nobody watched. The list says the same. */
export const HistoryChart = ({ history }: HistoryChartProps): VNode => {
  const days = history.days.slice(-SHOWN_DAYS);
  const seen = days.filter(
    ({ online, sessions }) => online.length > 0 || sessions.length > 0,
  );
  return (
    <figure class="history-chart">
      <svg
        role="img"
        aria-label={t("history_chart", seen.length, days.length)}
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
      >
        <Hatch id="unwatched" step={4} />
        {days.map((day, at) => (
          <g key={day.span.from} transform={`translate(${at * STEP + 1} 0)`}>
            <Day day={day} />
          </g>
        ))}
      </svg>
      <figcaption class="under">
        <span>{formatDay(days[0]?.span.from ?? history.range.from)}</span>
        <span>{t("history_today")}</span>
      </figcaption>
    </figure>
  );
};

const Day = ({ day }: { readonly day: HistoryDay }): VNode => {
  const { calendar, span, online, unwatched, sessions } = day;
  const yOf = (at: Instant): number =>
    ((at - calendar.from) / (calendar.to - calendar.from)) * HEIGHT;
  const strip = (name: string, part: Span, least: number): VNode => {
    const height = Math.max(least, yOf(part.to) - yOf(part.from));
    return (
      <rect
        key={part.from}
        class={name}
        y={Math.min(yOf(part.from), HEIGHT - least).toFixed(2)}
        width={WIDTH}
        height={height.toFixed(2)}
      />
    );
  };
  const once = sessions.filter(({ seenOnce }) => seenOnce);
  return (
    <>
      {strip("day", span, 0)}
      {unwatched.map((part) => strip("unwatched", part, 0))}
      {online.map((part) => strip("online", part, SHORTEST))}
      {once.map(({ end }) => strip("once", { from: end, to: end }, SHORTEST))}
    </>
  );
};
