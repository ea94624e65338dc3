import "./toast.css";
import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { plural, t } from "../utils/i18n.ts";
import type { ExportState } from "../utils/models/export-model.ts";
import type { PopupModels } from "../utils/models/page-models.ts";

interface ExportNoteProps {
  readonly exporting: PopupModels["exporting"];
}

/** How far an export is, and what became of it. Only the outcome is read out. */
export const ExportNote = ({ exporting }: ExportNoteProps): VNode => {
  const state = exporting.state.value;
  return (
    <div class={state.kind === "idle" ? "unseen" : "toast"}>
      {state.kind === "running" && (
        <>
          <progress
            value={state.done}
            max={state.of}
            aria-label={t("exporting")}
          />
          <span>{t("exporting_rows", state.done, state.of)}</span>
        </>
      )}
      <span aria-live="polite">{outcome(state)}</span>
      {state.kind !== "idle" && (
        <button
          type="button"
          class="text-button"
          onClick={
            state.kind === "running" ? exporting.stop : exporting.dismiss
          }
        >
          {t(state.kind === "running" ? "stop" : "close")}
        </button>
      )}
    </div>
  );
};

const outcome = (state: ExportState): string => {
  switch (state.kind) {
    case "idle":
    case "running":
      return "";
    case "saved":
      return plural(
        state.masked ? "export_saved_masked" : "export_saved",
        state.rows,
      );
    case "failed":
      return t("export_failed");
    default:
      return unreachable(state);
  }
};
