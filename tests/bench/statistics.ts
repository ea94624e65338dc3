/** Numbers of several runs in one: the middle, and the quarters below and above it. */
export interface Summary {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export const summaryOf = (values: readonly number[]): Summary => ({
  median: percentile(values, 0.5),
  low: percentile(values, 0.25),
  high: percentile(values, 0.75),
});

/** The value below which this share of them lies. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * share)] ??
  Number.NaN;

/** One measurement of the floor and, right after it, one of ours: the machine's noise hits both alike. */
export interface Pair {
  readonly floor: number;
  readonly ours: number;
}

/** Runs both sides in turn, after one round that does not count. */
export const pairs = async (
  runs: number,
  floor: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<readonly Pair[]> => {
  const measured: Pair[] = [];
  for (let run = 0; run <= runs; run++) {
    const pair = { floor: await floor(), ours: await ours() };
    if (run > 0) measured.push(pair);
  }
  return measured;
};

/** One line of the table. */
export interface Line {
  readonly row: string;
  readonly what: string;
  readonly floor: string;
  readonly ours: string;
  /** What is compared with the budget: a multiple of the floor with its spread, or an amount. */
  readonly measure: string;
  readonly budget: string;
  /** Null: printed for comparison only. */
  readonly met: boolean | null;
  /** What is printed as `floor` and `ours`: the middle of the runs. */
  readonly amounts: Pair;
}

/** A line of measured pairs: the middle of the runs' ratios must not be above `budget` (null = no budget). */
export const ratioLine = (
  row: string,
  what: string,
  measured: readonly Pair[],
  unit: string,
  budget: number | null,
): Line => {
  const ratio = summaryOf(measured.map(({ floor, ours }) => ours / floor));
  const amounts = {
    floor: middleOf(measured, "floor"),
    ours: middleOf(measured, "ours"),
  };
  return {
    row,
    what,
    amounts,
    floor: amount(amounts.floor, unit),
    ours: amount(amounts.ours, unit),
    measure: `${ratio.median.toFixed(2)} × (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`,
    budget: budget === null ? "–" : `≤ ${budget} ×`,
    met: budget === null ? null : ratio.median <= budget,
  };
};

/** A line of one amount that must not be above `budget`. */
export const amountLine = (
  row: string,
  what: string,
  floor: number,
  ours: number,
  unit: string,
  budget: number | null,
): Line => ({
  row,
  what,
  amounts: { floor, ours },
  floor: amount(floor, unit),
  ours: amount(ours, unit),
  measure: amount(ours, unit),
  budget: budget === null ? "–" : `≤ ${budget} ${unit}`,
  met: budget === null ? null : ours <= budget,
});

const middleOf = (measured: readonly Pair[], side: keyof Pair): number =>
  summaryOf(measured.map((pair) => pair[side])).median;

const amount = (value: number, unit: string): string =>
  `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
