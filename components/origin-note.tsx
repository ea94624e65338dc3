import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { CopyButton } from "./copy-button.tsx";

/** What the platform has to accept, as this browser sends it. */
export const OriginNote = (): VNode => (
  <div class="origin-note">
    <p>{t("setup_origin")}</p>
    <p class="origin-line">
      <code>{location.origin}</code>
      <CopyButton label={t("setup_origin_copy")} text={location.origin} />
    </p>
  </div>
);
