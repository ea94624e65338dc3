import { useComputed } from "@preact/signals";
import type { VNode } from "preact";
import { formatNumber, t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";

interface ChipsProps {
  readonly models: PageModels;
}

/** The panel's filters, each with how many there are: of all people, before search and other filters. */
export const Chips = ({ models }: ChipsProps): VNode => {
  const { list, numbers, time } = models;
  const { headline } = numbers;
  const { presence } = list.question.value.view;
  const { activity, these } = list.question.value;
  const isPlain = activity === null && these === null;
  const watched = list.watched.value;
  return (
    <div class="chips" role="group" aria-label={t("filter_presence")}>
      <Chip
        label={t("chip_online")}
        count={() => headline.value?.online}
        isOn={presence === "online" && isPlain}
        onChoose={() => list.filter({ presence: "online" })}
        time={time}
      />
      <Chip
        label={t("chip_idle")}
        count={() => headline.value?.idle}
        isOn={activity === "idle"}
        onChoose={() => list.filterActivity("idle")}
        time={time}
      />
      <Chip
        label={t("chip_away")}
        count={() => headline.value?.away}
        isOn={activity === "away"}
        onChoose={() => list.filterActivity("away")}
        time={time}
      />
      <Chip
        label={t("chip_stuck")}
        count={() => list.stuck.value?.size}
        isOn={activity === "stuck"}
        onChoose={() => list.filterActivity("stuck")}
        time={time}
        isTrouble
      />
      {(watched.size > 0 || activity === "watched") && (
        <Chip
          label={t("chip_watched")}
          count={() => list.watched.value.size}
          isOn={activity === "watched"}
          onChoose={() => list.filterActivity("watched")}
          time={time}
        />
      )}
      <Chip
        label={t("chip_all")}
        count={() => headline.value?.total}
        isOn={presence === null && isPlain}
        onChoose={() => list.filter({ presence: null })}
        time={time}
      />
    </div>
  );
};

interface ChipProps extends Pick<PageModels, "time"> {
  readonly label: string;
  /** Reads signals. */
  readonly count: () => number | undefined;
  readonly isOn: boolean;
  readonly onChoose: () => void;
  /** Anybody in it is trouble. */
  readonly isTrouble?: boolean;
}

/** One filter; rendered again only when its own number is another. */
const Chip = (props: ChipProps): VNode => {
  const { label, isOn, onChoose, isTrouble = false, time } = props;
  const count = useComputed(() => props.count()).value;
  return (
    <button
      type="button"
      class={isTrouble && (count ?? 0) > 0 ? "chip is-trouble" : "chip"}
      aria-pressed={isOn}
      onClick={onChoose}
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
};
