import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { KeptDataModel } from "../utils/models/kept-data-model.ts";
import { DialogBox } from "./dialog-box.tsx";
import { ConfirmButtons } from "./confirm-buttons.tsx";

interface EraseAllProps {
  readonly model: KeptDataModel;
}

/** Asks before it erases, and says what goes. */
export const EraseAll = ({ model }: EraseAllProps): VNode => {
  const [isAsking, ask] = useState(false);
  return (
    <div class="erase">
      <h3>{t("erase_title")}</h3>
      <p>{t("erase_text")}</p>
      <div class="buttons">
        <button
          type="button"
          class="button is-danger"
          disabled={model.busy.value}
          onClick={() => ask(true)}
        >
          {t("erase_button")}
        </button>
      </div>
      <p class="field-hint" role="status">
        {model.erasing.value && t("erase_busy")}
        {model.erased.value && t("erase_done")}
      </p>
      {isAsking && (
        <DialogBox
          label={t("erase_ask")}
          title={t("erase_ask")}
          onClose={() => ask(false)}
        >
          {(close) => <Question model={model} close={close} />}
        </DialogBox>
      )}
    </div>
  );
};

interface QuestionProps extends EraseAllProps {
  readonly close: () => void;
}

const Question = ({ model, close }: QuestionProps): VNode => (
  <div class="erase-question">
    <p>{t("erase_list")}</p>
    <ul class="losses">
      <li>{t("erase_connections")}</li>
      <li>{t("erase_lists")}</li>
      <li>{t("erase_choices")}</li>
      <li>{t("erase_access")}</li>
    </ul>
    <p>{t("erase_platform")}</p>
    <ConfirmButtons
      label={t("erase_do")}
      close={close}
      onConfirm={() => void model.eraseAll()}
    />
  </div>
);
