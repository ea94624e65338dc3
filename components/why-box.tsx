import "./why.css";
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";

interface WhyBoxProps {
  readonly label: string;
  readonly title: ComponentChildren;
  readonly onClose: () => void;
  /** What stands in it; it may close the dialog. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A dialog over the page that says why something is as it is. */
export const WhyBox = (props: WhyBoxProps): VNode => {
  const { label, title, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  // Closing it, rather than taking it away, gives the focus back to the button that opened it.
  const close = (): void => dialog.current?.close();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="why"
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        // Beside it: on the veil.
        if (event.target === event.currentTarget) close();
      }}
      onKeyDown={(event) => {
        // What is pressed in the dialog is not for the page below.
        event.stopPropagation();
        if (event.key !== "Escape") return;
        // Not left to the browser, which would close the popup with it.
        event.preventDefault();
        close();
      }}
    >
      <div class="why-box">
        <header class="why-head">
          <h2>{title}</h2>
          <button
            type="button"
            class="button is-icon"
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

interface FactProps {
  readonly name: `why_${"rule" | "limits" | "data" | "watched" | "left_out" | "counted_too" | "visits"}`;
  readonly children: ComponentChildren;
}

export const Fact = ({ name, children }: FactProps): VNode => (
  <div>
    <dt>{t(name)}</dt>
    <dd>{children}</dd>
  </div>
);
