import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { GuideModel } from "../utils/models/guide-model.ts";
import { kindName } from "./connection-kind.ts";

interface LockedProps {
  readonly guide: GuideModel;
}

/** Something wants to know who asks before it says what it is: how to go on from there. */
export const Locked = ({ guide }: LockedProps): VNode => {
  const kind = guide.kind.value;
  const isOpen = kind.key === "protocol";
  return (
    <div class="note locked">
      <p>
        {isOpen
          ? t("recognised_locked")
          : t("recognised_locked_kind", kindName(kind))}
      </p>
      <div class="buttons">
        {!isOpen && <EnterSecret guide={guide} />}
        <button type="button" class="button" onClick={() => guide.lead("kind")}>
          {t(isOpen ? "locked_product" : "locked_other_product")}
        </button>
        {isOpen && (
          <>
            <button
              type="button"
              class="button"
              onClick={() => guide.lead("secret")}
            >
              {t("locked_protocol")}
            </button>
            <button type="button" class="button" onClick={guide.mapLocked}>
              {t("locked_json")}
            </button>
          </>
        )}
      </div>
    </div>
  );
};

/** To the secret of what is known to be there. */
export const EnterSecret = ({ guide }: LockedProps): VNode => (
  <button
    type="button"
    class="button locked-secret"
    onClick={() => guide.lead("secret")}
  >
    {t("locked_secret")}
  </button>
);
