import type { ComponentChildren, VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { CardHead } from "./card-head.tsx";

export type AnalyticsNumber =
  | "now"
  | "month"
  | "total"
  | "unique"
  | "average"
  | "peak";

interface AnalyticsCardProps {
  readonly name: AnalyticsNumber;
  /** Null: not known yet, or nothing to count. */
  readonly value: string | null;
  /** The list on the screen is old: so is the number. */
  readonly isOld?: boolean;
  readonly change?: VNode | null;
  /** Share of the range that was observed, 0 to 1, and its words; missing where the number is no matter of a range. */
  readonly observed?: { readonly share: number; readonly words: string };
  readonly onWhy: (name: AnalyticsNumber) => void;
  readonly children: ComponentChildren;
}

/** One number: how it changed, what it is made of, how much of its time was observed, and the way to why it is so. */
export const AnalyticsCard = (props: AnalyticsCardProps): VNode => {
  const { name, value, isOld, change, observed, onWhy, children } = props;
  const label = t(`analytics_card_${name}`);
  return (
    <div
      class={isOld ? "card is-stale" : "card"}
      role="group"
      aria-label={label}
    >
      <CardHead label={label} onWhy={() => onWhy(name)} />
      <div class="card-value">
        {value ?? t("nothing")}
        {isOld && value !== null && (
          <span class="card-doubt" title={t("old_number")}>
            ?
          </span>
        )}
        {change}
      </div>
      <div class="card-parts">{children}</div>
      {observed !== undefined && (
        <div class="card-observed">
          <i
            class="card-coverage"
            style={{ "--observed": `${100 * observed.share}%` }}
            aria-hidden="true"
          />
          {observed.words}
        </div>
      )}
    </div>
  );
};
