import type { VNode } from "preact";
import { harmless } from "../utils/domain/harmless.ts";
import { t } from "../utils/i18n.ts";
import type { MappingFileFault } from "../utils/mapping/mapping-file.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import { FileButton } from "./file-button.tsx";
import { Icon } from "./icon.tsx";
import { saveFile } from "./save-file.ts";

interface MappingFileProps {
  readonly mapping: MappingModel;
}

/** A mapping out to a file and in from one. */
export const MappingFile = ({ mapping }: MappingFileProps): VNode => {
  const fault = mapping.fileFault.value;
  return (
    <div class="mapping-file">
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => {
            const text = mapping.fileText();
            if (text === null) return;
            const file = new Blob([text], { type: "application/json" });
            saveFile(file, "rollcall-mapping.json");
          }}
        >
          <Icon name="export" />
          {t("mapping_file_save")}
        </button>
        <FileButton
          label={t("mapping_file_open")}
          onText={(text) => mapping.openFile(text ?? "")}
        />
      </div>
      <p class="field-hint">{t("mapping_file_hint")}</p>
      <div aria-live="polite">
        {fault !== null && (
          <p class="field-problem">
            <Icon name="alert" />
            <span>{faultWords(fault)}</span>
          </p>
        )}
      </div>
    </div>
  );
};

const faultWords = (fault: MappingFileFault): string =>
  fault.code === "wrong"
    ? t("mapping_file_wrong", harmless(fault.at))
    : t(`mapping_file_${fault.code}`);
