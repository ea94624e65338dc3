import "./share-safe.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { ShareSafeModel } from "../utils/models/share-safe-model.ts";
import { Icon } from "./icon.tsx";

interface ShareSafeProps {
  readonly shareSafe: ShareSafeModel;
}

/** Hides names and addresses in all pages while the screen is shared. */
export const ShareSafeButton = ({ shareSafe }: ShareSafeProps): VNode => (
  <button
    type="button"
    class="button is-icon"
    aria-label={t("share_safe")}
    title={t("share_safe")}
    aria-pressed={shareSafe.on.value}
    aria-disabled={shareSafe.isDecided.value}
    onClick={() => void shareSafe.toggle()}
  >
    <Icon name="veil" />
  </button>
);

/** The mark that the mode is on. Without it somebody would wonder who these people are. */
export const ShareSafeNote = ({ shareSafe }: ShareSafeProps): VNode | null =>
  shareSafe.on.value ? (
    <p class="share-note">
      <Icon name={shareSafe.isDecided.value ? "lock" : "veil"} />
      {t(shareSafe.isDecided.value ? "managed_share_safe" : "share_safe_on")}
    </p>
  ) : null;
