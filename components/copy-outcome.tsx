import "./toast.css";
import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { t } from "../utils/i18n.ts";
import type { CopyModel, CopyState } from "../utils/models/copy-model.ts";

interface CopyOutcomeProps {
  readonly copying: CopyModel;
}

/** What became of a note, seen and read out; where the browser refused, the note itself, to be copied by hand. */
export const CopyOutcome = ({ copying }: CopyOutcomeProps): VNode => {
  const state = copying.state.value;
  return (
    <div class={state.kind === "idle" ? "unseen" : "toast copy-outcome"}>
      <span aria-live="polite">{outcome(state)}</span>
      {state.kind === "failed" && (
        <>
          <textarea
            readOnly
            rows={9}
            aria-label={t("note_label")}
            value={state.text}
            ref={(box) => box?.select()}
          />
          <button type="button" class="text-button" onClick={copying.dismiss}>
            {t("close")}
          </button>
        </>
      )}
    </div>
  );
};

const outcome = (state: CopyState): string => {
  switch (state.kind) {
    case "idle":
      return "";
    case "copied":
      return t(state.masked ? "note_copied_masked" : "note_copied");
    case "failed":
      return t("note_failed");
    default:
      return unreachable(state);
  }
};
