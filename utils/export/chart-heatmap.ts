import {
  type Box,
  type Chart,
  type Scene,
  type Shape,
  TEXT_SIZE,
  px,
} from "./chart-scene.ts";
import { widthOf } from "./chart-text.ts";

export interface HeatValue {
  /** Null: never observed. */
  readonly value: number | null;
  /** It is now this hour of this weekday. */
  readonly isNow: boolean;
}

export interface HeatRow {
  readonly label: string;
  readonly cells: readonly HeatValue[];
}

interface HeatBox {
  readonly width: number;
  /** Where the scale ends: values above it are drawn as this one and marked. Null: nothing was observed. */
  readonly clipAt: number | null;
  /** Labels of the columns, "" where none is to stand. */
  readonly columns: readonly string[];
}

const GAP = 2;
const ABOVE = 18;
const SPACE = 8;
const HIGHEST = 26;
const LOWEST = 14;
const RADIUS = 2.5;
/** The weakest value that is more than none. */
const FAINTEST = 0.12;

/** How strongly a value is painted, 0 to 1: nothing for none, then evenly up to where the scale ends. */
export const strengthOf = (value: number, clipAt: number | null): number => {
  if (value <= 0 || clipAt === null || clipAt <= 0) return value > 0 ? 1 : 0;
  return FAINTEST + (1 - FAINTEST) * Math.min(1, value / clipAt);
};

/** Weekdays below each other, hours beside each other: darker is more, by lightness alone (in the dark, lighter is more). */
export const heatmapChart = (rows: readonly HeatRow[], box: HeatBox): Chart => {
  const left = Math.max(0, ...rows.map(({ label }) => widthOf(label))) + SPACE;
  const step = (box.width - left) / Math.max(1, box.columns.length);
  const rise = Math.max(LOWEST, Math.min(HIGHEST, step));
  const placeOf = (row: number, column: number) => ({
    x: left + column * step,
    y: ABOVE + row * rise,
    width: step - GAP,
    height: rise - GAP,
  });
  return {
    width: box.width,
    height: ABOVE + rows.length * rise,
    shapes: [
      ...box.columns.flatMap((text, column): readonly Shape[] =>
        text === ""
          ? []
          : [
              {
                kind: "text",
                x: left + (column + 0.5) * step - GAP / 2,
                y: ABOVE - 6,
                text,
                anchor: "middle",
                paint: "label",
              },
            ],
      ),
      ...rows.flatMap(({ label, cells }, row): readonly Shape[] => [
        {
          kind: "text",
          x: left - SPACE,
          y: ABOVE + row * rise + (rise - GAP) / 2 + TEXT_SIZE / 3,
          text: label,
          anchor: "end",
          paint: "label",
        },
        ...cells.flatMap((cell, column) =>
          cellShapes(cell, placeOf(row, column), box.clipAt),
        ),
      ]),
      ...rows.flatMap(({ cells }, row) =>
        cells.flatMap(({ isNow }, column) =>
          isNow ? [nowShape(placeOf(row, column))] : [],
        ),
      ),
    ],
    places: rows.flatMap(({ cells }, row) =>
      cells.map((_, column) => placeOf(row, column)),
    ),
  };
};

const cellShapes = (
  { value }: HeatValue,
  place: Box,
  clipAt: number | null,
): readonly Shape[] => {
  if (value === null) return [{ kind: "unobserved", ...place }];
  const strength = strengthOf(value, clipAt);
  const ground: Shape = {
    kind: "box",
    ...place,
    paint: "empty",
    radius: RADIUS,
  };
  if (strength === 0) return [ground];
  const cell: Shape = { ...ground, paint: "value", strength };
  const isBeyond = clipAt !== null && value > clipAt;
  return isBeyond ? [ground, cell, beyondShape(place)] : [ground, cell];
};

/** A corner that is cut off: this one is more than the scale shows. */
const beyondShape = ({ x, y, width }: Box): Shape => {
  const size = Math.min(7, width * 0.5);
  const [right, top] = [x + width, y];
  return {
    kind: "path",
    d: `M${px(right - size)} ${px(top)}H${px(right)}V${px(top + size)}Z`,
    paint: "beyond",
  };
};

const nowShape = ({ x, y, width, height }: Box): Shape => ({
  kind: "box",
  x: x - 0.5,
  y: y - 0.5,
  width: width + 1,
  height: height + 1,
  paint: "now",
  radius: RADIUS,
});

/** The scale: its steps from none to where it ends, each as wide as a cell. */
export const heatScale = (steps: number): Scene => {
  const size = 12;
  return {
    width: steps * (size + GAP),
    height: size,
    shapes: Array.from({ length: steps }, (_, at): readonly Shape[] => {
      const place = { x: at * (size + GAP), y: 0, width: size, height: size };
      const ground: Shape = {
        kind: "box",
        ...place,
        paint: "empty",
        radius: RADIUS,
      };
      const strength = strengthOf(at, steps - 1);
      return at === 0
        ? [ground]
        : [ground, { ...ground, paint: "value", strength }];
    }).flat(),
  };
};
