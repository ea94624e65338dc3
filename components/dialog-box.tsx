import "./dialog-box.css";
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";

interface DialogBoxProps {
  readonly label: string;
  readonly title: ComponentChildren;
  /** Of its own rules. */
  readonly class?: string;
  readonly onClose: () => void;
  /** What stands in it; it may close the dialog. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A dialog over the page, left by its button, by Escape and by a click beside it. */
export const DialogBox = (props: DialogBoxProps): VNode => {
  const { label, title, class: kind, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // Closing it, rather than taking it away, gives the focus back to the button that opened it.
  const close = (): void => dialog.current?.close();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={kind === undefined ? "dialog-box" : `dialog-box ${kind}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        // Beside it: on the veil.
        if (event.target === event.currentTarget) close();
      }}
      onKeyDown={(event) => {
        // What is pressed in the dialog is not for the page below, which has keys of its own.
        event.stopPropagation();
        if (event.key !== "Escape") return;
        // Not left to the browser, which would close the popup with it.
        event.preventDefault();
        close();
      }}
    >
      {/* Over all of it: what is clicked between two parts is no click beside the dialog. */}
      <div>
        <header class="dialog-head">
          <h2>{title}</h2>
          <button
            type="button"
            class="button is-icon is-quiet"
            aria-label={t("close")}
            onClick={close}
          >
            <Icon name="close" />
          </button>
        </header>
        {children(close)}
      </div>
    </dialog>
  );
};
