import "./remove-connection.css";
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { ConfirmButtons } from "./confirm-buttons.tsx";

interface RemoveConnectionProps {
  readonly label: string;
  readonly onRemove: () => void;
}

/** Asks before it is removed; for a moment after that it can be brought back. */
export const RemoveConnection = (props: RemoveConnectionProps): VNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        class="button is-danger"
        aria-label={props.label}
        onClick={() => dialog.current?.showModal()}
      >
        {t("remove")}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="remove-title">
        <h2 id="remove-title">{t("remove_title")}</h2>
        <p>{t("remove_text")}</p>
        <ConfirmButtons
          label={t("remove")}
          close={close}
          onConfirm={props.onRemove}
        />
      </dialog>
    </>
  );
};
