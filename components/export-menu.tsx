import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../utils/i18n.ts";
import type { Selected } from "../utils/models/exported-rows.ts";
import type { PageModels } from "../utils/models/page-models.ts";
import { lazy } from "./lazy.tsx";
import { Menu } from "./menu.tsx";

const ExportList = lazy(
  async () => (await import("./export-list.tsx")).ExportList,
);
const ExportDialog = lazy(
  async () => (await import("./export-dialog.tsx")).ExportDialog,
);

export interface ExportMenuProps {
  readonly models: PageModels;
  /** People who are selected: then they are what is exported, unless somebody chooses otherwise. */
  readonly selected?: Selected;
  /** Where there is little room, or something else is more important. */
  readonly iconOnly?: boolean;
}

/** Files of the list: the formats at once, or everything else to choose in a dialog. */
export const ExportMenu = (props: ExportMenuProps): VNode => {
  const { models, iconOnly = false } = props;
  const [isChoosing, choose] = useState(false);
  return (
    <>
      <Menu
        label={t("export")}
        icon="export"
        main={!iconOnly}
        iconOnly={iconOnly}
        onOpen={() => models.exporting.model.peek()?.dismiss()}
        renderList={(close) => (
          <ExportList {...props} onClose={close} onMore={() => choose(true)} />
        )}
      />
      {isChoosing && <ExportDialog {...props} onClose={() => choose(false)} />}
    </>
  );
};
