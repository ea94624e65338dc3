import { type Chart, type Shape, TEXT_SIZE } from "./chart-scene.ts";
import { fitted, widthOf } from "./chart-text.ts";

export interface PageBar {
  readonly name: string;
  readonly value: number;
  /** The value, and what else is to stand at the end of the line. */
  readonly words: string;
}

const RISE = 28;
const SPACE = 10;
const SIZE = 12;

/** A line for each page, the longest bar for the most people; the names stand in the bars. */
export const pagesChart = (bars: readonly PageBar[], width: number): Chart => {
  const room = Math.max(0, ...bars.map(({ words }) => widthOf(words))) + SPACE;
  const longest = Math.max(1, width - room);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const lineOf = ({ name, value, words }: PageBar, at: number) => {
    const y = at * RISE;
    const middle = y + (RISE - 4) / 2 + TEXT_SIZE / 3;
    return [
      {
        kind: "box",
        x: 0,
        y,
        width: longest,
        height: RISE - 4,
        paint: "empty",
        radius: 4,
      },
      {
        kind: "box",
        x: 0,
        y,
        width: Math.max(2, (longest * value) / most),
        height: RISE - 4,
        paint: "bar",
        radius: 4,
      },
      {
        kind: "text",
        x: SPACE,
        y: middle,
        text: fitted(name, longest - 2 * SPACE, SIZE),
        anchor: "start",
        paint: "name",
        size: SIZE,
      },
      {
        kind: "text",
        x: width,
        y: middle,
        text: words,
        anchor: "end",
        paint: "words",
      },
    ] as const satisfies readonly Shape[];
  };
  return {
    width,
    height: bars.length * RISE,
    shapes: bars.flatMap(lineOf),
    places: bars.map((_, at) => ({
      x: 0,
      y: at * RISE,
      width,
      height: RISE - 4,
    })),
  };
};
