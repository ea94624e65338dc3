import "./toast.css";
import "./watch.css";
import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { Icon } from "./icon.tsx";
import { nameIn } from "./watched-name.ts";

interface WatchToastProps {
  readonly models: Pick<
    PageModels,
    "watch" | "roster" | "members" | "connections" | "shareSafe"
  >;
}

/** What was just done about a watch, and a way back. */
export const WatchToast = ({ models }: WatchToastProps): VNode | null => {
  const { watch } = models;
  const toast = watch.toast.value;
  if (toast === null) return null;
  const name = harmless(nameIn(models, toast.person));
  return (
    <div class="toast watch-toast" role="status">
      <span>
        <bdi>
          {toast.kind === "replaced"
            ? t("watch_replaced")
            : t(`watch_toast_${toast.kind}`, name)}
        </bdi>
      </span>
      {toast.kind !== "replaced" && (
        <button
          type="button"
          class="text-button"
          onClick={() => void watch.undo()}
        >
          {t("watch_undo")}
        </button>
      )}
      <button
        type="button"
        class="button is-icon is-quiet"
        aria-label={t("close")}
        onClick={watch.dismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
};
