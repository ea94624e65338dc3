import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Chart } from "../utils/export/chart-scene.ts";
import { t } from "../utils/i18n.ts";
import { clampedTo, movedBy, placeAt } from "./chart-moves.ts";

interface ChartCursorProps {
  readonly chart: Chart;
  /** Name of the chart. */
  readonly name: string;
  /** What is to be said of each place: what it is, then its exact values. */
  readonly words: readonly Spoken[];
  /** Places in a line; up and down move by so many. */
  readonly columns: number;
}

export interface Spoken {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Lies over a chart: pointer and arrow keys choose a place, whose exact values stand beside it and are read out. */
export const ChartCursor = (props: ChartCursorProps): VNode | null => {
  const { chart, name, words, columns } = props;
  const [chosen, choose] = useState<number | null>(null);
  const [last, remember] = useState(0);
  if (chart.places.length === 0) return null;
  const most = chart.places.length - 1;
  const current = clampedTo(chosen ?? last, most);
  const go = (place: number | null): void => {
    choose(place);
    if (place !== null) remember(place);
  };
  return (
    <div
      class="chart-cursor"
      role="slider"
      tabIndex={0}
      aria-label={t("chart_cursor", name)}
      aria-valuemin={1}
      aria-valuemax={most + 1}
      aria-valuenow={current + 1}
      aria-valuetext={spokenText(words[current])}
      onFocus={(event) => {
        if (event.currentTarget.matches(":focus-visible")) go(current);
      }}
      onBlur={() => choose(null)}
      onPointerMove={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const scale = chart.width / Math.max(1, box.width);
        choose(
          placeAt(
            chart.places,
            (event.clientX - box.left) * scale,
            (event.clientY - box.top) * scale,
          ),
        );
      }}
      onPointerLeave={() => choose(null)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && chosen !== null) {
          event.stopPropagation();
          return choose(null);
        }
        const next = movedBy(event.key, current, most, columns);
        if (next === null) return;
        event.preventDefault();
        go(next);
      }}
    >
      {chosen !== null && (
        <Tip chart={chart} place={current} words={words[current]} />
      )}
    </div>
  );
};

const spokenText = (words: Spoken | undefined): string =>
  words === undefined ? "" : [words.title, ...words.lines].join(", ");

interface TipProps {
  readonly chart: Chart;
  readonly place: number;
  readonly words: Spoken | undefined;
}

/** Half as wide as it may get: nearer to an edge it would be cut. */
const HALF = 105;

const Tip = ({ chart, place, words }: TipProps): VNode | null => {
  const box = chart.places[place];
  if (box === undefined || words === undefined) return null;
  const middle = box.x + box.width / 2;
  const x = Math.max(HALF, Math.min(chart.width - HALF, middle));
  const isHigh = box.y + 40 > chart.height / 2;
  return (
    <>
      <i
        class="chart-chosen"
        style={{
          left: `${box.x}px`,
          top: `${box.y}px`,
          width: `${box.width}px`,
          height: `${box.height}px`,
        }}
      />
      <div
        class={isHigh ? "chart-tip is-above" : "chart-tip"}
        style={{
          left: `${x}px`,
          top: `${isHigh ? box.y : Math.min(box.y + box.height, chart.height)}px`,
        }}
        aria-hidden="true"
      >
        <strong>{words.title}</strong>
        {words.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
    </>
  );
};
