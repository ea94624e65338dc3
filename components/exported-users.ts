import {
  type ExportColumn,
  type ExportLook,
  COUNTED_COLUMNS,
  isPersonal,
  kindOf,
  valueOf,
} from "../utils/domain/export-rows.ts";
import { personId } from "../utils/domain/ids.ts";
import {
  emailMaskedReport,
  maskedForFile,
  maskedId,
} from "../utils/domain/masked-report.ts";
import type { LiveSession, Report } from "../utils/domain/person.ts";
import type { ExportedTable, Row, TableColumn } from "../utils/domain/table.ts";
import { t } from "../utils/i18n.ts";
import { deviceOf } from "../utils/models/device-label.ts";
import { exportedRows } from "../utils/models/exported-rows.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { agentWords, deviceWords } from "./device-words.ts";
import { exportFacts } from "./export-facts.ts";
import type { ExportRequest } from "./export-request.ts";

/**
 * The people of a list as a table, as they are now; null while there is no whole list. While the screen is shared the
 * table names nobody, to its end, whatever the mode is meanwhile.
 */
export const exportedUsers = (
  models: PageModels,
  request: ExportRequest,
): ExportedTable | null => {
  const { list, shareSafe } = models;
  const reports = exportedRows(list, request.scope);
  if (reports === null) return null;
  const masked = shareSafe.on.peek();
  const { zone, format } = request;
  const isSummary = format === "markdown";
  const columns = isSummary ? countedColumns(models) : request.columns;
  return {
    name: "users",
    title: t("export_users"),
    columns: columns.map((column) => columnOf(column, masked)),
    facts: exportFacts(models, request, reports.length, masked || isSummary),
    zone,
    count: reports.length,
    rows: rowsOf(
      models,
      reports,
      columns,
      writtenAs(columns, masked, shareSafe.emails.peek()),
    ),
    masked,
  };
};

const COUNTED: ReadonlySet<ExportColumn> = new Set([
  ...COUNTED_COLUMNS,
  "connection" as const,
]);

const countedColumns = ({
  members,
}: Pick<PageModels, "members">): readonly ExportColumn[] =>
  members === null ? COUNTED_COLUMNS : ["connection", ...COUNTED_COLUMNS];

/** As of now: sessions are replaced in their map while a file is written. */
const lookOf = ({ roster, time }: PageModels): ExportLook => {
  const running = new Map(roster.people.peek()?.running);
  return {
    ...time.moment(),
    running: (id) => running.get(id),
    deviceOf: deviceText,
  };
};

const deviceText = ({ device, userAgent }: LiveSession): string | null => {
  const named = device === null ? null : deviceWords(device);
  if (named !== null || userAgent === null) return named;
  return agentWords(userAgent, deviceOf(userAgent));
};

const columnOf = (column: ExportColumn, masked: boolean): TableColumn => {
  const heading = t(`export_column_${column}`);
  return {
    key: column,
    heading:
      masked && isPersonal(column) ? t("masked_heading", heading) : heading,
    kind: kindOf(column),
    counted: COUNTED.has(column),
  };
};

/** Each as their own connection has them, by its clock and limits, as all of them are now. */
const rowsOf = (
  models: PageModels,
  reports: readonly Report[],
  columns: readonly ExportColumn[],
  written: (report: Report) => Report,
): Iterable<Row> => {
  const looks = new Map(
    [models, ...(models.members?.peek() ?? []).map((one) => one.models)].map(
      (one) => [one, lookOf(one)],
    ),
  );
  return rowsIn(reports, columns, written, (report) => {
    const { report: own, models: theirs } = models.apart(report);
    return { own, look: looks.get(theirs) ?? lookOf(theirs) };
  });
};

function* rowsIn(
  reports: readonly Report[],
  columns: readonly ExportColumn[],
  written: (report: Report) => Report,
  apart: (report: Report) => {
    readonly own: Report;
    readonly look: ExportLook;
  },
): Generator<Row> {
  for (const report of reports) {
    const { own, look } = apart(report);
    const shown = written(own);
    yield columns.map((column) =>
      valueOf(column, column === "connection" ? report : shown, look),
    );
  }
}

/** An id may be an address of mail: then it is one of the things that have to be chosen. */
const writtenAs = (
  columns: readonly ExportColumn[],
  masked: boolean,
  emailsMasked: boolean,
): ((report: Report) => Report) => {
  if (masked) return maskedForFile;
  if (emailsMasked)
    return (report) => withoutMailAsId(emailMaskedReport(report));
  if (columns.includes("email")) return (report) => report;
  return withoutMailAsId;
};

const withoutMailAsId = (report: Report): Report =>
  report.id.includes("@")
    ? { ...report, id: personId(maskedId(report)) }
    : report;
