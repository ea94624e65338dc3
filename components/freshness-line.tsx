import type { VNode } from "preact";
import type { Freshness } from "../utils/domain/freshness.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import { failureTitle } from "./failure-words.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Counting } from "./ticking.tsx";
import { ageWords } from "./words.ts";

interface FreshnessLineProps {
  readonly models: Pick<PageModels, "time" | "clock">;
}

/**
 * How fresh the data is. The word is a status and is read out when it changes; the age beside it ticks each second
 * and is no part of the live region.
 */
export const FreshnessLine = ({
  models: { time, clock },
}: FreshnessLineProps): VNode => {
  const freshness = time.freshness.value;
  const at = "at" in freshness ? freshness.at : null;
  const words = statusWords(freshness);
  return (
    <p class={`freshness is-${freshness.kind}`}>
      <span role="status" title={words}>
        {words}
      </span>
      {at !== null && (
        <span class="freshness-age">
          <Counting
            now={clock.now}
            about={freshness}
            words={(now) =>
              freshness.kind === "live"
                ? ageWords(now - at)
                : t("last_update", ageWords(now - at))
            }
          />
        </span>
      )}
    </p>
  );
};

const statusWords = (freshness: Freshness): string => {
  switch (freshness.kind) {
    case "none":
      return t("status_none");
    case "loading":
      return t("status_loading");
    case "live":
      return t("status_live");
    case "stale":
      return t("status_stale");
    case "paused":
      return t("status_paused");
    case "failed":
      return failureTitle(freshness.failure);
    default:
      return unreachable(freshness);
  }
};
