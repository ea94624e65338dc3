import { bucketLabels, ticksTo, valueAxis } from "./chart-axis.ts";
import type { ChartBox } from "./chart-bars.ts";
import { type Chart, type Shape, px } from "./chart-scene.ts";

/** The level in one bucket; least and mean are null where a lone observation is all that there is. */
export interface Level {
  readonly min: number | null;
  readonly mean: number | null;
  readonly max: number;
}

export interface BandValue {
  readonly label: string;
  /** Null: nobody observed any of it. */
  readonly level: Level | null;
}

/** A line of the means in the band from least to most, broken where nobody observed: nothing is drawn over a gap. */
export const bandChart = (
  values: readonly BandValue[],
  box: ChartBox,
): Chart => {
  const most = Math.max(1, ...values.map(({ level }) => level?.max ?? 0));
  const { plot, shapes, yOf } = valueAxis(box, ticksTo(most), box.words);
  const step = (plot.right - plot.left) / Math.max(1, values.length);
  const height = plot.bottom - plot.top;
  const xOf = (at: number): number => plot.left + at * step;
  return {
    width: box.width,
    height: box.height,
    shapes: [
      ...shapes,
      ...unobservedRuns(values).map(([from, to]): Shape => ({
        kind: "unobserved",
        x: xOf(from),
        y: plot.top,
        width: (to - from) * step,
        height,
      })),
      ...observedRuns(values).flatMap(([from, levels]) =>
        runShapes(levels, (at) => xOf(from + at), step, yOf),
      ),
      ...bucketLabels(
        values.map(({ label }) => label),
        plot,
      ),
    ],
    places: values.map((_, at) => ({
      x: xOf(at),
      y: plot.top,
      width: step,
      height,
    })),
  };
};

/** A bucket is a step, not a point: the level holds from its begin to its end. */
const runShapes = (
  levels: readonly Level[],
  xOf: (at: number) => number,
  step: number,
  yOf: (value: number) => number,
): readonly Shape[] => {
  const along = (value: (level: Level) => number): readonly string[] =>
    levels.map(
      (level, at) =>
        `${px(xOf(at))} ${px(yOf(value(level)))}H${px(xOf(at) + step)}`,
    );
  const back = levels
    .map(
      ({ min, max }, at) =>
        `${px(xOf(at) + step)} ${px(yOf(min ?? max))}H${px(xOf(at))}`,
    )
    .toReversed();
  return [
    {
      kind: "path",
      d: `M${[...along(({ max }) => max), ...back].join("L")}Z`,
      paint: "band",
    },
    {
      kind: "path",
      d: `M${along(({ mean, max }) => mean ?? max).join("L")}`,
      paint: "mean",
    },
  ];
};

const unobservedRuns = (
  values: readonly BandValue[],
): readonly (readonly [from: number, to: number])[] => {
  const runs: [number, number][] = [];
  for (const [at, { level }] of values.entries()) {
    if (level !== null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
};

const observedRuns = (
  values: readonly BandValue[],
): readonly (readonly [from: number, levels: readonly Level[]])[] => {
  const runs: [number, Level[]][] = [];
  let wasObserved = false;
  for (const [at, { level }] of values.entries()) {
    if (level !== null) {
      if (wasObserved) runs.at(-1)?.[1].push(level);
      else runs.push([at, [level]]);
    }
    wasObserved = level !== null;
  }
  return runs;
};
