import { exportColumns } from "../utils/domain/export-rows.ts";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import type { PersonalColumn } from "../utils/domain/preferences.ts";
import { csvPieces } from "../utils/export/csv.ts";
import { t } from "../utils/i18n.ts";

/** The rows as a CSV file with headings in the user's language. Loaded when somebody exports. */
export const csvFile = (
  reports: Iterable<Report>,
  personal: readonly PersonalColumn[],
  moment: Moment,
): Iterable<string> => {
  const columns = exportColumns(personal);
  const headings = columns.map((column) => t(`export_column_${column}`));
  return csvPieces(reports, columns, headings, moment);
};
