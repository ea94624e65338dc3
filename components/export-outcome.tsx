import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import { plural, t } from "../utils/i18n.ts";
import type {
  ExportModel,
  ExportState,
  Exporting,
} from "../utils/models/export-model.ts";
import { CopyButton } from "./copy-button.tsx";

interface ExportOutcomeProps {
  readonly exporting: Exporting;
  readonly model: ExportModel;
}

/** How far an export is, and what became of it. Only the outcome is read out. */
export const ExportOutcome = ({
  exporting,
  model,
}: ExportOutcomeProps): VNode => {
  const state = model.state.value;
  return (
    <div class={state.kind === "idle" ? "unseen" : "toast export-outcome"}>
      {state.kind === "running" && (
        <>
          <progress
            value={state.done}
            max={state.of}
            aria-label={t("exporting")}
          />
          <span>
            {t("exporting_rows", state.done, state.of)}
            {exporting.isBrief && (
              <small class="quiet"> {t("export_keep_open")}</small>
            )}
          </span>
        </>
      )}
      <span aria-live="polite">{outcome(state)}</span>
      {state.kind === "saved" && state.text !== null && (
        <CopyButton label={t("export_copy")} text={state.text} />
      )}
      {state.kind !== "idle" && (
        <button
          type="button"
          class="text-button"
          onClick={state.kind === "running" ? model.stop : model.dismiss}
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
        state.fileName,
      );
    case "forbidden":
      return t("managed_no_format");
    case "failed":
      return t("export_failed");
    default:
      return unreachable(state);
  }
};
