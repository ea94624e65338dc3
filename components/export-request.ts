import {
  type ExportColumn,
  EXPORT_COLUMNS,
  isPersonal,
} from "../utils/domain/export-rows.ts";
import { mayExport } from "../utils/domain/policy.ts";
import type { FileFormat } from "../utils/domain/table.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import type { ExportScope } from "../utils/models/exported-rows.ts";

/** What a file of people shall have in it. */
export interface ExportRequest {
  readonly format: FileFormat;
  readonly scope: ExportScope;
  readonly columns: readonly ExportColumn[];
  /** Name of the time zone in which times are written. */
  readonly zone: string;
}

/**
 * What may be chosen. Who manages the browser may forbid whole network addresses, those of mail, or all that says who
 * somebody is: then no file has them either.
 */
export const offeredColumns = ({
  policy: { value: policy },
  members,
}: Pick<PageModels, "policy" | "members">): readonly ExportColumn[] =>
  ALL_COLUMNS.filter(
    (column) =>
      (policy.personalColumns || !isPersonal(column)) &&
      (column !== "ip" || policy.revealIp) &&
      (column !== "email" || !policy.maskEmails) &&
      (column !== "connection" || members !== null),
  );

const ALL_COLUMNS: readonly ExportColumn[] = ["connection", ...EXPORT_COLUMNS];

/** The formats that may be saved. */
export const allowedFormats = (
  { policy }: Pick<PageModels, "policy">,
  formats: readonly FileFormat[],
): readonly FileFormat[] =>
  formats.filter((format) => mayExport(policy.value, format));

/** Each file begins like this, whatever the one before had: as the options say, else with names alone. */
export const isChosenAtFirst =
  ({ exporting }: Pick<PageModels, "exporting">) =>
  (column: ExportColumn): boolean =>
    !isPersonal(column) || exporting.personal().includes(column);

/** The columns with one more, or without it, in their order. */
export const toggledColumn = (
  columns: readonly ExportColumn[],
  column: ExportColumn,
): readonly ExportColumn[] =>
  ALL_COLUMNS.filter((other) =>
    other === column ? !columns.includes(other) : columns.includes(other),
  );

export const FORMATS = [
  "csv",
  "xlsx",
  "json",
  "markdown",
] as const satisfies readonly FileFormat[];

/** Begins the file. Its code and the list's are read first; nothing happens while there is no whole list. */
export const exportUsers = async (
  models: PageModels,
  request: ExportRequest,
): Promise<void> => {
  const [exporting, { exportedUsers }] = await Promise.all([
    models.exporting.load(),
    import("./exported-users.ts"),
  ]);
  const offered = offeredColumns(models);
  const columns = request.columns.filter((column) => offered.includes(column));
  const table = exportedUsers(models, { ...request, columns });
  if (table !== null) await exporting.start(table, request.format);
};
