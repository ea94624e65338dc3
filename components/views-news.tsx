import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { unreachable } from "../utils/domain/result.ts";
import { MAX_VIEWS } from "../utils/domain/saved-view.ts";
import { plural, t } from "../utils/i18n.ts";
import type { ViewsFault } from "../utils/messaging/views-file.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";
import type { ViewsNews as News } from "../utils/models/views-news.ts";

interface ViewsNewsProps {
  readonly views: DashboardModels["views"];
}

/** What was just done with the views, or why it was not; and the way back. */
export const ViewsNews = ({ views }: ViewsNewsProps): VNode => {
  const news = views.news.value;
  const isTrouble = news !== null && IS_TROUBLE[news.kind];
  return (
    <p
      class={isTrouble ? "text views-news is-trouble" : "text views-news"}
      aria-live="polite"
    >
      {news !== null && wordsOf(news)}
      {news?.kind === "removed" && (
        <button
          type="button"
          class="text-button"
          onClick={() => void views.undo()}
        >
          {t("watch_undo")}
        </button>
      )}
    </p>
  );
};

const IS_TROUBLE = {
  removed: false,
  imported: false,
  bad_file: true,
  full: true,
  failed: true,
  unreadable: true,
} as const satisfies Record<News<ViewsFault>["kind"], boolean>;

const wordsOf = (news: News<ViewsFault>): string => {
  switch (news.kind) {
    case "removed":
      return t("view_removed", harmless(news.view.name));
    case "imported":
      return [
        plural("views_imported", news.added),
        ...(news.known > 0 ? [t("views_known", news.known)] : []),
      ].join(t("part_separator"));
    case "full":
      return t("views_full", MAX_VIEWS);
    case "failed":
      return t("views_failed");
    case "unreadable":
      return t("views_unreadable");
    case "bad_file":
      return faultWords(news.fault);
    default:
      return unreachable(news);
  }
};

const faultWords = (fault: ViewsFault): string => {
  switch (fault.code) {
    case "no_json":
    case "no_views":
    case "newer":
    case "too_large":
      return t(`views_fault_${fault.code}`);
    case "too_many":
      return t("views_full", fault.most);
    case "bad_view":
      return t("views_fault_bad_view", fault.number, harmless(fault.field));
    default:
      return unreachable(fault);
  }
};
