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
/** In the list of several connections. */
const WAYS_OF_SEVERAL = ["connection", ...WAYS] as const;

interface GroupByProps {
  readonly models: Pick<PageModels, "list" | "members">;
}

/** What people are put together by, and whether the fullest group or the first by name comes first. */
export const GroupBy = ({ models: { list, members } }: GroupByProps): VNode => {
  const ways = members === null ? WAYS : WAYS_OF_SEVERAL;
  const { group, groupOrder } = list.question.value;
  const isByName = groupOrder === "name";
  return (
    <span class="group-by">
      <Choice
        name={t("group_by")}
        all={t("group_none")}
        value={group}
        options={ways.map((value) => ({
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
