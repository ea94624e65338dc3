import { reportOfUser } from "../../../utils/connectors/protocol-user.ts";
import {
  type ExportLook,
  exportColumns,
  kindOf,
  valueOf,
} from "../../../utils/domain/export-rows.ts";
import { NONE_RUNNING } from "../../../utils/domain/facts.ts";
import { instant } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import type { FileFormat, Row } from "../../../utils/domain/table.ts";
import type { TableFile } from "../../../utils/export/table-file.ts";
import { START, userRow } from "../people.ts";

/* The people of a bench, as the extension exports them. */

export const COLUMNS = exportColumns(["name", "email", "ip"]);

export const LOOK: ExportLook = {
  serverNow: instant(START),
  limits: DEFAULT_LIMITS,
  stale: false,
  running: NONE_RUNNING,
  nameOf: pageName,
  deviceOf: ({ device }) =>
    device === null ? null : `${device.browser} on ${device.os}`,
};

let reports: readonly Report[] = [];

export const exported = (): readonly Report[] => reports;

export const prepareReports = (count: number): void => {
  reports = Array.from({ length: count }, (_, number) =>
    reportOfUser(userRow(number)),
  ).filter((report) => report !== null);
};

export function* rowsOf(
  columns: readonly (typeof COLUMNS)[number][] = COLUMNS,
): Generator<Row> {
  for (const report of reports)
    yield columns.map((column) => valueOf(column, report, LOOK));
}

export const fileOf = (
  format: FileFormat,
  columns: readonly (typeof COLUMNS)[number][] = COLUMNS,
): TableFile => ({
  format,
  title: "Users",
  columns: columns.map((key) => ({ key, heading: key, kind: kindOf(key) })),
  facts: [],
  zone: "UTC",
  words: { about: "About", cut: "", count: "", unknown: "", others: "" },
});
