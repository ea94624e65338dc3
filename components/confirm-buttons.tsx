import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";

interface ConfirmButtonsProps {
  /** What is lost for good, in the button's words. */
  readonly label: string;
  readonly close: () => void;
  readonly onConfirm: () => void;
}

/** The end of a question about something that cannot be brought back; both answers close it. */
export const ConfirmButtons = (props: ConfirmButtonsProps): VNode => (
  <div class="buttons">
    <span class="spring" />
    <button type="button" class="button" onClick={props.close}>
      {t("cancel")}
    </button>
    <button
      type="button"
      class="button is-danger"
      onClick={() => {
        props.close();
        props.onConfirm();
      }}
    >
      {props.label}
    </button>
  </div>
);
