import "./freshness-line.css";
import { useComputed } from "@preact/signals";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import type { Freshness } from "../utils/domain/freshness.ts";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import { failureTitle } from "./failure-words.ts";
import type { PageModels } from "../utils/models/page-models.ts";
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
  const { freshness, whose } = time;
  // Of a good answer after the other only the age is another.
  const kind = useComputed(() => freshness.value.kind).value;
  const words = useComputed(() => {
    const status = statusWords(freshness.value);
    return whose.value === null
      ? status
      : `${status}: \u2068${harmless(whose.value)}\u2069`;
  });
  const age = useComputed(() => {
    const at = "at" in freshness.value ? freshness.value.at : null;
    if (at === null) return null;
    const ago = ageWords(clock.now.value - at);
    return freshness.value.kind === "live" ? ago : t("last_update", ago);
  });
  const hasAge = useComputed(() => age.value !== null).value;
  return (
    <p class={`freshness is-${kind}`}>
      <span role="status" title={words}>
        {words}
      </span>
      {hasAge && <span class="freshness-age">{age}</span>}
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
