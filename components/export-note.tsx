import "./toast.css";
import type { VNode } from "preact";
import { lazy } from "./lazy.tsx";
import type { Exporting } from "../utils/models/export-model.ts";

const ExportOutcome = lazy(
  async () => (await import("./export-outcome.tsx")).ExportOutcome,
);

interface ExportNoteProps {
  readonly exporting: Exporting;
}

/** How far an export is, and what became of it. Nothing before the first. */
export const ExportNote = ({ exporting }: ExportNoteProps): VNode | null => {
  const model = exporting.model.value;
  return model === null ? null : (
    <ExportOutcome exporting={exporting} model={model} />
  );
};
