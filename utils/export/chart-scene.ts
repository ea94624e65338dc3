/*
 * A chart as plain data: shapes in a box. The page draws it with the page's colours and a file is written from it with
 * fixed ones, so what is seen and what is saved cannot differ.
 */

/** Names of colours in `components/tokens.css`, without the dashes. */
export const TOKENS = [
  "accent",
  "accent-soft",
  "faint",
  "line",
  "line-strong",
  "soft",
  "sunken",
  "surface",
  "text",
] as const;

export type Token = (typeof TOKENS)[number];

/** How a shape looks; missing: neither filled nor drawn. */
export interface Paint {
  readonly fill?: Token;
  readonly fillOpacity?: number;
  readonly stroke?: Token;
  readonly strokeWidth?: number;
  readonly dashes?: string;
}

export const PAINTS = {
  ground: { fill: "surface" },
  grid: { stroke: "line", strokeWidth: 1 },
  base: { stroke: "line-strong", strokeWidth: 1 },
  value: { fill: "accent" },
  /** Of a bucket of which a part lies outside the range, or is yet to come. */
  partial: {
    fill: "accent-soft",
    stroke: "accent",
    strokeWidth: 1,
    dashes: "3 2",
  },
  band: { fill: "accent", fillOpacity: 0.2 },
  mean: { stroke: "accent", strokeWidth: 1.8 },
  empty: { fill: "sunken" },
  bar: { fill: "accent", fillOpacity: 0.28 },
  now: { stroke: "text", strokeWidth: 1.6 },
  beyond: { fill: "surface" },
  label: { fill: "faint" },
  name: { fill: "text" },
  title: { fill: "text" },
  words: { fill: "soft" },
} as const satisfies Record<string, Paint>;

export type PaintName = keyof typeof PAINTS;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Shape =
  | (Box & {
      readonly kind: "box";
      readonly paint: PaintName;
      readonly radius?: number;
      /** Instead of the paint's own: the strength of a value, 0 to 1. */
      readonly strength?: number;
    })
  /** Time that nobody observed: hatched, never an empty place that could be taken for 0. */
  | (Box & { readonly kind: "unobserved" })
  | {
      readonly kind: "path";
      readonly d: string;
      readonly paint: PaintName;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: "start" | "middle" | "end";
      readonly paint: PaintName;
      /** In px; missing: {@link TEXT_SIZE}. */
      readonly size?: number;
      readonly isBold?: boolean;
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** A chart and where its values stand in it, in their order: what a pointer or a key chooses. */
export interface Chart extends Scene {
  readonly places: readonly Box[];
}

export const TEXT_SIZE = 11.5;

/** Distance of the lines of a hatched area, px; they run from the lower left to the upper right. */
export const HATCH_STEP = 5;

/** As short as a drawing needs it. */
export const px = (value: number): string =>
  String(Math.round(value * 10) / 10);
