import "./note.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";

interface NobodyNoteProps {
  readonly models: Pick<PageModels, "actions">;
}

/** Above a list in which everybody is offline: that is what the platform says, and no fault. */
export const NobodyNote = ({ models }: NobodyNoteProps): VNode => (
  <div class="note list-note">
    <p>
      <strong>{t("nobody_title")}.</strong> {t("nobody_below")}
    </p>
    <button
      type="button"
      class="button"
      onClick={() => void models.actions.refresh()}
    >
      {t("remedy_retry")}
    </button>
  </div>
);
