import {
  type ExportColumn,
  DEFAULT_PERSONAL,
  EXPORT_COLUMNS,
  isPersonal,
} from "../utils/domain/export-rows.ts";
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

/** What may be chosen: who manages the browser may forbid whole network addresses, then no file has them either. */
export const offeredColumns = ({
  policy,
}: Pick<PageModels, "policy">): readonly ExportColumn[] =>
  EXPORT_COLUMNS.filter((column) => column !== "ip" || policy.value.revealIp);

/** Each file begins like this: no address of mail or of the network is in it unless it is chosen again. */
export const isChosenAtFirst = (column: ExportColumn): boolean =>
  !isPersonal(column) || DEFAULT_PERSONAL.includes(column);

/** The columns with one more, or without it, in their order. */
export const toggledColumn = (
  columns: readonly ExportColumn[],
  column: ExportColumn,
): readonly ExportColumn[] =>
  EXPORT_COLUMNS.filter((other) =>
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
  const table = exportedUsers(models, request);
  if (table !== null) await exporting.start(table, request.format);
};
