import {
  type Box,
  HATCH_STEP,
  PAINTS,
  type Paint,
  type Scene,
  type Shape,
  TEXT_SIZE,
  type Token,
  px,
} from "./chart-scene.ts";
import { unreachable } from "../domain/result.ts";

/** What stands around a chart in a file: without it nobody knows what it is of. */
export interface Caption {
  readonly title: string;
  /** Source, range, zone, coverage, one line each. */
  readonly lines: readonly string[];
}

/** A colour as CSS writes it. */
export type Colours = Readonly<Record<Token, string>>;

const EDGE = 24;
const TITLE = 17;
const LINE = 17;
const FONT =
  "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";

/** A chart with its caption as one picture, without anything that is loaded or run: an SVG file. */
export const chartSvg = (
  chart: Scene,
  caption: Caption,
  colours: Colours,
): {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
} => {
  const head = EDGE + TITLE + 8;
  const foot = caption.lines.length * LINE;
  const width = Math.ceil(chart.width + 2 * EDGE);
  const height = Math.ceil(head + chart.height + 16 + foot + EDGE / 2);
  const text = (y: number, words: string, more: Partial<TextShape>): Shape => ({
    kind: "text",
    x: EDGE,
    y,
    text: words,
    anchor: "start",
    paint: "words",
    ...more,
  });
  const around: readonly Shape[] = [
    { kind: "box", x: 0, y: 0, width, height, paint: "ground" },
    text(EDGE + TITLE / 2, caption.title, {
      paint: "title",
      size: TITLE,
      isBold: true,
    }),
    ...caption.lines.map((words, at) =>
      text(head + chart.height + 16 + (at + 0.8) * LINE, words, {}),
    ),
  ];
  const drawn = (shapes: readonly Shape[]): string =>
    shapes.map((shape) => markup(shape, colours)).join("\n");
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" direction="ltr">`,
    `<title>${escaped(caption.title)}</title>`,
    `<desc>${escaped(caption.lines.join(" · "))}</desc>`,
    hatch(colours),
    drawn(around),
    `<g transform="translate(${EDGE} ${px(head)})">`,
    drawn(chart.shapes),
    "</g>",
    "</svg>",
  ].join("\n");
  return { svg, width, height };
};

type TextShape = Extract<Shape, { readonly kind: "text" }>;

const hatch = (colours: Colours): string =>
  `<defs><pattern id="unobserved" width="${HATCH_STEP}" height="${HATCH_STEP}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v${HATCH_STEP}" stroke="${escaped(colours["line-strong"])}" stroke-width="1.2"/></pattern></defs>`;

const markup = (shape: Shape, colours: Colours): string => {
  switch (shape.kind) {
    case "box":
      return `<rect${boxOf(shape)}${shape.radius === undefined ? "" : ` rx="${px(shape.radius)}"`}${look(PAINTS[shape.paint], colours, shape.strength)}/>`;
    case "unobserved":
      return `<rect${boxOf(shape)} fill="url(#unobserved)"/>`;
    case "path":
      return `<path d="${shape.d}"${look(PAINTS[shape.paint], colours)}/>`;
    case "text": {
      const { x, y, text, anchor, paint, size = TEXT_SIZE, isBold } = shape;
      return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}" font-size="${size}"${isBold ? ' font-weight="600"' : ""}${look(PAINTS[paint], colours)}>${escaped(text)}</text>`;
    }
    default:
      return unreachable(shape);
  }
};

const boxOf = (box: Box): string =>
  ` x="${px(box.x)}" y="${px(box.y)}" width="${px(box.width)}" height="${px(box.height)}"`;

const look = (paint: Paint, colours: Colours, strength?: number): string => {
  const { fill, fillOpacity, stroke, strokeWidth, dashes } = paint;
  const opacity = strength ?? fillOpacity;
  return [
    ` fill="${fill === undefined ? "none" : escaped(colours[fill])}"`,
    opacity === undefined ? "" : ` fill-opacity="${opacity.toFixed(3)}"`,
    stroke === undefined ? "" : ` stroke="${escaped(colours[stroke])}"`,
    strokeWidth === undefined ? "" : ` stroke-width="${strokeWidth}"`,
    dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`,
  ].join("");
};

/** What XML 1.0 cannot hold even when it is written as a reference. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- they are what it is about
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text from outside as a text in XML, never as its markup. */
const escaped = (text: string): string =>
  text
    .replaceAll(FORBIDDEN, "\ufffd")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
