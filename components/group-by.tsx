import type { VNode } from "preact";
import type { GroupBy as By } from "../utils/domain/view.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Choice } from "./choice.tsx";

const WAYS = [
  "page",
  "role",
  "company",
  "status",
] as const satisfies readonly By[];

interface GroupByProps {
  readonly list: PageModels["list"];
}

/** What people are put together by, and whether the fullest group or the first by name comes first. */
export const GroupBy = ({ list }: GroupByProps): VNode => {
  const { group, groupOrder } = list.question.value;
  const isByName = groupOrder === "name";
  return (
    <span class="group-by">
      <Choice
        name={t("group_by")}
        all={t("group_none")}
        value={group}
        options={WAYS.map((value) => ({
          value,
          label: t(`group_by_${value}`),
        }))}
        onChoose={list.groupBy}
      />
      {group !== null && group !== "status" && (
        <button
          type="button"
          class="chip"
          aria-label={t("group_order_name")}
          aria-pressed={isByName}
          title={t("group_order_name")}
          onClick={() => list.orderGroups(isByName ? "count" : "name")}
        >
          {t("group_order_short")}
        </button>
      )}
    </span>
  );
};
