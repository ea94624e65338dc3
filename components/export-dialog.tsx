import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isPersonal } from "../utils/domain/export-rows.ts";
import { t } from "../utils/i18n.ts";
import type { ExportScope } from "../utils/models/exported-rows.ts";
import { ExportForm } from "./export-form.tsx";
import type { ExportMenuProps } from "./export-menu.tsx";
import {
  FORMATS,
  allowedFormats,
  exportUsers,
  isChosenAtFirst,
  offeredColumns,
} from "./export-request.ts";
import { ExportScopes } from "./export-scopes.tsx";

interface ExportDialogProps extends ExportMenuProps {
  readonly onClose: () => void;
}

/** All that can be chosen of a file of people: format, rows, columns, time zone. */
export const ExportDialog = (props: ExportDialogProps): VNode => {
  const { models, selected, onClose } = props;
  const [scope, setScope] = useState<ExportScope>(
    selected !== undefined && selected.present.peek() > 0
      ? { kind: "these", who: selected }
      : { kind: "listed" },
  );
  return (
    <ExportForm
      models={models}
      title={t("export_title")}
      formats={allowedFormats(models, FORMATS)}
      offered={offeredColumns(models)}
      isPersonal={isPersonal}
      isChosenAtFirst={isChosenAtFirst(models)}
      wordsOf={(column) => t(`export_column_${column}`)}
      onSave={(choice) => void exportUsers(models, { ...choice, scope })}
      onClose={onClose}
    >
      <ExportScopes
        models={models}
        selected={selected}
        scope={scope}
        onChoose={setScope}
      />
    </ExportForm>
  );
};
