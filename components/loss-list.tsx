import type { VNode } from "preact";
import type { Loss } from "../utils/domain/stored-use.ts";
import { plural, t } from "../utils/i18n.ts";

interface LossListProps {
  readonly loss: Loss;
  /** For how long the list as it was is kept then. */
  readonly travelHours: number;
}

/** What a choice deletes, line by line. */
export const LossList = ({ loss, travelHours }: LossListProps): VNode => {
  const { days, sessions, summed, rollups, travel } = loss;
  return (
    <ul class="losses">
      {days > 0 && (
        <li>
          {t(
            summed ? "data_loss_summed" : "data_loss_gone",
            plural("data_loss_days", days),
            plural("data_loss_sessions", sessions),
          )}
        </li>
      )}
      {rollups > 0 && <li>{plural("data_loss_rollups", rollups)}</li>}
      {travel && (
        <li>
          {travelHours === 0
            ? t("data_loss_travel_all")
            : plural("data_loss_travel", travelHours)}
        </li>
      )}
    </ul>
  );
};
