import "./option-list.css";
import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import {
  PERSONAL_COLUMNS,
  type PersonalColumn,
} from "../utils/domain/export-rows.ts";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { usePolicy } from "./policy-context.ts";

export interface PrivacySectionProps {
  /** The personal columns that each file begins with. */
  readonly personal: ReadonlySignal<readonly PersonalColumn[]>;
  readonly onPersonal: (columns: readonly PersonalColumn[]) => void;
}

/** What files begin with, and what is stored and sent. */
export const PrivacySection = (props: PrivacySectionProps): VNode => (
  <section class="panel-box is-quiet" aria-labelledby="privacy-title">
    <h2 id="privacy-title">
      <Icon name="shield" />
      {t("privacy_title")}
    </h2>
    <Personal {...props} />
    <p>{t("privacy_stored")}</p>
    <p>{t("privacy_pages")}</p>
    <p>{t("privacy_token")}</p>
    <p>{t("privacy_sent")}</p>
    <p>{t("privacy_incognito")}</p>
  </section>
);

const Personal = ({ personal, onPersonal }: PrivacySectionProps): VNode => {
  const chosen = personal.value;
  const policy = usePolicy();
  if (!policy.personalColumns)
    return <ManagedMark text={t("managed_no_personal")} />;
  const toggle = (column: PersonalColumn): void => {
    onPersonal(
      PERSONAL_COLUMNS.filter((other) =>
        other === column ? !chosen.includes(other) : chosen.includes(other),
      ),
    );
  };
  return (
    <fieldset class="option-list">
      <legend>{t("privacy_personal")}</legend>
      {PERSONAL_COLUMNS.map((column) => (
        <label key={column} class="option">
          <input
            type="checkbox"
            checked={chosen.includes(column)}
            onChange={() => toggle(column)}
          />
          <span>{t(`export_column_${column}`)}</span>
        </label>
      ))}
      <p class="quiet">{t("privacy_personal_hint")}</p>
    </fieldset>
  );
};
