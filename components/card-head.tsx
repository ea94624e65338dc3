import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import { Icon } from "./icon.tsx";

interface CardHeadProps {
  readonly label: string;
  readonly onWhy: () => void;
}

/** What a number is called, and the way to why it is this number. */
export const CardHead = ({ label, onWhy }: CardHeadProps): VNode => {
  const why = t("why_button", label);
  return (
    <div class="card-name">
      {label}
      <button
        type="button"
        class="card-why"
        aria-label={why}
        title={why}
        aria-haspopup="dialog"
        onClick={onWhy}
      >
        <Icon name="why" />
      </button>
    </div>
  );
};
