import type { KeptSession } from "../utils/domain/kept-session.ts";
import { personId } from "../utils/domain/ids.ts";
import {
  emailMaskedReport,
  maskedForFile,
  maskedId,
  maskedPageName,
} from "../utils/domain/masked-report.ts";
import type { Report } from "../utils/domain/person.ts";
import {
  type SessionColumn,
  isPersonalOfSession,
  kindOfSession,
  sessionRows,
  valueOfSession,
} from "../utils/domain/session-rows.ts";
import type { ExportedTable } from "../utils/domain/table.ts";
import type { PersonSession } from "../utils/domain/told-session.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { sourceFacts, textFact } from "./export-facts.ts";
import type { FileChoice } from "./export-form.tsx";

/** What of one person's past is shown, and so exported. */
export interface ExportedPast {
  readonly report: Report;
  readonly sessions: readonly KeptSession[];
  /** As far as the platform was asked. */
  readonly told: readonly PersonSession[];
  /** Which days these are, and how much of them was watched, in words. */
  readonly scope: string;
  readonly coverage: string;
}

/**
 * The sessions of one person as a table, as they are now. While the screen is shared it names nobody, and what was said is
 * no part of it; an id that is an address of mail is hidden unless the address is chosen.
 */
export const exportedSessions = (
  models: PageModels,
  { report, sessions, told, scope, coverage }: ExportedPast,
  { columns, zone }: FileChoice<SessionColumn>,
): ExportedTable => {
  const masked = models.shareSafe.on.peek();
  const rows = sessionRows(sessions, masked ? withoutWords(told) : told);
  const naming = models.time.naming.peek();
  const look = {
    person: masked
      ? maskedForFile(report)
      : namedAs(
          models.shareSafe.emails.peek() ? emailMaskedReport(report) : report,
          columns,
        ),
    nameOf: (page: Parameters<typeof naming>[0]) => {
      const name = naming(page);
      return name === null || !masked ? name : maskedPageName(name, report);
    },
  };
  const personal = masked ? [] : columns.filter(isPersonalOfSession);
  return {
    name: "sessions",
    title: t("export_sessions_title"),
    columns: columns.map((column) => {
      const heading = t(`session_column_${column}`);
      return {
        key: column,
        heading:
          masked && isPersonalOfSession(column)
            ? t("masked_heading", heading)
            : heading,
        kind: kindOfSession(column),
      };
    }),
    facts: [
      ...sourceFacts(models, rows.length),
      textFact("scope", t("export_fact_scope"), scope),
      textFact(
        "order",
        t("export_fact_order"),
        t("export_descending", t("session_column_start")),
      ),
      textFact("zone", t("export_fact_zone"), zone),
      textFact("coverage", t("export_fact_coverage"), coverage),
      textFact(
        "personal",
        t("personal_columns"),
        personal.map((column) => t(`session_column_${column}`)).join(", ") ||
          t("export_fact_none"),
      ),
    ],
    zone,
    count: rows.length,
    rows: rows.map((row) =>
      columns.map((column) => valueOfSession(column, row, look)),
    ),
    masked,
  };
};

const withoutWords = (
  told: readonly PersonSession[],
): readonly PersonSession[] =>
  told.map(({ talk, ...rest }) => ({
    ...rest,
    talk: talk && { ...talk, title: null, url: null, messages: [] },
  }));

const namedAs = (report: Report, columns: readonly SessionColumn[]): Report =>
  columns.includes("email") || !report.id.includes("@")
    ? report
    : { ...report, id: personId(maskedId(report)) };
