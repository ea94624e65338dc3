import { bucketLabels, ticksTo, valueAxis } from "./chart-axis.ts";
import type { Chart, Shape } from "./chart-scene.ts";

/** A bar of one bucket. */
export interface BarValue {
  /** What stands below it, where there is room. */
  readonly label: string;
  /** Null: nobody observed any of it. */
  readonly value: number | null;
  readonly isPartial: boolean;
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  /** A number in the manner of the language. */
  readonly words: (value: number) => string;
}

/** Of the width of a bucket. */
const BAR = 0.72;
const WIDEST = 34;
const RADIUS = 2;
/** A person more than none is seen, however high the others are. */
const LOWEST = 1.5;

/** One bar a bucket; what nobody observed is hatched, what is not whole has an open edge. */
export const barChart = (bars: readonly BarValue[], box: ChartBox): Chart => {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const { plot, shapes, yOf } = valueAxis(box, ticksTo(most), box.words);
  const step = (plot.right - plot.left) / Math.max(1, bars.length);
  const height = plot.bottom - plot.top;
  const width = Math.min(WIDEST, step * BAR);
  const barOf = (
    { value, isPartial }: BarValue,
    at: number,
  ): readonly Shape[] => {
    const x = plot.left + at * step;
    if (value === null)
      return [{ kind: "unobserved", x, y: plot.top, width: step, height }];
    if (value === 0) return [];
    const top = Math.min(yOf(value), plot.bottom - LOWEST);
    return [
      {
        kind: "box",
        x: x + (step - width) / 2,
        y: top,
        width,
        height: plot.bottom - top,
        paint: isPartial ? "partial" : "value",
        radius: Math.min(RADIUS, width / 2),
      },
    ];
  };
  return {
    width: box.width,
    height: box.height,
    shapes: [
      ...shapes,
      ...bars.flatMap(barOf),
      ...bucketLabels(
        bars.map(({ label }) => label),
        plot,
      ),
    ],
    places: bars.map((_, at) => ({
      x: plot.left + at * step,
      y: plot.top,
      width: step,
      height,
    })),
  };
};
