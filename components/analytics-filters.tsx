import type { VNode } from "preact";
import type { FilterKind } from "../utils/models/analytics-people.ts";
import {
  type AnalyticsTableModel,
  HIGHEST_LIMIT,
} from "../utils/models/analytics-table-model.ts";
import { formatNumber, plural, t } from "../utils/i18n.ts";

interface AnalyticsFiltersProps {
  readonly table: AnalyticsTableModel;
}

const KINDS = [
  "range",
  "volume",
  "recent",
  "inactive",
] as const satisfies readonly FilterKind[];

/** Whom to show: those of the range, or for outreach the busy, the recent and the inactive, each by a limit of one's own. */
export const AnalyticsFilters = ({ table }: AnalyticsFiltersProps): VNode => {
  const kind = table.kind.value;
  const hasMessages = table.everybody.value?.hasMessages !== false;
  const isWrong = table.isWrong.value;
  const unknown = table.unknown.value;
  const count = table.rows.value?.length ?? 0;
  return (
    <div class="filters analytics-filters">
      <div class="chips" role="group" aria-label={t("analytics_filter")}>
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === kind}
            disabled={one === "volume" && !hasMessages}
            title={
              one === "volume" && !hasMessages
                ? t("analytics_no_messages")
                : undefined
            }
            onClick={() => table.choose(one)}
          >
            {t(`analytics_filter_${one}`)}
          </button>
        ))}
      </div>
      {kind !== "range" && (
        <label class="analytics-limit">
          {t(`analytics_limit_${kind}`)}
          <input
            type="text"
            inputMode="numeric"
            maxLength={7}
            value={table.typed.value[kind]}
            aria-invalid={isWrong}
            aria-describedby="analytics-limit-problem"
            onInput={({ currentTarget: { value } }) => table.type(kind, value)}
          />
        </label>
      )}
      <span
        id="analytics-limit-problem"
        class="field-problem"
        aria-live="polite"
      >
        {isWrong &&
          kind !== "range" &&
          t("analytics_limit_wrong", 1, HIGHEST_LIMIT[kind])}
      </span>
      {!hasMessages && <span class="quiet">{t("analytics_no_messages")}</span>}
      <span class="match-count" role="status">
        {plural("analytics_people_n", count, formatNumber(count))}
        {unknown > 0 && ` ${plural("analytics_unknown", unknown)}`}
      </span>
    </div>
  );
};
