import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";

interface MatchCountProps {
  readonly models: Pick<PageModels, "list">;
}

/** "7 of 23" and the way back to all. Nothing without a filter: the cards say how many there are; and
 * where nobody matches, the way back stands in the list. */
export const MatchCount = ({
  models: { list },
}: MatchCountProps): VNode | null => {
  const rows = list.rows.value;
  if (!list.filtered.value || rows === null || !rows.people.whole) return null;
  const areThese = list.question.value.these !== null;
  return (
    <span class="match-count">
      <span aria-live="polite">
        {t("some_of_all", rows.slots.length, rows.people.index.size)}
      </span>
      {(areThese || rows.slots.length > 0) && (
        <button
          type="button"
          class="text-button"
          onClick={() => (areThese ? list.showThese(null) : list.clear())}
        >
          {t(areThese ? "incident_back" : "clear_filters")}
        </button>
      )}
    </span>
  );
};
