import type { VNode } from "preact";
import type { FileFormat } from "../utils/domain/table.ts";
import {
  SESSION_COLUMNS,
  type SessionColumn,
  isOfTalks,
  isPersonalOfSession,
} from "../utils/domain/session-rows.ts";
import { t } from "../utils/i18n.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { ExportForm } from "./export-form.tsx";
import { allowedFormats } from "./export-request.ts";
import { type ExportedPast, exportedSessions } from "./person-exported.ts";

interface PersonExportProps {
  readonly past: ExportedPast;
  readonly models: PageModels;
  readonly onClose: () => void;
}

const FORMATS: readonly FileFormat[] = ["csv", "xlsx", "json"];

/** All that can be chosen of a file of one person's sessions. Its rows are those that are shown. */
export const PersonExport = (props: PersonExportProps): VNode => {
  const { past, models, onClose } = props;
  const hasTalks = past.told.length > 0;
  const { personalColumns, maskEmails } = models.policy.value;
  return (
    <ExportForm<SessionColumn>
      models={models}
      title={t("export_sessions")}
      formats={allowedFormats(models, FORMATS)}
      offered={SESSION_COLUMNS.filter(
        (column) =>
          (hasTalks || !isOfTalks(column)) &&
          (personalColumns || !isPersonalOfSession(column)) &&
          (column !== "email" || !maskEmails),
      )}
      isPersonal={isPersonalOfSession}
      isChosenAtFirst={(column) =>
        !isPersonalOfSession(column) ||
        models.exporting.personal().some((one) => one === column)
      }
      wordsOf={(column) => t(`session_column_${column}`)}
      onSave={async (choice) => {
        const exporting = await models.exporting.load();
        const table = exportedSessions(models, past, choice);
        await exporting.start(table, choice.format);
      }}
      onClose={onClose}
    />
  );
};
