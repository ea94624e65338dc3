import type { ExportedTable, FileFormat } from "../utils/domain/table.ts";
import type { TableFile } from "../utils/export/table-file.ts";
import { type WriterPort, writeFile } from "../utils/export/write-file.ts";
import { t } from "../utils/i18n.ts";
import type { ExportPorts } from "../utils/models/export-model.ts";

/** Writes tables, each by a writer of its own, with the words of the user's language. */
export const tableWriter =
  (openWriter: () => WriterPort): ExportPorts["write"] =>
  (table, format, onTaken, signal) =>
    writeFile(openWriter(), fileOf(table, format), table.rows, onTaken, signal);

const fileOf = (
  { title, columns, facts, zone }: ExportedTable,
  format: FileFormat,
): TableFile => ({
  ...{ format, title, zone },
  columns: [...columns],
  facts: [...facts],
  words: {
    about: t("export_about"),
    cut: t("export_cut"),
    count: t("export_count"),
    unknown: t("export_unknown"),
    others: t("export_others"),
  },
});
