import type { ComponentChildren, VNode } from "preact";
import { t } from "../utils/i18n.ts";

interface LegendProps {
  /** Is anything hatched? */
  readonly hatched: boolean;
  readonly parts: readonly string[];
  readonly children?: ComponentChildren;
}

/** What the marks of a chart mean; of those that are in it. */
export const Legend = ({ hatched, parts, children }: LegendProps): VNode => (
  <p class="chart-legend">
    {children}
    {hatched && (
      <span>
        <i class="chart-hatched" aria-hidden="true" />
        {t("analytics_legend_hatched")}
      </span>
    )}
    {parts.map((part) => (
      <span key={part}>{part}</span>
    ))}
  </p>
);
