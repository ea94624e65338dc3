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
  const { activity, these } = list.question.value;
  const isPlain = activity === null && these === null;
  const stuck = list.stuck.value;
  const watched = list.watched.value;
  const chip = (
    label: string,
    count: number | undefined,
    isOn: boolean,
    choose: () => void,
    isTrouble = false,
  ): VNode => (
    <button
      type="button"
      class={isTrouble ? "chip is-trouble" : "chip"}
      aria-pressed={isOn}
      onClick={choose}
    >
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
        presence === "online" && isPlain,
        () => list.filter({ presence: "online" }),
      )}
      {chip(t("chip_idle"), headline?.idle, activity === "idle", () =>
        list.filterActivity("idle"),
      )}
      {chip(t("chip_away"), headline?.away, activity === "away", () =>
        list.filterActivity("away"),
      )}
      {chip(
        t("chip_stuck"),
        stuck?.size,
        activity === "stuck",
        () => list.filterActivity("stuck"),
        (stuck?.size ?? 0) > 0,
      )}
      {(watched.size > 0 || activity === "watched") &&
        chip(t("chip_watched"), watched.size, activity === "watched", () =>
          list.filterActivity("watched"),
        )}
      {chip(t("chip_all"), headline?.total, presence === null && isPlain, () =>
        list.filter({ presence: null }),
      )}
    </div>
  );
};
