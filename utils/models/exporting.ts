import { signal } from "@preact/signals";
import type { ExportModel, Exporting } from "./export-model.ts";

/** Exports of a page: their code is read when somebody first asks for one. */
export const createExporting = (
  read: () => Promise<ExportModel>,
  page: Pick<Exporting, "zone" | "isBrief" | "personal">,
): Exporting => {
  const model = signal<ExportModel | null>(null);
  let reading: Promise<ExportModel> | null = null;
  return {
    ...page,
    model,
    load: () => (reading ??= read().then((loaded) => (model.value = loaded))),
  };
};
