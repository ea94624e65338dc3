import type { VNode } from "preact";
import { t } from "../utils/i18n.ts";
import type { PopupModels } from "../utils/models/page-models.ts";
import { lazy } from "./lazy.tsx";
import { Menu } from "./menu.tsx";

const ExportList = lazy(
  async () => (await import("./export-list.tsx")).ExportList,
);

interface ExportMenuProps {
  readonly models: PopupModels;
}

export const ExportMenu = ({ models }: ExportMenuProps): VNode => (
  <Menu
    label={t("export")}
    icon="export"
    main
    onOpen={models.exporting.dismiss}
    renderList={(close) => <ExportList models={models} onClose={close} />}
  />
);
