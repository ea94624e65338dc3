import type { VNode } from "preact";
import { formatNumber, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";

interface ChipsProps {
  readonly models: PageModels;
}

/** The panel's filters, each with how many there are: of all people, before search and other filters. */
export const Chips = ({ models }: ChipsProps): VNode => {
  const { list, numbers, time } = models;
  const headline = numbers.headline.value;
  const { presence } = list.question.value.view;
  const activity = list.activity.value;
  const chip = (
    label: string,
    count: number | undefined,
    isOn: boolean,
    choose: () => void,
  ): VNode => (
    <button type="button" class="chip" aria-pressed={isOn} onClick={choose}>
      {label}
      {count !== undefined && (
        <span class="chip-count">
          {formatNumber(count)}
          {time.stale.value && "?"}
        </span>
      )}
    </button>
  );
  return (
    <div class="chips" role="group" aria-label={t("filter_presence")}>
      {chip(
        t("chip_online"),
        headline?.online,
        presence === "online" && activity === null,
        () => list.filter({ presence: "online" }),
      )}
      {chip(t("chip_idle"), headline?.idle, activity === "idle", () =>
        list.filterActivity("idle"),
      )}
      {chip(t("chip_away"), headline?.away, activity === "away", () =>
        list.filterActivity("away"),
      )}
      {chip(
        t("chip_all"),
        headline?.total,
        presence === null && activity === null,
        () => list.filter({ presence: null }),
      )}
    </div>
  );
};
