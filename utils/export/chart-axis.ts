import { type Shape, TEXT_SIZE, px } from "./chart-scene.ts";
import { widthOf } from "./chart-text.ts";

/** The part of a chart in which values are drawn; around it stand the labels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Lines across a chart: at most about so many. */
const TICKS = 4;
const STEPS = [1, 2, 5, 10];
/** Between a label and the next, or the plot. */
const SPACE = 8;
const ABOVE = 10;
const BELOW = 22;

/** Round whole values from 0 up to the first that is not below `most`: people are not counted in halves. */
export const ticksTo = (most: number): readonly number[] => {
  const rough = Math.max(1, most / TICKS);
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = Math.ceil(
    size * (STEPS.find((factor) => size * factor >= rough) ?? 10),
  );
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
};

/** Where values stand between 0 and `ticks`' last: the plot that their labels leave, and the lines with these labels. */
export const valueAxis = (
  { width, height }: { readonly width: number; readonly height: number },
  ticks: readonly number[],
  words: (value: number) => string,
): {
  readonly plot: Plot;
  readonly shapes: readonly Shape[];
  readonly yOf: (value: number) => number;
} => {
  const labels = ticks.map(words);
  const left = Math.max(...labels.map((text) => widthOf(text))) + SPACE;
  const plot = { left, top: ABOVE, right: width - 1, bottom: height - BELOW };
  const most = ticks.at(-1) ?? 1;
  const yOf = (value: number): number =>
    plot.bottom - ((plot.bottom - plot.top) * Math.min(value, most)) / most;
  const shapes = ticks.flatMap((tick, at): readonly Shape[] => [
    {
      kind: "path",
      d: `M${px(plot.left)} ${px(yOf(tick))}H${px(plot.right)}`,
      paint: tick === 0 ? "base" : "grid",
    },
    {
      kind: "text",
      x: left - SPACE,
      y: yOf(tick) + TEXT_SIZE / 3,
      text: labels[at] ?? "",
      anchor: "end",
      paint: "label",
    },
  ]);
  return { plot, shapes, yOf };
};

/** Labels under the buckets: as many as fit beside each other, the same number of buckets apart. */
export const bucketLabels = (
  labels: readonly string[],
  { left, right, bottom }: Plot,
): readonly Shape[] => {
  const step = (right - left) / Math.max(1, labels.length);
  const widest =
    Math.max(0, ...labels.map((text) => widthOf(text))) + 2 * SPACE;
  const every = Math.max(1, Math.ceil(widest / step));
  return labels.flatMap((text, at): readonly Shape[] => {
    if (at % every !== 0) return [];
    const x = left + (at + 0.5) * step;
    const half = widthOf(text) / 2;
    if (x + half > right) return [];
    return [
      {
        kind: "text",
        x: Math.max(x, left + half),
        y: bottom + 15,
        text,
        anchor: "middle",
        paint: "label",
      },
    ];
  });
};
