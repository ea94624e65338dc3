import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { OptionsModels } from "./options-page.tsx";
import { ConfirmButtons } from "./confirm-buttons.tsx";

interface RemoveConnectionProps {
  readonly form: OptionsModels["form"];
}

/** Asks before it forgets: what is removed cannot be brought back. */
export const RemoveConnection = ({ form }: RemoveConnectionProps): VNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        class="button is-danger"
        onClick={() => dialog.current?.showModal()}
      >
        {t("remove_connection")}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="remove-title">
        <h2 id="remove-title">{t("remove_title")}</h2>
        <p>{t("remove_text")}</p>
        <ConfirmButtons
          label={t("remove")}
          close={close}
          onConfirm={() => void form.remove()}
        />
      </dialog>
    </>
  );
};
