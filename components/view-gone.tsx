import "./note.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { DashboardModels } from "../utils/models/dashboard-models.ts";

interface ViewGoneProps {
  readonly views: DashboardModels["views"];
}

/** Above the list, while the connection that the view was made over is gone: why more is shown than it says. */
export const ViewGone = ({ views }: ViewGoneProps): VNode | null => {
  const view = views.shown.value;
  const gone = views.connections.goneOf(view);
  if (view === null || gone === null) return null;
  return (
    <div class="note list-note" role="status">
      <p>{t("view_gone", harmless(gone))}</p>
      <button
        type="button"
        class="button"
        onClick={() => void views.update(view)}
      >
        {t("view_gone_keep")}
      </button>
    </div>
  );
};
