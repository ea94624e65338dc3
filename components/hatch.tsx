import type { VNode } from "preact";

interface HatchProps {
  /** What `fill: url(#…)` of the drawing names. */
  readonly id: string;
  /** Between two lines, in units of the drawing. */
  readonly step: number;
}

/** The pattern of time that nobody watched. */
export const Hatch = ({ id, step }: HatchProps): VNode => (
  <defs>
    <pattern
      id={id}
      width={step}
      height={step}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path class="hatch" d={`M0 0v${step}`} />
    </pattern>
  </defs>
);
