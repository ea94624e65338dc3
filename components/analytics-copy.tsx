import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sourceName } from "../utils/domain/source.ts";
import { t } from "../utils/i18n.ts";
import type { AnalyticsProps } from "./analytics-page.tsx";
import { copyText } from "./copy-text.ts";
import { Icon } from "./icon.tsx";

/**
 * Copies the numbers of the range, to be pasted where a team reads them. They count people and name none, so it works
 * while the screen is shared too.
 */
export const CopyAnalytics = ({ models, analytics }: AnalyticsProps): VNode => {
  const { roster, shareSafe } = models;
  const answer = analytics.answer.value;
  const [outcome, tell] = useState<"copied" | "refused" | null>(null);
  // What was said was said of other numbers.
  useEffect(() => tell(null), [answer?.choice, answer?.zone]);
  const copy = async (): Promise<void> => {
    if (answer === null) return;
    tell(null);
    const { analyticsText } = await import("./analytics-text.ts");
    const glance = roster.glance.peek();
    const text = analyticsText(
      answer,
      glance && sourceName(glance.source, glance.state?.info ?? null),
      shareSafe.shownText.peek(),
    );
    tell((await copyText(text)) ? "copied" : "refused");
  };
  return (
    <div class="analytics-actions">
      <span class="quiet" role="status">
        {outcome !== null &&
          t(
            outcome === "copied"
              ? "analytics_text_copied"
              : "analytics_copy_failed",
          )}
      </span>
      <button
        type="button"
        class="button"
        disabled={answer === null}
        onClick={() => void copy()}
      >
        <Icon name={outcome === "copied" ? "check" : "copy"} />
        {t("copy_markdown")}
      </button>
    </div>
  );
};
