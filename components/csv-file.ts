import { exportColumns, isPersonal } from "../utils/domain/export-rows.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PersonalColumn } from "../utils/domain/preferences.ts";
import { maskedForFile } from "../utils/domain/masked-report.ts";
import { csvPieces } from "../utils/export/csv.ts";
import { t } from "../utils/i18n.ts";

/**
 * The rows as a CSV file with headings in the user's language; masked, the headings say so. Loaded when somebody exports.
 */
export const csvFile = (
  reports: Iterable<Report>,
  personal: readonly PersonalColumn[],
  moment: Moment,
  isMasked: boolean,
): Iterable<string> => {
  const columns = exportColumns(personal);
  const headings = columns.map((column) =>
    isMasked && isPersonal(column)
      ? t("masked_heading", t(`export_column_${column}`))
      : t(`export_column_${column}`),
  );
  const written = isMasked ? maskedOf(reports) : reports;
  return csvPieces(written, columns, headings, moment);
};

function* maskedOf(reports: Iterable<Report>): Generator<Report> {
  for (const report of reports) yield maskedForFile(report);
}
