import "./notifications-section.css";
import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { NotifyingModel } from "../utils/models/notifying-model.ts";
import { CheckField } from "./check-field.tsx";
import { failureTitle } from "./failure-words.ts";
import { Icon } from "./icon.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { usePolicy } from "./policy-context.ts";
import { QuietFields } from "./quiet-fields.tsx";

interface NotificationsSectionProps {
  readonly model: NotifyingModel;
}

/** How a person wants to be told of those whom they watch. */
export const NotificationsSection = ({
  model,
}: NotificationsSectionProps): VNode => {
  const { names, quiet } = model.chosen.value;
  const failure = model.failure.value;
  return (
    <section class="panel-box" aria-labelledby="notifying-title">
      <h2 id="notifying-title">
        <Icon name="bell" />
        {t("notifying_title")}
      </h2>
      <p>{t("notifying_text")}</p>
      {!usePolicy().notifications && (
        <ManagedMark text={t("managed_no_notifications")} />
      )}
      {failure !== null && (
        <p class="is-trouble" role="alert">
          {failureTitle(failure)}
        </p>
      )}
      <CheckField
        checked={names}
        label={t("notifying_names")}
        hint={t("notifying_names_hint")}
        onChange={(on) => void model.setNames(on)}
      />
      <CheckField
        checked={quiet !== null}
        label={t("notifying_quiet")}
        hint={t("notifying_quiet_hint")}
        onChange={(on) => void model.setQuiet(on)}
      />
      {quiet !== null && (
        <QuietFields
          quiet={quiet}
          onChange={(change) => void model.changeQuiet(change)}
        />
      )}
      <Permission model={model} />
    </section>
  );
};

const Permission = ({ model }: NotificationsSectionProps): VNode | null => {
  const allowed = model.allowed.value;
  const tested = model.tested.value;
  if (!usePolicy().notifications) return null;
  return (
    <>
      {allowed !== null && (
        <p class="notifying-state">
          {t(allowed ? "notifying_on" : "notifying_off")}
        </p>
      )}
      <div class="buttons">
        {allowed === false && (
          <button
            type="button"
            class="button is-main"
            onClick={() => void model.allow()}
          >
            {t("watch_allow")}
          </button>
        )}
        {allowed === true && (
          <button
            type="button"
            class="button"
            onClick={() => void model.test()}
          >
            {t("notifying_test")}
          </button>
        )}
      </div>
      <p class="field-hint" aria-live="polite">
        {tested !== null &&
          t(tested ? "notifying_test_done" : "notifying_test_refused")}
      </p>
    </>
  );
};
