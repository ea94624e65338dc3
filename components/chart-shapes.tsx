import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import {
  HATCH_STEP,
  PAINTS,
  type Paint,
  type Scene,
  type Shape,
  TEXT_SIZE,
} from "../utils/export/chart-scene.ts";

interface ChartShapesProps {
  readonly scene: Scene;
  /** Of the drawing, unlike any other on the page. */
  readonly id: string;
}

/** The shapes of a chart in the colours of the page: the same that a file is written from. */
export const ChartShapes = ({ scene, id }: ChartShapesProps): VNode => (
  <>
    <defs>
      <pattern
        id={`${id}-unobserved`}
        width={HATCH_STEP}
        height={HATCH_STEP}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path
          d={`M0 0v${HATCH_STEP}`}
          stroke="var(--line-strong)"
          stroke-width="1.2"
        />
      </pattern>
    </defs>
    {scene.shapes.map((shape, at) => (
      <Drawn key={at} shape={shape} id={id} />
    ))}
  </>
);

interface DrawnProps {
  readonly shape: Shape;
  readonly id: string;
}

const Drawn = ({ shape, id }: DrawnProps): VNode => {
  switch (shape.kind) {
    case "box": {
      const { x, y, width, height, radius, paint, strength } = shape;
      return (
        <rect
          {...{ x, y, width, height, ...look(PAINTS[paint], strength) }}
          {...(radius === undefined ? {} : { rx: radius })}
        />
      );
    }
    case "unobserved": {
      const { x, y, width, height } = shape;
      return (
        <rect {...{ x, y, width, height }} fill={`url(#${id}-unobserved)`} />
      );
    }
    case "path":
      return <path d={shape.d} {...look(PAINTS[shape.paint])} />;
    case "text": {
      const { x, y, text, anchor, paint, size = TEXT_SIZE } = shape;
      return (
        <text
          {...{ x, y, ...look(PAINTS[paint]) }}
          text-anchor={anchor}
          font-size={size}
          font-weight={shape.isBold ? 600 : 400}
        >
          {text}
        </text>
      );
    }
    default:
      return unreachable(shape);
  }
};

const look = (paint: Paint, strength?: number) => {
  const { fill, fillOpacity, stroke, strokeWidth, dashes } = paint;
  const opacity = strength ?? fillOpacity;
  return {
    fill: fill === undefined ? "none" : `var(--${fill})`,
    ...(opacity === undefined ? {} : { "fill-opacity": opacity }),
    ...(stroke === undefined ? {} : { stroke: `var(--${stroke})` }),
    ...(strokeWidth === undefined ? {} : { "stroke-width": strokeWidth }),
    ...(dashes === undefined ? {} : { "stroke-dasharray": dashes }),
  };
};
