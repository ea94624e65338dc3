import "./time-curve.css";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Span } from "../utils/domain/coverage.ts";
import type { Instant } from "../utils/domain/instant.ts";
import { type CurveColumn, onlineCurve } from "../utils/domain/online-curve.ts";
import { without } from "../utils/domain/spans.ts";
import type { KeptWindow } from "../utils/models/time-travel-moments.ts";
import { Hatch } from "./hatch.tsx";

interface TimeCurveProps {
  readonly window: KeptWindow;
  /** When one person was online; nobody is chosen: none. */
  readonly spans: readonly Span[];
}

/** In units of the drawing; it is stretched to its place. */
const WIDTH = 1000;
const HEIGHT = 64;
const COLUMNS = 500;
const COLUMN = WIDTH / COLUMNS;
/** What is narrower would not be seen. */
const NARROWEST = 1.5;

/** How many were online over the whole time, under the slider. What nobody watched is hatched. */
export const TimeCurve = ({ window, spans }: TimeCurveProps): VNode => {
  const { from, to, observed, levels } = window;
  const paths = useMemo(
    () => pathsOf(onlineCurve(levels, observed, { from, to }, COLUMNS)),
    [window],
  );
  const xOf = (at: Instant): number =>
    ((at - from) / Math.max(1, to - from)) * WIDTH;
  const strip = (
    name: string,
    span: Span,
    y: number,
    height: number,
  ): VNode => (
    <rect
      key={span.from}
      class={name}
      x={xOf(span.from).toFixed(2)}
      y={y}
      width={Math.max(NARROWEST, xOf(span.to) - xOf(span.from)).toFixed(2)}
      height={height}
    />
  );
  return (
    <svg
      class="time-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 10}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Hatch id="time-unwatched" step={5} />
      <rect class="time-ground" width={WIDTH} height={HEIGHT} />
      {paths.map(({ fill, line }) => (
        <g key={fill}>
          <path class="time-area" d={fill} />
          <path class="time-line" d={line} />
        </g>
      ))}
      {without({ from, to }, observed).map((span) =>
        strip("time-gap", span, 0, HEIGHT),
      )}
      {spans.map((span) => strip("time-span", span, HEIGHT + 3, 6))}
    </svg>
  );
};

/** One piece for each time without a gap: what it fills, and its upper edge. */
const pathsOf = (
  columns: readonly CurveColumn[],
): readonly { readonly fill: string; readonly line: string }[] => {
  const most = Math.max(1, ...columns.map((column) => column?.max ?? 0));
  const yOf = (online: number): string =>
    (HEIGHT - (online / most) * (HEIGHT - 6)).toFixed(1);
  const pieces: { start: number; end: number; points: string[] }[] = [];
  for (const [at, column] of columns.entries()) {
    if (column === null) continue;
    const last = pieces.at(-1);
    const isOther = columns[at - 1]?.max !== column.max;
    const level = isOther ? `L${at * COLUMN} ${yOf(column.max)}` : "";
    const point = `${level}H${(at + 1) * COLUMN}`;
    if (last !== undefined && columns[at - 1] !== null) {
      last.points.push(point);
      last.end = at + 1;
    } else pieces.push({ start: at, end: at + 1, points: [point] });
  }
  return pieces.map(({ start, end: last, points }) => {
    const line = points.join("").replace("L", "M");
    const end = last * COLUMN;
    return { line, fill: `${line}L${end} ${HEIGHT}H${start * COLUMN}Z` };
  });
};
